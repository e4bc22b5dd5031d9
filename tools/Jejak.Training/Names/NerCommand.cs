using System.CommandLine;
using System.Diagnostics;
using Jejak.Entities.Recognition;
using Jejak.Training.Vectors;

namespace Jejak.Training.Names;

/// <summary><c>train ner</c>: the name model, from idner-news-2k and raw news.</summary>
internal static class NerCommand
{
    private const int FactsFrom = 20;
    private const int EvidenceEvery = 4;

    /// <summary>NERGrit misses names and means others: a sentence of it counts as much less. Cross-validated: 0.3 gives 87.1, 1 gives 86.7, none 86.5.</summary>
    private const float OtherWeight = 0.3f;
    private const int KeptFeatures = 300_000;

    public static Command Create(Option<string> data)
    {
        var vectors = new Option<string>("--vectors") { Description = "A file that train vectors wrote.", HelpName = "FILE", Required = true };
        var output = new Option<string?>("--output", "-o") { Description = "Where to write the model.", HelpName = "FILE" };
        var folds = new Option<int>("--folds") { Description = "First cross-validate on the training corpus, in so many parts." };
        var chains = new Option<int>("--chains") { Description = "How many chains are averaged.", DefaultValueFactory = _ => 4 };
        var kept = new Option<int>("--keep") { Description = "How many features are kept, the strongest.", DefaultValueFactory = _ => KeptFeatures };
        var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => 30, Description = "Rounds over the corpus." };
        var rate = new Option<float>("--rate") { DefaultValueFactory = _ => 0.04f, Description = "Length of a step." };
        var decay = new Option<float>("--decay") { DefaultValueFactory = _ => 3e-4f, Description = "How fast weights that are used decay." };
        var dropout = new Option<float>("--dropout") { DefaultValueFactory = _ => 0.5f, Description = "Share of features left out at random." };
        var command = new Command("ner", "The name model.") { vectors, output, folds, chains, kept, epochs, rate, decay, dropout };
        command.SetAction(parsed => Run(parsed.GetValue(data)!, parsed.GetValue(vectors)!, parsed.GetValue(output), parsed.GetValue(folds), parsed.GetValue(chains), parsed.GetValue(kept),
            new(parsed.GetValue(epochs), parsed.GetValue(rate), parsed.GetValue(decay), parsed.GetValue(dropout), 1)));
        return command;
    }

    private static int Run(string data, string vectors, string? output, int folds, int chains, int kept, CrfOptions options)
    {
        var clock = Stopwatch.StartNew();
        var trainer = new NameTrainer();
        var train = IobFile.Read(Path.Combine(data, "ner/idner-news-2k/train.txt"));
        // Sentences without a name say nothing there: in many of them names were missed.
        var other = IobFile.Read(Path.Combine(data, "ner/nergrit/train_preprocess.txt")).Where(sentence => sentence.Names.Length > 0).ToArray();
        var news = RawNews.Read(Path.Combine(data, "raw-news/articles.jsonl.gz"));
        var facts = trainer.Evidence(news, news.Facts(VectorFile.Read(vectors), FactsFrom), train, options, EvidenceEvery);
        Report($"facts of {facts.Count:N0} forms from {news.Articles.Count:N0} articles", clock);
        if (folds > 0)
        {
            var total = new NameFigures();
            for (int fold = 0; fold < folds; fold++)
            {
                Validate(trainer, facts, [.. train.Where((_, i) => i % folds != fold)], [.. train.Where((_, i) => i % folds == fold)], other, options, chains, total);
                Report($"fold {fold + 1} of {folds}", clock);
            }
            foreach (string line in total.Lines()) Console.WriteLine(line);
        }
        if (output is null) return 0;
        var (reader, chain) = Train(trainer, facts, train, other, options, chains);
        byte[] model = NameModelWriter.Write(chain, reader.Numbers, facts, kept);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        File.WriteAllBytes(output, model);
        Report($"{reader.Count:N0} features, {Math.Min(reader.Count, kept):N0} kept, {model.Length:N0} bytes", clock);
        return 0;
    }

    private static (FeatureReader Reader, ChainCrf Chain) Train(NameTrainer trainer, FormTable facts, IEnumerable<TaggedSentence> train, IEnumerable<TaggedSentence> other, CrfOptions options, int chains)
    {
        var reader = new FeatureReader(trainer.Lexicon, facts);
        FeatureSentence[] sentences =
        [
            .. train.Select(sentence => trainer.Features(reader, sentence, own: true)),
            .. other.Select(sentence => trainer.Features(reader, sentence, OtherWeight)),
        ];
        reader.IsFrozen = true;
        return (reader, NameTrainer.Chain(reader.Count, sentences, options, chains));
    }

    /// <summary>Trains on one part of the corpus and counts on another.</summary>
    private static void Validate(NameTrainer trainer, FormTable facts, TaggedSentence[] train, TaggedSentence[] test, IEnumerable<TaggedSentence> other, CrfOptions options, int chains, NameFigures total)
    {
        var (reader, chain) = Train(trainer, facts, train, other, options, chains);
        foreach (var sentence in test) total.Add(sentence.Names, TaggedSentence.NamesOf(chain.Decode(trainer.Features(reader, sentence, own: true))));
    }

    private static void Report(FormattableString what, Stopwatch clock) =>
        Console.Error.WriteLine(FormattableString.Invariant($"jejak-training: {FormattableString.Invariant(what)}, {clock.Elapsed.TotalSeconds:F0} s"));
}
