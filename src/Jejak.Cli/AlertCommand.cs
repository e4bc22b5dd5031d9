using System.CommandLine;
using System.Globalization;
using Jejak.Archive;
using Jejak.Archive.Alerts;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;
using Jejak.Cli.Runs;
using Jejak.Watch;

namespace Jejak.Cli;

/// <summary><c>jejak alert add | list | remove | run</c>: saved questions that report what is new.</summary>
internal static class AlertCommand
{
    public static Command Create() => new("alert", "Saved questions that report what is new: as an Atom feed of 'jejak serve' (/alerts/NAME.atom) and to a webhook. 'jejak watch' and 'jejak serve --watch' look after each round.")
    {
        Add(),
        List(),
        Remove(),
        Run(),
    };

    private static Command Add()
    {
        var archive = ArchiveOption.Create();
        var name = Name();
        var kind = new Option<string>("--kind") { Description = "Which question: that of 'jejak quotes', 'jejak timeline' or 'jejak findings', with its options.", Required = true, HelpName = "quotes|timeline|findings" };
        kind.AcceptOnlyFromAmong(AlertQuestion.Quotes, AlertQuestion.Timeline, AlertQuestion.Findings);
        var speaker = new Option<string?>("--speaker") { Description = "Quotes: who said it.", HelpName = "NAME" };
        var about = new Option<string?>("--about") { Description = "Quotes: who or what it is about.", HelpName = "NAME" };
        var via = new Option<string?>("--via") { Description = "Quotes: who passed it on.", HelpName = "NAME" };
        var between = BetweenOption.Create("Timeline: one name or two.");
        var type = new Option<string?>("--type") { Description = "Timeline: only events of this PLOVER type.", HelpName = "TYPE" };
        var status = new Option<string?>("--status") { Description = "Timeline: only events that are actual, future, hypothetical or negated.", HelpName = "STATUS" };
        status.AcceptOnlyFromAmong([.. EventTerms.Statuses]);
        var code = new Option<string?>("--code") { Description = "Findings: only this kind of slip.", HelpName = "CODE" };
        var publisher = PublisherOption.Create();
        var webhook = new Option<Uri?>("--webhook") { Description = "Send each new answer to this address as JSON, signed (docs/watching.md).", HelpName = "URL", CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : Wrong(result) };
        var command = new Command("add", "Report from now on what is new to a question.") { name, kind, speaker, about, via, between, type, status, code, publisher, webhook, archive };
        command.Validators.Add(result =>
        {
            string? asked = result.GetValue(kind);
            foreach (var (option, of) in new (Option, string)[] { (speaker, AlertQuestion.Quotes), (about, AlertQuestion.Quotes), (via, AlertQuestion.Quotes), (between, AlertQuestion.Timeline), (type, AlertQuestion.Timeline), (status, AlertQuestion.Timeline), (code, AlertQuestion.Findings) })
            {
                if (asked is not null && asked != of && result.GetResult(option) is { Implicit: false }) result.AddError($"{option.Name} belongs to --kind {of}");
            }
        });
        command.SetAction(parsed => ArchiveFault.Guard(() =>
        {
            var question = new AlertQuestion
            {
                Kind = parsed.GetValue(kind)!,
                Speaker = parsed.GetValue(speaker),
                About = parsed.GetValue(about),
                Via = parsed.GetValue(via),
                Between = parsed.GetValue(between) is { Length: > 0 } names ? names : null,
                Type = parsed.GetValue(type)?.ToUpperInvariant(),
                Status = parsed.GetValue(status),
                Code = parsed.GetValue(code),
                Publisher = parsed.GetValue(publisher),
            };
            return Save(parsed.GetValue(archive)!, parsed.GetValue(name)!, question, parsed.GetValue(webhook));
        }));
        return command;
    }

    private static int Save(string archive, string name, AlertQuestion question, Uri? webhook)
    {
        string? secret;
        try
        {
            using var alerts = ArchiveAlerts.Open(archive, TimeProvider.System);
            secret = alerts.Add(name, question, webhook);
        }
        catch (DecisionException fault)
        {
            Remarks.Say(fault.Message);
            return ExitCode.Incomplete;
        }
        // A mistyped name would stay silent for ever; one that no article has used yet is as good as any.
        using (var open = NewsArchive.Open(archive))
        {
            if (open.UnknownName(question) is { } unknown) Remarks.Say($"{unknown}; it is reported as soon as an article names it");
        }
        Remarks.Say($"alert '{name}' reports what is new from now on, at /alerts/{name}.atom of 'jejak serve'{(webhook is null ? "" : $" and to {webhook}")}");
        if (secret is not null)
        {
            Remarks.Say("what is sent is signed with this secret, which is shown only now:");
            Console.Out.WriteLine(secret);
        }
        return ExitCode.Done;
    }

    private static Command List()
    {
        var options = new AnswerOptions(tableLimit: 0);
        var command = new Command("list", "Show alerts and how they go.");
        options.AddTo(command, hasRows: false);
        command.SetAction(parsed => ArchiveFault.Guard(() =>
        {
            var settings = options.Of(parsed);
            using var archive = NewsArchive.Open(settings.Archive);
            var alerts = archive.Alerts();
            new AnswerPrinter(settings).Print(alerts, AlertFace.Rows);
            Remarks.Say(alerts.Length switch { 0 => "no alerts in this archive", 1 => "1 alert", var count => count.ToString("N0", CultureInfo.InvariantCulture) + " alerts" });
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Remove()
    {
        var archive = ArchiveOption.Create();
        var name = Name();
        var command = new Command("remove", "Report no longer, and forget what was reported.") { name, archive };
        command.SetAction(parsed => ArchiveFault.Guard(() =>
        {
            using var alerts = ArchiveAlerts.Open(parsed.GetValue(archive)!, TimeProvider.System);
            try { alerts.Remove(parsed.GetValue(name)!); }
            catch (DecisionException fault)
            {
                Remarks.Say(fault.Message);
                return ExitCode.Incomplete;
            }
            Remarks.Say($"alert '{parsed.GetValue(name)}' is removed");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Run()
    {
        var archive = ArchiveOption.Create();
        var input = new WatchInput();
        var command = new Command("run", "Look for what is new now, and send what waits: where nothing is watched.") { archive };
        input.AddTo(command);
        command.SetAction(parsed => ArchiveFault.Guard(() =>
        {
            using var interrupt = new Interrupt();
            using var watcher = new Watcher(input.Of(parsed, parsed.GetValue(archive)!, []), ReadyReader.Get, TimeProvider.System, Remarks.Say);
            var (found, sent) = watcher.RunAlerts(interrupt.Token).GetAwaiter().GetResult();
            Remarks.Say(string.Create(CultureInfo.InvariantCulture, $"{found:N0} new, {sent:N0} sent"));
            return ExitCode.Done;
        }));
        return command;
    }

    private static Argument<string> Name()
    {
        var name = new Argument<string>("name") { Description = "Letters, digits, - and _: it is part of an address." };
        name.Validators.Add(result =>
        {
            string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (!ArchiveAlerts.IsName(text)) result.AddError($"'{text}' is no name for an alert: up to {ArchiveAlerts.LongestName} letters, digits, - and _");
        });
        return name;
    }

    private static Uri? Wrong(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"'{result.Tokens[0].Value}' is no http address");
        return null;
    }
}
