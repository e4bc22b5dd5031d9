using System.Globalization;
using Jejak.Cli.Answers;
using Spectre.Console;

namespace Jejak.Cli.Explaining;

/// <summary>The reasons for an event as lines for people: what is explained, and Spectre markup that explains it.</summary>
internal static class ReasonLines
{
    /// <summary>Columns of the widest label.</summary>
    public const int LabelWidth = 9;

    public static string Head(EventReasons happening)
    {
        string type = happening.Mode is { } mode ? $"{happening.Type}:{mode}" : happening.Type;
        return $"[grey]{happening.Id}[/] {Names(happening.Actors)} [aqua]—{Markup.Escape(type)}→[/] {Names(happening.Recipients)}";
    }

    public static IEnumerable<(string Label, string Markup)> Of(EventReasons happening)
    {
        for (int i = 0; i < happening.Mentions.Length; i++)
        {
            var mention = happening.Mentions[i];
            if (i > 0) yield return ("again", $"{Quoted(mention.Trigger)} tells of the same");
            foreach (var line in Mention(mention, happening)) yield return line;
        }
        foreach (var party in happening.Borrowed) yield return (party.Role, $"{Name(party)} [grey]{Rule(party)}[/]");
        yield return ("word of", happening.AssertedBy is null ? $"{Markup.Escape(happening.Chain[^1])} itself" : $"{Markup.Escape(string.Join(" → ", happening.Chain))} [grey]({happening.AssertedBy})[/]");
        if (happening.Judgement is { } judged) yield return ("judged", $"{judged.Probability.ToString("0.00", CultureInfo.InvariantCulture)}[grey]: {Markup.Escape(string.Join(", ", judged.Weightiest.Take(Shown).Select(Weighed)))}[/]");
    }

    /// <summary>How many features a line has room for.</summary>
    private const int Shown = 3;

    /// <summary>A feature with its weight: <c>actor=Person +0.41</c>.</summary>
    private static string Weighed(WeighedReason weighed) => string.Create(CultureInfo.InvariantCulture, $"{weighed.Feature} {weighed.Weight:+0.00;-0.00}");

    private static IEnumerable<(string Label, string Markup)> Mention(MentionReason mention, EventReasons happening)
    {
        string forms = mention.Frame.Forms.Length == 0 ? "noun" : Some(mention.Frame.Forms, form => form.TrimStart('=', '~') == mention.Trigger.Text, form => form[0] is not ('=' or '~'));
        string words = Some(mention.Frame.Base, word => word == mention.Trigger.Text, _ => true);
        yield return ("frame", $"{Quoted(mention.Trigger)} [grey]{Markup.Escape($"{words} ({forms})")}[/]");
        yield return ("", $"[grey]{Markup.Escape(mention.Frame.Row)}[/]");
        yield return ("code", Markup.Escape($"CAMEO {happening.Cameo ?? "unknown"}, PLOVER score {RelationPage.Signed(happening.Intensity ?? 0)}"));
        foreach (var party in mention.Parties)
        {
            // What two do with each other has both on both sides: each is named once.
            bool both = Array.Exists(mention.Parties, other => other.Role != party.Role && other.Words == party.Words && other.Name == party.Name);
            if (!both || party.Role == "actor") yield return (both ? "side" : party.Role, $"{Name(party)} [grey]{Rule(party)}[/]");
        }
        yield return ("status", mention.StatusWords is { } decided ? $"{Markup.Escape(mention.Status)}: {Quoted(decided)}" : $"{Markup.Escape(mention.Status)}[grey]: no word says otherwise[/]");
        yield return ("time", mention switch
        {
            { Time: null } => "unknown[grey]: the sentence names none[/]",
            { TimeWords: { } words_ } => $"{Markup.Escape(mention.Time)}: {Quoted(words_)}",
            _ => $"{Markup.Escape(mention.Time)}[grey]: the day of the news, on which it is told[/]",
        });
    }

    /// <summary>Parts of a cell that are shown; some have a hundred.</summary>
    private const int Most = 6;

    /// <summary>The part of a cell that the words themselves are, else those that may have led to them.</summary>
    private static string Some(string[] parts, Predicate<string> isIt, Func<string, bool> may)
    {
        if (Array.Find(parts, isIt) is { } it) return parts.Length == 1 ? it : it + ", …";
        var some = parts.Where(may).ToArray();
        if (some.Length == 0) some = parts;
        return string.Join(", ", some.Take(Most)) + (some.Length > Most ? ", …" : "");
    }

    private static string Rule(PartyReason party)
    {
        string marker = party.Marker is { } words ? $"\"{Markup.Escape(words.Text)}\"" : "";
        return party.Rule switch
        {
            "subject" when marker.Length > 0 => $"stands before {marker}",
            "subject" => "stands before it",
            "object" when marker.Length > 0 => $"stands behind {marker}",
            "object" => "stands behind it",
            "owner" => "owns the noun",
            "agent" when marker.Length > 0 => $"does it, behind {marker}",
            "agent" => "does it, behind the passive",
            "preposition" => $"stands behind {marker}",
            "clitic" => "is the pronoun that hangs on it",
            "arc" => "is bound to it by an arc of the parse",
            "speaker" => "says it",
            "addressee" => "is told it",
            _ => "is named by another event that it belongs to",
        };
    }

    private static string Name(PartyReason party) =>
        $"[bold]{Markup.Escape(party.Name)}[/]" + (party.Words is { } words && words.Text != party.Name ? $" ({Quoted(words)})" : "");

    private static string Quoted(WordsAt words) => $"\"{Markup.Escape(words.Text)}\"";

    private static string Names(string[] names) => names.Length == 0 ? "[grey]·[/]" : string.Join(", ", names.Select(name => $"[bold]{Markup.Escape(name)}[/]"));
}
