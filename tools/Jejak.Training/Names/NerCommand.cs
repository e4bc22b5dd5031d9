using System.CommandLine;
using System.Diagnostics;
using Jejak.Entities.Recognition;
using Jejak.Models;
using Jejak.Training.Vectors;

namespace Jejak.Training.Names;

/// <summary><c>train ner</c>: the name model, from idner-news-2k and raw news.</summary>
internal static class NerCommand
{
    private const int FactsFrom = 20;
    private const int EvidenceEvery = 4;

    /// <summary>NERGrit misses names and means others: a sentence of it counts as much less. Cross-validated: 0.3 gives 87.1, 1 gives 86.7, none 86.5.</summary>
    private const float OtherWeight = 0.3f;

    /// <summary>Every tenth article gives 3,300 sentences, more of them no more on idner dev (86.5 each).</summary>
    private const int SilverEvery = 10;
    private const float SilverWeight = 0.2f;
    private const int KeptFeatures = 240_000;

    public static Command Create(Option<string> data)
    {
        var vectors = new Option<string>("--vectors") { Description = "A file that train vectors wrote.", HelpName = "FILE", Required = true };
        var output = new Option<string?>("--output", "-o") { Description = "Where to write the model.", HelpName = "FILE" };
        var folds = new Option<int>("--folds") { Description = "First cross-validate on the training corpus, in so many parts." };
        var chains = new Option<int>("--chains") { Description = "How many chains are averaged.", DefaultValueFactory = _ => 3 };
        var kept = new Option<int>("--keep") { Description = "How many features are kept, the strongest.", DefaultValueFactory = _ => KeptFeatures };
        var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => 20, Description = "Rounds over the corpus." };
        var rate = new Option<float>("--rate") { DefaultValueFactory = _ => 0.04f, Description = "Length of a step." };
        var decay = new Option<float>("--decay") { DefaultValueFactory = _ => 3e-4f, Description = "How fast weights that are used decay." };
        var dropout = new Option<float>("--dropout") { DefaultValueFactory = _ => 0.5f, Description = "Share of features left out at random." };
        var command = new Command("ner", "The name model.") { vectors, output, folds, chains, kept, epochs, rate, decay, dropout };
        command.SetAction(parsed => Run(parsed.GetValue(data)!, parsed.GetValue(vectors)!, parsed.GetValue(output), parsed.GetValue(folds),
            new(new(parsed.GetValue(epochs), parsed.GetValue(rate), parsed.GetValue(decay), parsed.GetValue(dropout), 1), parsed.GetValue(chains), parsed.GetValue(kept))));
        return command;
    }

    private static int Run(string data, string vectors, string? output, int folds, NameOptions options)
    {
        var clock = Stopwatch.StartNew();
        var trainer = new NameTrainer();
        var train = IobFile.Read(Path.Combine(data, "ner/idner-news-2k/train.txt")).ToArray();
        // Sentences without a name say nothing there: in many of them names were missed.
        var other = IobFile.Read(Path.Combine(data, "ner/nergrit/train_preprocess.txt")).Where(sentence => sentence.Names.Length > 0).ToArray();
        var news = RawNews.Read(Path.Combine(data, "raw-news/articles.jsonl.gz"));
        var facts = trainer.Evidence(news, news.Facts(VectorFile.Read(vectors), FactsFrom), train, options.Crf, EvidenceEvery);
        Report($"facts of {facts.Count:N0} forms from {news.Articles.Count:N0} articles", clock);
        // A teacher labels raw news, the final model learns from that as well.
        var (teacherReader, teacher) = Train(trainer, facts, train, other, [], options with { Chains = 1, Kept = int.MaxValue });
        var silver = SilverNews.Label(news, NameModel.Read(ModelFile.Read("", NameModelWriter.Write(teacher, teacherReader.Numbers, facts, int.MaxValue), NameModel.Component, NameModel.Version)), trainer.Lexicon, SilverEvery);
        Report($"{silver.Count:N0} sentences of raw news labelled", clock);
        if (folds > 0)
        {
            var total = new NameFigures();
            for (int fold = 0; fold < folds; fold++)
            {
                Validate(trainer, facts, [.. train.Where((_, i) => i % folds != fold)], [.. train.Where((_, i) => i % folds == fold)], other, [], options, total);
                Report($"fold {fold + 1} of {folds}", clock);
            }
            foreach (string line in total.Lines()) Console.WriteLine(line);
        }
        if (output is null) return 0;
        var (reader, chain) = Train(trainer, facts, train, other, silver, options);
        byte[] model = NameModelWriter.Write(chain, reader.Numbers, facts, options.Kept);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
        File.WriteAllBytes(output, model);
        Report($"{reader.Numbers.Count():N0} features, {model.Length:N0} bytes", clock);
        return 0;
    }

    /// <summary>Twice: what is strong in a first chain is all that the final ones see, so that they learn to do without the rest.</summary>
    private static (FeatureReader Reader, ChainCrf Chain) Train(NameTrainer trainer, FormTable facts, TaggedSentence[] train, TaggedSentence[] other, List<SilverSentence> silver, NameOptions options)
    {
        var reader = new FeatureReader(trainer.Lexicon, facts);
        var chain = NameTrainer.Chain(Read(reader), reader, options.Crf, 1);
        if (reader.Numbers.Count() <= options.Kept && options.Chains == 1) return (reader, chain);
        if (reader.Numbers.Count() > options.Kept) reader = new(trainer.Lexicon, facts) { Kept = [.. NameModelWriter.Strongest(chain, reader.Numbers, options.Kept)] };
        return (reader, NameTrainer.Chain(Read(reader), reader, options.Crf, options.Chains));

        FeatureSentence[] Read(FeatureReader into)
        {
            into.IsFrozen = false;
            FeatureSentence[] sentences =
            [
                .. train.Select(sentence => trainer.Features(into, sentence, own: true)),
                .. other.Select(sentence => trainer.Features(into, sentence, OtherWeight)),
                .. silver.Select(sentence => into.Read(sentence.Sequence, sentence.Sentence, sentence.Tags, SilverWeight)),
            ];
            into.IsFrozen = true;
            return sentences;
        }
    }

    /// <summary>Trains on one part of the corpus and counts on another.</summary>
    private static void Validate(NameTrainer trainer, FormTable facts, TaggedSentence[] train, TaggedSentence[] test, TaggedSentence[] other, List<SilverSentence> silver, NameOptions options, NameFigures total)
    {
        var (reader, chain) = Train(trainer, facts, train, other, silver, options);
        foreach (var sentence in test) total.Add(sentence.Names, TaggedSentence.NamesOf(chain.Decode(trainer.Features(reader, sentence, own: true))));
    }

    private static void Report(FormattableString what, Stopwatch clock) =>
        Console.Error.WriteLine(FormattableString.Invariant($"jejak-training: {FormattableString.Invariant(what)}, {clock.Elapsed.TotalSeconds:F0} s"));
}

/// <param name="Chains">How many chains are averaged.</param>
/// <param name="Kept">How many features the model has.</param>
internal sealed record NameOptions(CrfOptions Crf, int Chains, int Kept);
