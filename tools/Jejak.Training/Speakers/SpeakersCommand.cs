using System.CommandLine;
using Jejak.Documents;
using Jejak.Sources;

namespace Jejak.Training.Speakers;

/// <summary><c>evaluate speakers GOLD-DIR</c>: the articles are read from <c>GOLD-DIR.jsonl</c> beside the folder.</summary>
internal static class SpeakersCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("gold-dir") { Description = "Folder of annotations; its articles stand in a file of the same name with the ending .jsonl." };
        var errors = new Option<bool>("--errors") { Description = "Also print every wrong speaker." };
        var command = new Command("speakers", "Who is said to speak where the cue holds a clitic, a pronoun or a description instead of a name.") { folder, errors };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!, parsed.GetValue(errors)));
        return command;
    }

    private static int Run(string folder, bool errors)
    {
        var gold = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(GoldArticle.Read).ToList();
        if (gold.Count == 0) throw new CorpusException(folder, 0, "no annotation was found; name a folder of annotated articles, one JSON file each");
        var readings = Readings(folder.TrimEnd('/') + ".jsonl");
        var evaluation = new SpeakerEvaluation(errors ? Console.Out.WriteLine : null);
        foreach (var article in gold) evaluation.Add(article, readings.GetValueOrDefault(article.Id));
        evaluation.Print(Console.Out);
        int missing = gold.Count(article => !readings.ContainsKey(article.Id));
        Console.WriteLine($"articles {gold.Count - missing} read, {missing} missing");
        return missing == 0 ? 0 : 1;
    }

    private static Dictionary<string, Document> Readings(string file)
    {
        if (!File.Exists(file)) throw new CorpusException(file, 0, "the articles of the annotations are not here; put them beside the folder, one a line");
        var reader = Reader.Create();
        var readings = new Dictionary<string, Document>(StringComparer.Ordinal);
        foreach (var result in SourceFiles.Read([file]))
        {
            if (result.Failure is { } failure) Console.Error.WriteLine($"jejak-training: {failure}");
            else if (result.Document is { } source) readings[source.Id] = reader.Read(source);
        }
        return readings;
    }
}
