using Jejak.Articles;
using Jejak.Documents;
using Jejak.Events.Explaining;
using Jejak.Formats;
using Jejak.Text;

namespace Jejak.Cli.Explaining;

/// <summary>Words of an article with where they stand: UTF-16 code units of its text as it was given, half-open.</summary>
internal sealed record WordsAt(int Start, int End, string Text);

/// <param name="Row">File and line of the resources that know the words.</param>
/// <param name="Base">The row's words.</param>
/// <param name="Forms">How verbs are derived from them.</param>
internal sealed record FrameReason(string Row, string[] Base, string[] Forms);

/// <param name="Role">actor or recipient.</param>
/// <param name="Words">The words that name it in this sentence; null where others do.</param>
/// <param name="Rule">Where it stands, or what else made it a party.</param>
/// <param name="Marker">The preposition or light verb that binds it.</param>
internal sealed record PartyReason(string Role, string Name, WordsAt? Words, string Rule, WordsAt? Marker);

/// <summary>One time the article tells of the event.</summary>
internal sealed record MentionReason(FrameReason Frame, WordsAt Trigger, PartyReason[] Parties, string Status, WordsAt? StatusWords, string? Time, WordsAt? TimeWords);

/// <summary>What the trained model of events makes of it.</summary>
/// <param name="Probability">That kind, parties and status are right.</param>
/// <param name="Threshold">From which on such an event is told.</param>
/// <param name="Weightiest">What weighs most for it (above 0) or against it, in log odds.</param>
internal sealed record JudgementReason(double Probability, double Threshold, WeighedReason[] Weightiest);

internal sealed record WeighedReason(string Feature, double Weight);

/// <summary>Why an article has an event, in words and offsets that can be printed.</summary>
/// <param name="Chain">On whose word it is told, from the one who says it to the publisher.</param>
/// <param name="AssertedBy">The quotation that says so; null where the paper does so itself.</param>
/// <param name="Borrowed">Parties that none of the mentions names.</param>
/// <param name="Judgement">Null where no model is installed.</param>
internal sealed record EventReasons(
    string Id, string Type, string? Mode, string? Cameo, double? Intensity, string Status, string? Time, string[] Actors, string[] Recipients, string? AssertedBy, string[] Chain,
    MentionReason[] Mentions, PartyReason[] Borrowed, JudgementReason? Judgement)
{
    public static EventReasons Of(Document document, EventTrace trace)
    {
        var happening = document.Events[trace.Event];
        var page = new PageSpans(document.Article);
        string[] Names(IEnumerable<int> entities) => [.. entities.Select(entity => document.Entities[entity].Name)];
        WordsAt? At(TextSpan? span) => span is { IsEmpty: false } words && page.Cover(words) is var there ? new(there.Start, there.End, OneLine(words.In(document.Text))) : null;
        PartyReason Party(BoundParty party) => new(party.Acts ? "actor" : "recipient", document.Entities[party.Entity].Name, At(party.Words), Name(party.Rule), At(party.Marker));
        MentionReason Mention(EventMention mention) => new(
            new($"resources/{document.Article.Language}/{mention.Frame.Table}.tsv:{mention.Frame.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)}", mention.Frame.Base.Split('|'), mention.Frame.Forms?.Split('|') ?? []),
            At(mention.Trigger)!, [.. mention.Parties.Select(Party)], Formats.Names.Of(mention.Status), At(mention.StatusWords), mention.Time, At(mention.TimeWords));
        return new(
            "v" + (trace.Event + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), happening.Type, happening.Mode, happening.Cameo, happening.Intensity, Formats.Names.Of(happening.Status), happening.Time,
            Names(happening.Actors), Names(happening.Recipients), happening.AssertedBy < 0 ? null : "q" + (happening.AssertedBy + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            [.. ChainOf(document, happening)], [.. trace.Mentions.Select(Mention)], [.. trace.Borrowed.Select(Party)], Judged(trace.Judgement));
    }

    private static JudgementReason? Judged(EventJudgement? judgement) => judgement is null ? null
        : new(Math.Round(judgement.Probability, 2), Math.Round(judgement.Threshold, 2), [.. judgement.Weightiest.Select(weighed => new WeighedReason(weighed.Feature, Math.Round(weighed.Weight, 2)))]);

    private static IEnumerable<string> ChainOf(Document document, Event happening)
    {
        if (happening.AssertedBy >= 0)
        {
            var quotation = document.Quotations[happening.AssertedBy];
            var speaker = quotation.Speaker;
            yield return speaker is null ? "somebody" : speaker.Role is { } role && role.Text != speaker.Name ? $"{speaker.Name} ({OneLine(role.Text)})" : speaker.Name;
            if (quotation.Cue is { } cue) yield return OneLine(cue.In(document.Text));
            foreach (var relay in quotation.Via) yield return relay.Name;
        }
        yield return Publisher(document.Article);
    }

    private static string Publisher(Article article) => article.Meta.Publisher ?? article.Source.Site ?? "the paper";

    private static string Name(BindingRule rule) => rule switch
    {
        BindingRule.Subject => "subject",
        BindingRule.Object => "object",
        BindingRule.Owner => "owner",
        BindingRule.Agent => "agent",
        BindingRule.Preposition => "preposition",
        BindingRule.Clitic => "clitic",
        BindingRule.Arc => "arc",
        BindingRule.Speaker => "speaker",
        BindingRule.Addressee => "addressee",
        _ => "borrowed",
    };

    private static string OneLine(ReadOnlySpan<char> words) => string.Join(' ', words.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
