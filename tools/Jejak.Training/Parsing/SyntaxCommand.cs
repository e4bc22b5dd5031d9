using System.CommandLine;
using System.Globalization;
using Jejak.Languages;
using Jejak.Models;
using Jejak.Parsing;

namespace Jejak.Training.Parsing;

/// <summary><c>train syntax</c>: tagger and parser in one network.</summary>
internal static class SyntaxCommand
{
    private static readonly string[] s_measured = ["csui", "gsd"];

    public static Command Create(Option<string> data)
    {
        var vectors = new Option<FileInfo?>("--vectors") { Description = "vectors made by 'train vectors'" };
        var output = new Option<string>("--output") { Description = "where the model is written", Required = true };
        var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => 20 };
        var units = new Option<int>("--units") { DefaultValueFactory = _ => 160 };
        var layers = new Option<int>("--layers") { DefaultValueFactory = _ => 3 };
        var arc = new Option<int>("--arc") { DefaultValueFactory = _ => 96 };
        var label = new Option<int>("--label") { DefaultValueFactory = _ => 96 };
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => 1 };
        var every = new Option<int>("--report") { DefaultValueFactory = _ => 5 };
        var rate = new Option<float>("--rate") { DefaultValueFactory = _ => 2e-3f };
        var news = new Option<string?>("--news") { Description = "raw articles for hidden-word training" };
        var pretrain = new Option<int>("--pretrain") { Description = "sentences of raw news whose hidden words are guessed first", DefaultValueFactory = _ => 0 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var without = new Option<string[]>("--without") { DefaultValueFactory = _ => [] };
        var command = new Command("syntax", "Learns tags, heads and relations from treebanks.") { vectors, output, epochs, units, layers, arc, label, threads, every, rate, news, pretrain, seed, without };
        command.SetAction(arguments =>
        {
            SyntaxTrainer.Threads = arguments.GetValue(threads);
            string folder = arguments.GetValue(data)!;
            var language = Language.Load("id");
            var corpus = SyntaxCorpora.Train(folder).Where(s => !arguments.GetValue(without)!.Contains(s.Style)).ToList();
            Console.WriteLine($"{corpus.Count} sentences, {corpus.Sum(s => s.Forms.Length)} words");
            var schedule = new SyntaxSchedule { Epochs = arguments.GetValue(epochs), Rate = arguments.GetValue(rate), Seed = (ulong)arguments.GetValue(seed) };
            var file = arguments.GetValue(vectors);
            var trainer = new SyntaxTrainer(language, corpus, file is null ? WordVectors.Empty : WordVectors.Read(file.FullName), new(arguments.GetValue(units), arguments.GetValue(layers), arguments.GetValue(arc), arguments.GetValue(label), 0), schedule);
            if (arguments.GetValue(pretrain) > 0)
            {
                var sentences = NewsText.Sentences(arguments.GetValue(news) ?? Path.Combine(folder, "raw-news/articles.jsonl.gz"), arguments.GetValue(pretrain));
                Console.WriteLine($"{sentences.Count} sentences of news, {sentences.Sum(s => s.Length)} words");
                trainer.Train([.. sentences.Select(forms => trainer.Example(new("csui", forms)) with { IsMasked = true })], 1, schedule.Rate, (_, losses) => Console.WriteLine($"hidden words: {losses}"));
            }
            var examples = corpus.SelectMany(s => Enumerable.Repeat(trainer.Example(s), s.Weight)).ToList();
            trainer.Train(examples, schedule.Epochs, schedule.Rate, (epoch, losses) =>
            {
                Console.WriteLine($"epoch {epoch}: {losses}");
                if (epoch % arguments.GetValue(every) != 0 && epoch != schedule.Epochs) return;
                string path = arguments.GetValue(output)!;
                trainer.Export().Save(path);
                var network = new SyntaxNetwork(language, ModelFile.Open(path, SyntaxNetwork.Component, SyntaxNetwork.Version));
                foreach (string style in s_measured) Console.WriteLine($"  {style}: {Score(network, SyntaxCorpora.HeldOut(folder, style), Array.IndexOf(SyntaxCorpora.Styles, style))}");
            });
            return 0;
        });
        return command;
    }

    private static string Score(SyntaxNetwork network, List<AnnotatedSentence> gold, int style)
    {
        int words = 0, tags = 0, heads = 0, labelled = 0, exact = 0;
        var work = network.Rent();
        foreach (var sentence in gold)
        {
            foreach (string form in sentence.Forms) work.AddWord(form);
            work.EndSentence();
        }
        var clock = System.Diagnostics.Stopwatch.StartNew();
        network.Analyze(work, style);
        double seconds = clock.Elapsed.TotalSeconds;
        int at = 0;
        foreach (var sentence in gold)
        {
            int start = at;
            for (int i = 0; i < sentence.Forms.Length; i++, at++)
            {
                words++;
                if (work.Tags[at] == (byte)sentence.Tags![i]) tags++;
                int head = work.Heads[at] < 0 ? 0 : work.Heads[at] - start + 1;
                if (head != sentence.Heads![i]) continue;
                heads++;
                string relation = network.Relation(work.Relations[at]);
                if (relation.Split(':')[0] == sentence.Relations![i].Split(':')[0]) labelled++;
                if (relation == sentence.Relations[i]) exact++;
            }
        }
        network.Return(work);
        return string.Create(CultureInfo.InvariantCulture, $"UPOS {100.0 * tags / words:F2} UAS {100.0 * heads / words:F2} LAS {100.0 * labelled / words:F2} with subtypes {100.0 * exact / words:F2} ({words} words, {words / seconds:F0} words/s)");
    }
}
