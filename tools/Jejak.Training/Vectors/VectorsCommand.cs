using System.CommandLine;
using System.Diagnostics;
using Jejak.Languages;

namespace Jejak.Training.Vectors;

/// <summary><c>train vectors --output FILE</c>: word vectors from raw news, for the models that read them.</summary>
internal static class VectorsCommand
{
    private const string RawNews = "raw-news/articles.jsonl.gz";
    private const int LeastCount = 5;

    public static Command Create(Option<string> data)
    {
        var output = new Option<string>("--output", "-o") { Description = "Where to write the vectors.", HelpName = "FILE", Required = true };
        var epochs = new Option<int>("--epochs") { Description = "Rounds over the corpus.", DefaultValueFactory = _ => 5 };
        var dimensions = new Option<int>("--dimensions") { Description = "Length of a vector, a multiple of 16.", DefaultValueFactory = _ => 64 };
        var most = new Option<int>("--words") { Description = "How many of the most frequent forms get one.", DefaultValueFactory = _ => 40_000 };
        var window = new Option<int>("--window") { Description = "Words on each side.", DefaultValueFactory = _ => 3 };
        var command = new Command("vectors", "Word vectors from raw news (structured skip-gram).") { output, epochs, dimensions, most, window };
        command.SetAction(parsed => Run(Path.Combine(parsed.GetValue(data)!, RawNews), parsed.GetValue(output)!, parsed.GetValue(most),
            new(parsed.GetValue(dimensions), parsed.GetValue(window), Negatives: 5, parsed.GetValue(epochs), Rate: 0.025f, Subsampling: 1e-3, Seed: 20261122)));
        return command;
    }

    private static int Run(string news, string output, int most, SkipGramOptions options)
    {
        var clock = Stopwatch.StartNew();
        var sentences = new NewsSentences();
        sentences.Read([news]);
        if (sentences.Articles == 0) return Faults.Fail($"no article was read from {news}: name the folder of the corpora with --data");
        var corpus = sentences.Number(ResourceTable.Load("id/lexicon/clitic-like.tsv"), most, LeastCount);
        Report($"{sentences.Articles:N0} articles, {sentences.Sentences:N0} sentences, {corpus.Words.Length:N0} words, {corpus.Forms.Length:N0} forms kept", clock);
        var training = new SkipGram(corpus, options);
        training.Train(epoch => Report($"epoch {epoch} of {options.Epochs}", clock));
        new VectorFile(corpus.Forms, training.Vectors, options.Dimensions).Write(output);
        return 0;
    }

    private static void Report(FormattableString what, Stopwatch clock) =>
        Console.Error.WriteLine(FormattableString.Invariant($"jejak-training: {FormattableString.Invariant(what)}, {clock.Elapsed.TotalSeconds:F0} s"));
}
