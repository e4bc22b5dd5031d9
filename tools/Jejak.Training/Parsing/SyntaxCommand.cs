using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Jejak.Languages;
using Jejak.Models;
using Jejak.Parsing;
using Jejak.Training.Vectors;

namespace Jejak.Training.Parsing;

/// <summary><c>train syntax</c>: tagger and parser in one network, taught by treebanks and by larger networks that read raw news.</summary>
internal static class SyntaxCommand
{
    private static readonly string[] s_measured = ["csui", "gsd"];

    public static Command Create(Option<string> data)
    {
        var vectors = new Option<string>("--vectors") { Description = "Vectors made by 'train vectors'.", Required = true, HelpName = "FILE" };
        var output = new Option<string>("--output") { Description = "Where the model is written.", Required = true, HelpName = "FILE" };
        var epochs = new Option<int>("--epochs") { Description = "Rounds over the treebanks.", DefaultValueFactory = _ => 22 };
        var units = new Option<int>("--units") { Description = "Units of a word's state, a multiple of 32.", DefaultValueFactory = _ => 128 };
        var layers = new Option<int>("--layers") { Description = "Recurrent layers.", DefaultValueFactory = _ => 2 };
        var arc = new Option<int>("--arc") { Description = "Units of the arc scorer.", DefaultValueFactory = _ => 64 };
        var label = new Option<int>("--label") { Description = "Units of the relation scorer.", DefaultValueFactory = _ => 48 };
        var teachers = new Option<int>("--teachers") { Description = "Large networks that annotate raw news for the one that is kept.", DefaultValueFactory = _ => 3 };
        var teacherRounds = new Option<int>("--teacher-rounds") { Description = "Rounds over the treebanks for each of them.", DefaultValueFactory = _ => 11 };
        var silver = new Option<int>("--silver") { Description = "Sentences of raw news that they annotate.", DefaultValueFactory = _ => 50000 };
        var hidden = new Option<int>("--hidden") { Description = "Sentences of raw news whose hidden words each network guesses before it sees a treebank.", DefaultValueFactory = _ => 60000 };
        var threads = new Option<int>("--threads") { Description = "Threads; the result does not depend on them.", DefaultValueFactory = _ => 2 };
        var rate = new Option<float>("--rate") { Description = "Step size of Adam at its highest.", DefaultValueFactory = _ => 2e-3f };
        var seed = new Option<int>("--seed") { Description = "Of all random numbers.", DefaultValueFactory = _ => 1 };
        var command = new Command("syntax", "Learn tags, heads and relations from treebanks.") { vectors, output, epochs, units, layers, arc, label, teachers, teacherRounds, silver, hidden, threads, rate, seed };
        command.SetAction(parsed =>
        {
            var run = new SyntaxRun(parsed.GetValue(data)!, parsed.GetValue(vectors)!, parsed.GetValue(hidden), parsed.GetValue(silver), parsed.GetValue(teacherRounds), parsed.GetValue(threads));
            var schedule = new SyntaxSchedule { Epochs = parsed.GetValue(epochs), Rate = parsed.GetValue(rate), Seed = (ulong)parsed.GetValue(seed) };
            byte[] model = run.Train(new(parsed.GetValue(units), parsed.GetValue(layers), parsed.GetValue(arc), parsed.GetValue(label), 0), schedule, parsed.GetValue(teachers));
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(parsed.GetValue(output)!))!);
            File.WriteAllBytes(parsed.GetValue(output)!, model);
            return 0;
        });
        return command;
    }

    /// <summary>One run of the command: the corpora are read once for all networks.</summary>
    private sealed class SyntaxRun
    {
        private static readonly SyntaxShape s_teacher = new(192, 3, 96, 96, 0);

        private readonly string _data;
        private readonly int _teacherRounds;
        private readonly int _threads;
        private readonly Language _language = Language.Load("id");
        private readonly List<AnnotatedSentence> _corpus;
        private readonly List<string[]> _hidden;
        private readonly List<string[]> _silver;
        private readonly WordVectors _vectors;
        private readonly Stopwatch _clock = Stopwatch.StartNew();

        public SyntaxRun(string data, string vectors, int hidden, int silver, int teacherRounds, int threads)
        {
            (_data, _teacherRounds, _threads, _vectors, _corpus) = (data, teacherRounds, threads, new(VectorFile.Read(vectors)), SyntaxCorpora.Train(data));
            var news = hidden + silver == 0 ? [] : NewsText.Sentences(Path.Combine(data, "raw-news/articles.jsonl.gz"), hidden + silver);
            // Every so-manyth sentence is annotated, so that both parts come from all articles.
            int every = silver == 0 ? int.MaxValue : Math.Max(1, news.Count / silver);
            (_silver, _hidden) = ([.. news.Where((_, i) => i % every == every - 1)], [.. news.Where((_, i) => i % every != every - 1)]);
            Say($"{_corpus.Count} sentences of treebanks with {_corpus.Sum(s => s.Forms.Length)} words, {_hidden.Count} + {_silver.Count} of news");
        }

        public byte[] Train(SyntaxShape shape, SyntaxSchedule schedule, int teachers)
        {
            var silver = new List<AnnotatedSentence>();
            if (teachers > 0)
            {
                var networks = Enumerable.Range(1, teachers).Select(number => Network(One($"teacher {number}", s_teacher, schedule with { Seed = schedule.Seed + (ulong)number, Epochs = _teacherRounds }, []))).ToList();
                silver = Teachers.Annotate(networks, _silver);
                Say($"teachers agree on {100.0 * silver.Sum(s => s.Heads!.Count(head => head >= 0)) / silver.Sum(s => s.Forms.Length):F1}% of the heads of {silver.Count} sentences");
            }
            return One("network", shape, schedule, silver);
        }

        private byte[] One(string name, SyntaxShape shape, SyntaxSchedule schedule, List<AnnotatedSentence> silver)
        {
            var trainer = new SyntaxTrainer(_language, _corpus, _vectors, shape, schedule, _threads);
            if (_hidden.Count > 0) trainer.Train([.. _hidden.Select(forms => trainer.Example(new(SyntaxCorpora.Styles[0], forms)) with { IsMasked = true })], 1, (_, losses) => Say($"{name}, hidden words: {losses}"));
            var examples = _corpus.SelectMany(s => Enumerable.Repeat(trainer.Example(s), s.Weight)).Concat(silver.Select(trainer.Example)).ToList();
            trainer.Train(examples, schedule.Epochs, (epoch, losses) => Say($"{name}, round {epoch}: {losses}"));
            byte[] model = trainer.Export().ToArray();
            var network = Network(model);
            foreach (string style in s_measured) Say($"{name} on the fold of {style}: {HeldOut.Score(network, SyntaxCorpora.HeldOut(_data, style), style)}");
            return model;
        }

        private SyntaxNetwork Network(byte[] model) => new(_language, ModelFile.Read("memory", model, SyntaxNetwork.Component, SyntaxNetwork.Version));

        private void Say(FormattableString line) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_clock.Elapsed.TotalSeconds,6:F0} s  {line.ToString(CultureInfo.InvariantCulture)}"));
    }
}
