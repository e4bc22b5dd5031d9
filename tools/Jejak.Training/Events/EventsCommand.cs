using System.CommandLine;
using System.Globalization;
using Jejak.Events.Judging;
using Jejak.Models;

namespace Jejak.Training.Events;

/// <summary><c>train events --output DIR</c>: learns from events that somebody has read which drafts are right, and says by cross-validation over articles how well.</summary>
internal static class EventsCommand
{
    /// <summary>Into how many parts the articles are cut: each is judged once by a model of the others.</summary>
    private const int Parts = 10;

    public static Command Create(Option<string> data)
    {
        var output = new Option<string>("--output", "-o") { Description = "Folder of the model: models/id/events-<date>.", HelpName = "DIR", Required = true };
        var judged = new Option<string>("--judged") { Description = "Table of verdicts.", DefaultValueFactory = _ => "tests/eval/events-judged.tsv", HelpName = "FILE" };
        var penalty = new Option<double>("--penalty") { Description = "Weight of the quadratic penalty.", DefaultValueFactory = _ => 6.0 };
        var rounds = new Option<int>("--rounds") { Description = "Passes over the examples.", DefaultValueFactory = _ => 200 };
        var least = new Option<int>("--least") { Description = "Examples that a feature must hold in.", DefaultValueFactory = _ => 4 };
        var without = new Option<string[]>("--without") { Description = "Leave out features that begin so: what they bring.", HelpName = "NAME" };
        var home = new Option<double>("--home") { Description = "Probability from which on an event is told.", DefaultValueFactory = _ => 0.5 };
        var abroad = new Option<double>("--abroad") { Description = "The same in articles that name other states oftener than home.", DefaultValueFactory = _ => 0.3 };
        var command = new Command("events", "Learn which drafted events are right, from verdicts on events of raw news.") { output, judged, penalty, rounds, least, without, home, abroad };
        command.SetAction(parsed => Run(
            parsed.GetValue(judged)!, Path.Combine(parsed.GetValue(data)!, "raw-news/articles.jsonl.gz"), parsed.GetValue(output)!,
            new(parsed.GetValue(penalty), parsed.GetValue(rounds), parsed.GetValue(least), parsed.GetValue(without) ?? []), parsed.GetValue(home), parsed.GetValue(abroad)));
        return command;
    }

    private static int Run(string table, string news, string folder, EventTrainer trainer, double home, double abroad)
    {
        var judged = JudgedEvents.Read(table, news, out int missed);
        Console.WriteLine($"events {judged.Count} in {judged.Select(example => example.Article).Distinct().Count()} articles; {missed} judged ones are no longer drafted as they were");
        var validated = Validate(judged, trainer);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cross-validated.auc {Area(validated):F4}"));
        foreach (bool away in (bool[])[false, true])
        {
            for (int hundredth = 0; hundredth <= 80; hundredth += 5) Print($"{(away ? "abroad" : "home")} 0.{hundredth:D2}", [.. validated.Where(one => one.Event.IsAbroad == away)], one => one.Probability >= hundredth / 100.0);
        }
        Print("told", validated, one => one.Probability >= (one.Event.IsAbroad ? abroad : home));
        foreach (string type in validated.Select(one => one.Event.Type).Distinct().Order(StringComparer.Ordinal)) Print(type, [.. validated.Where(one => one.Event.Type == type)], one => one.Probability >= (one.Event.IsAbroad ? abroad : home));
        var writer = new ModelFileWriter(EventModel.Component, EventModel.Version);
        new EventModel(trainer.Train(judged), (float)home, (float)abroad).Write(writer);
        Directory.CreateDirectory(folder);
        writer.Save(Path.Combine(folder, "model.bin"));
        return 0;
    }

    /// <summary>Each event with what a model says of it that has seen no event of its article.</summary>
    private static List<(JudgedEvent Event, double Probability)> Validate(List<JudgedEvent> judged, EventTrainer trainer)
    {
        var all = new List<(JudgedEvent, double)>();
        for (int part = 0; part < Parts; part++)
        {
            var model = new EventModel(trainer.Train([.. judged.Where(example => example.Article % Parts != part)]), 0, 0);
            all.AddRange(judged.Where(example => example.Article % Parts == part).Select(example => (example, model.Probability([.. example.Features]))));
        }
        return all;
    }

    /// <summary>What is told of the events and what is lost, weighted to how often each type is drafted.</summary>
    private static void Print(string name, List<(JudgedEvent Event, double Probability)> all, Func<(JudgedEvent Event, double Probability), bool> isTold)
    {
        double right = all.Where(one => one.Event.IsRight).Sum(one => one.Event.Weight), whole = all.Sum(one => one.Event.Weight);
        var kept = all.Where(isTold).ToList();
        double told = kept.Sum(one => one.Event.Weight), good = kept.Where(one => one.Event.IsRight).Sum(one => one.Event.Weight);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cross-validated.{name}: {100 * right / whole:F1} % of {all.Count} right, {100 * good / told:F1} % of the {100 * told / whole:F1} % told; lost {100 * (right - good) / right:F1} of 100 right ones, dropped {100 * (whole - right - told + good) / (whole - right):F1} of 100 wrong ones"));
    }

    /// <summary>The share of pairs of a right and a wrong event in which the right one is more probable.</summary>
    private static double Area(List<(JudgedEvent Event, double Probability)> all)
    {
        double above = 0, pairs = 0;
        foreach (var right in all.Where(one => one.Event.IsRight))
        {
            foreach (var wrong in all.Where(one => !one.Event.IsRight))
            {
                pairs++;
                above += right.Probability > wrong.Probability ? 1 : right.Probability == wrong.Probability ? 0.5 : 0;
            }
        }
        return above / pairs;
    }
}
