using System.CommandLine;
using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Training.Times;

/// <summary><c>evaluate timex DIR [--errors | --list]</c>.</summary>
internal static class TimexCommand
{
    private static readonly string[] Endings = [".tml", ".timeml", ".xml"];

    public static Command Create()
    {
        var folder = new Argument<string>("dir") { Description = "Folder of TimeML files (.tml, .timeml, .xml), folders below it included, or one such file." };
        var errors = new Option<bool>("--errors") { Description = "Also print every expression that is missed, added, or has another extent, type or value, with its sentence." };
        var list = new Option<bool>("--list") { Description = "Print what the reader finds, in TimeML's style, and no figures: for files without annotation." };
        var command = new Command("timex", "Time expressions against TimeML: extents (strict and relaxed), types and TIMEX3 values.") { folder, errors, list };
        command.SetAction(parsed => Run(parsed.GetValue(folder)!, parsed.GetValue(errors), parsed.GetValue(list)));
        return command;
    }

    private static int Run(string folder, bool errors, bool list)
    {
        try
        {
            var paths = Files(folder);
            var reading = new TimexReading(Reader.Create());
            var scores = new TimexScores();
            foreach (string path in paths)
            {
                var file = TimeMlFile.Read(path);
                var document = reading.Read(path, file);
                var own = reading.Expressions(file, document);
                if (list) foreach (var found in own) Console.WriteLine($"{Path.GetFileName(path)} {found.Type} {found.Value ?? "?"} {found.Span.Start} {found.Span.End} '{found.Span.Of(file.Text)}' | {Sentence(document, found.Span)}");
                var pairs = scores.Add(file.Text, file.Expressions, own);
                if (errors) foreach (var pair in pairs.Where(pair => pair.IsWrong)) Console.WriteLine(Show(Path.GetFileName(path), pair, document));
            }
            if (list) return 0;
            if (scores.Annotated == 0) throw new CorpusException(folder, 0, "no TIMEX3 was found in the text of any file; --list prints what the reader finds there");
            foreach (string line in scores.Lines()) Console.WriteLine(line);
            Console.WriteLine($"files {paths.Count}");
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CorpusException)
        {
            Console.Error.WriteLine($"jejak-training: {e.Message}");
            return 1;
        }
    }

    private static List<string> Files(string folder)
    {
        if (File.Exists(folder)) return [folder];
        if (!Directory.Exists(folder)) throw new CorpusException(folder, 0, "there is no such folder; name a folder of TimeML files");
        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        return paths.Count > 0 ? paths : throw new CorpusException(folder, 0, $"no TimeML file was found; they end in {string.Join(", ", Endings)}");
    }

    private static string Show(string file, TimexPair pair, Document document)
    {
        string kind = (pair.Gold, pair.Own) switch
        {
            (null, _) => "added",
            (_, null) => "missed",
            _ => !pair.IsStrict ? "extent" : !pair.HasValue ? "value" : "type",
        };
        return $"{file} {kind}: {One(pair.Gold, document)} read as {One(pair.Own, document)} | {Sentence(document, (pair.Gold ?? pair.Own)!.Span)}";
    }

    private static string One(Timex? timex, Document document) => timex is null ? "nothing" : $"'{timex.Span.Of(document.Text).ReplaceLineEndings(" ")}' {timex.Type} {timex.Value ?? "?"}";

    private static string Sentence(Document document, TextSpan span)
    {
        foreach (var sentence in document.Sentences)
        {
            if (sentence.Span.Overlaps(span)) return sentence.Span.Of(document.Text).ReplaceLineEndings(" ");
        }
        return "(outside every sentence)";
    }
}
