using System.CommandLine;
using Jejak.Documents;
using Jejak.Entities.Recognition;
using Jejak.Models;

namespace Jejak.Training.Names;

/// <summary><c>evaluate ner FILE</c>: the installed name model against a corpus in IOB columns.</summary>
internal static class NerEvaluation
{
    private const int SpeedRounds = 20;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A corpus in columns: the word first, the IOB tag last, a blank line between sentences." };
        var model = new Option<string?>("--model") { Description = "A model file instead of the installed one.", HelpName = "FILE" };
        var errors = new Option<bool>("--errors") { Description = "Show every sentence with a name missed (-) or wrongly found (+) on standard error." };
        var speed = new Option<bool>("--speed") { Description = "Also measure words a second of one core's time." };
        var command = new Command("ner", "Names: exact-span micro F1, precision and recall, in all and per type, in percent.") { file, model, errors, speed };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(model), parsed.GetValue(errors), parsed.GetValue(speed)));
        return command;
    }

    private static int Run(string path, string? modelPath, bool errors, bool speed)
    {
        var corpus = IobFile.Read(path);
        var file = modelPath is null ? ModelStore.Find("id", NameModel.Component, NameModel.Version) : ModelFile.Open(modelPath, NameModel.Component, NameModel.Version);
        if (file is null) return Faults.Fail("no name model is installed beside the program: make one with 'train ner', or name one with --model");
        var model = NameModel.Read(file);
        var trainer = new NameTrainer();
        var tagger = new NameTagger(model, trainer.Lexicon);
        var figures = new NameFigures();
        foreach (var sentence in corpus)
        {
            var sequence = trainer.Sequence(sentence);
            var found = TaggedSentence.NamesOf(tagger.Tag(sequence, sequence.Sentences[0]));
            figures.Add(sentence.Names, found);
            if (errors) Show(sentence, found);
        }
        foreach (string line in figures.Lines()) Console.WriteLine(line);
        if (speed) Console.WriteLine(FormattableString.Invariant($"words/s {Speed(tagger, [.. corpus.Select(trainer.Sequence)]):F0}"));
        return 0;
    }

    /// <summary>Words a second of processor time on one core, of tagging alone: tokens and their word numbers are given.</summary>
    private static double Speed(NameTagger tagger, NameSequence[] sequences)
    {
        long words = 0;
        foreach (var sequence in sequences) tagger.Tag(sequence, sequence.Sentences[0]);
        var began = Environment.CpuUsage.UserTime;
        for (int round = 0; round < SpeedRounds; round++)
        {
            foreach (var sequence in sequences) words += tagger.Tag(sequence, sequence.Sentences[0]).Length;
        }
        return words / (Environment.CpuUsage.UserTime - began).TotalSeconds;
    }

    private static void Show(TaggedSentence sentence, List<TaggedName> found)
    {
        string missed = Names(sentence, sentence.Names.Except(found)), wrong = Names(sentence, found.Except(sentence.Names));
        if (missed.Length + wrong.Length > 0) Console.Error.WriteLine($"-[{missed}] +[{wrong}] {string.Join(' ', sentence.Words)}");
    }

    private static string Names(TaggedSentence sentence, IEnumerable<TaggedName> names) =>
        string.Join("; ", names.Select(name => $"{string.Join(' ', sentence.Words[name.Start..name.End])}/{(NameTags.Types[name.Type] switch { EntityType.Person => "PER", EntityType.Organization => "ORG", _ => "LOC" })}"));
}
