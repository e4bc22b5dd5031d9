using System.CommandLine;
using System.Globalization;
using Jejak.Coreference;
using Jejak.Languages;
using Jejak.Models;

namespace Jejak.Training.Coreference;

/// <summary><c>train coreference --output DIR</c>: learns from COIN without every fifth passage, and says how well on parts of what it may see.</summary>
internal static class TrainCoreferenceCommand
{
    /// <summary>Passages whose number this divides are held out, in training and in tuning.</summary>
    public const int HeldOut = 5;

    public static Command Create(Option<string> data)
    {
        var output = new Option<string>("--output", "-o") { Description = "Folder of the model: models/id/coreference-<date>.", HelpName = "DIR", Required = true };
        var penalty = new Option<double>("--penalty") { Description = "Weight of the quadratic penalty.", DefaultValueFactory = _ => 5.0 };
        var rounds = new Option<int>("--rounds") { Description = "Passes over the examples.", DefaultValueFactory = _ => 150 };
        var command = new Command("coreference", "Learn whom pronouns, clitics and descriptions stand for, from COIN without every fifth passage.") { output, penalty, rounds };
        command.SetAction(parsed => Run(Path.Combine(parsed.GetValue(data)!, "coref/coin/dev.tsv"), parsed.GetValue(output)!, new(parsed.GetValue(penalty), parsed.GetValue(rounds))));
        return command;
    }

    private static int Run(string file, string folder, AntecedentTrainer trainer)
    {
        try
        {
            using var reader = new StreamReader(file);
            var passages = CoinCorpus.Read(file, reader).Where(passage => passage.Number % HeldOut != 0).ToList();
            var examples = Examples(passages);
            Validate(passages, examples, trainer);
            var writer = new ModelFileWriter(AntecedentModel.Component, AntecedentModel.Version);
            writer.Add<float>(AntecedentModel.WeightsSection, trainer.Train([.. examples.SelectMany(example => example)]));
            Directory.CreateDirectory(folder);
            writer.Save(Path.Combine(folder, "model.bin"));
            return 0;
        }
        catch (ModelException e)
        {
            // The stages before coreference are the reader's own, which does not start with a model of other features.
            return Faults.Fail($"{e.Message}; to train it, take the old model away first");
        }
    }

    private static List<List<AntecedentExample>> Examples(List<CoinPassage> passages)
    {
        var language = Language.Load("id");
        var walk = new CoreferenceWalk(language);
        var reading = new CoreferenceReading(Reader.Create());
        var heads = new MentionHeads(language);
        var all = new List<List<AntecedentExample>>();
        foreach (var passage in passages)
        {
            var examples = new List<AntecedentExample>();
            var (document, tokens) = reading.ReadBefore(passage);
            walk.Find(document, new AntecedentExamples(walk.Features, heads, passage, reading.Key(passage), document, tokens, examples));
            all.Add(examples);
        }
        return all;
    }

    /// <summary>Each remaining fifth once as the one that is tested: figures that tuning may look at.</summary>
    private static void Validate(List<CoinPassage> passages, List<List<AntecedentExample>> examples, AntecedentTrainer trainer)
    {
        var tally = new SortedDictionary<AnaphorKind, (int Right, int Wrong, int Invented, int Missed)>();
        for (int part = 1; part < HeldOut; part++)
        {
            float[] weights = trainer.Train([.. examples.Where((_, i) => passages[i].Number % HeldOut != part).SelectMany(example => example)]);
            foreach (var example in examples.Where((_, i) => passages[i].Number % HeldOut == part).SelectMany(example => example))
            {
                var (right, wrong, invented, missed) = tally.GetValueOrDefault(example.Kind);
                int best = AntecedentTrainer.Best(example, weights);
                bool nobody = example.Right.Contains(0);
                if (best == 0) tally[example.Kind] = (right, wrong, invented, missed + (nobody ? 0 : 1));
                else if (nobody) tally[example.Kind] = (right, wrong, invented + 1, missed);
                else tally[example.Kind] = example.Right.Contains(best) ? (right + 1, wrong, invented, missed) : (right, wrong + 1, invented, missed);
            }
        }
        foreach (var (kind, (right, wrong, invented, missed)) in tally) Print(kind.ToString(), right, wrong, invented, missed);
        Print("all", tally.Values.Sum(x => x.Right), tally.Values.Sum(x => x.Wrong), tally.Values.Sum(x => x.Invented), tally.Values.Sum(x => x.Missed));
    }

    private static void Print(string name, int right, int wrong, int invented, int missed)
    {
        double precision = right + wrong + invented > 0 ? (double)right / (right + wrong + invented) : 0, recall = right + wrong + missed > 0 ? (double)right / (right + wrong + missed) : 0;
        double f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cross-validated.{name} {f1:F4} (precision {precision:F4}, recall {recall:F4}; {right} right, {wrong} wrong, {invented} invented, {missed} missed)"));
    }
}
