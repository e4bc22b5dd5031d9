using System.CommandLine;

namespace Jejak.Training.Coreference;

/// <summary><c>evaluate coref FILE [--fold N | --outside N]</c>.</summary>
internal static class CoreferenceCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The TSV of COIN." };
        var fold = new Option<int>("--fold") { Description = "Only every N-th passage: those with a number that N divides, which tuning leaves out.", HelpName = "N" };
        var outside = new Option<int>("--outside") { Description = "Only the other passages, those that tuning may see.", HelpName = "N" };
        var errors = new Option<bool>("--errors") { Description = "Also print every pronoun that is wrong or not reported." };
        var command = new Command("coref", "Chains of mentions against COIN: MUC, B³, CEAF and their mean, with equal extents and with equal heads.") { file, fold, outside, errors };
        command.Validators.Add(result =>
        {
            if (result.GetResult(fold) is { Tokens.Count: > 0 } && result.GetValue(fold) < 1) result.AddError("--fold needs a number from 1");
            if (result.GetResult(outside) is { Tokens.Count: > 0 } && result.GetValue(outside) < 2) result.AddError("--outside needs a number from 2");
            if (result.GetValue(fold) > 1 && result.GetValue(outside) > 1) result.AddError("--fold and --outside are each other's rest: give one of them");
        });
        command.SetAction(parsed => Run(parsed.GetValue(file)!, Math.Max(1, parsed.GetValue(fold)), parsed.GetValue(outside), parsed.GetValue(errors)));
        return command;
    }

    private static int Run(string file, int fold, int outside, bool mistakes)
    {
        using var reader = new StreamReader(file);
        var all = CoinCorpus.Read(file, reader);
        var passages = all.Where(passage => outside > 1 ? passage.Number % outside != 0 : passage.Number % fold == 0).ToList();
        var evaluation = new CoreferenceEvaluation(new(Reader.Create()), Console.Out);
        return evaluation.Run(passages, all.Count - passages.Count, line => Console.Error.WriteLine($"jejak-training: {file}: {line}"), mistakes ? Console.Out.WriteLine : null) ? 0 : 1;
    }
}
