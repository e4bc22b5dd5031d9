using System.Collections.Immutable;
using Jejak.Archive.Identity;
using Jejak.Archive.Questions;
using Jejak.Archive.Stories;

namespace Jejak.Archive.Revisions;

/// <summary>What one version of an article says otherwise than another.</summary>
/// <remarks>Sentences are laid side by side as those of two articles are (<see cref="Collation"/>), but a single changed word counts.</remarks>
internal static class RevisionDiff
{
    // Of the words of the shorter quotation, so many are in the longer one of the same speaker where it was edited and not replaced.
    private const double Edited = 0.5;

    public static ImmutableArray<ChangeRow> Between(RevisionText before, RevisionText after)
    {
        var changes = ImmutableArray.CreateBuilder<ChangeRow>();
        Field("title", before.Text.Title, after.Text.Title);
        Field("published", before.Text.Published, after.Text.Published);
        Field("modified", before.Modified, after.Modified);
        Field("publisher", before.Text.Publisher, after.Text.Publisher);
        // Both have the id of the article: the older one is the first, whatever the ids.
        var collation = Collation.Of(before.Text, after.Text);
        changes.AddRange(collation.Passages.Select(Sentence).OfType<ChangeRow>());
        changes.AddRange(collation.Disagreements.Select(Value));
        changes.AddRange(Quotations(before.Text.Quotations, after.Text.Quotations));
        return changes.ToImmutable();

        void Field(string part, string? was, string? now)
        {
            if (was != now) changes.Add(new(part, Kind(was, now), null, was, now, null, null, null, null));
        }
    }

    private static string Kind(object? was, object? now) => was is null ? "added" : now is null ? "dropped" : "changed";

    private static ChangeRow? Sentence(Passage passage) =>
        passage.One?.Text == passage.Other?.Text ? null : new("sentence", Kind(passage.One, passage.Other), null, passage.One?.Text, passage.Other?.Text,
            passage.One?.Span.Start, passage.One?.Span.End, passage.Other?.Span.Start, passage.Other?.Span.End);

    private static ChangeRow Value(Disagreement disagreement) => new(disagreement.Kind switch
    {
        DisagreementKind.Number => "number",
        DisagreementKind.Time => "time",
        DisagreementKind.Name => "name",
        _ => "speaker",
    }, "changed", null, disagreement.One.Text, disagreement.Other.Text, disagreement.One.Span.Start, disagreement.One.Span.End, disagreement.Other.Span.Start, disagreement.Other.Span.End);

    /// <summary>Pairs quotations of the same words and speaker, then of the same words, then of the same speaker in other words; what is left was added or dropped.</summary>
    private static IEnumerable<ChangeRow> Quotations(ImmutableArray<StoryQuotation> before, ImmutableArray<StoryQuotation> after)
    {
        var old = before.ToList();
        var young = after.ToList();
        Pair((was, now) => was.Speaker == now.Speaker && Same(was, now));
        var changed = Pair(Same);
        changed.AddRange(Pair((was, now) => was.Speaker is not null && was.Speaker == now.Speaker && Share(was, now) >= Edited));
        var rows = changed.Select(pair => Row(pair.Was, pair.Now)).Concat(old.Select(was => Row(was, null))).Concat(young.Select(now => Row(null, now)));
        return rows.OrderBy(row => row.AfterStart ?? row.BeforeStart).ThenBy(row => row.Kind, StringComparer.Ordinal);

        List<(StoryQuotation Was, StoryQuotation Now)> Pair(Func<StoryQuotation, StoryQuotation, bool> belong)
        {
            var pairs = new List<(StoryQuotation, StoryQuotation)>();
            foreach (var now in young.ToArray())
            {
                if (old.Find(was => belong(was, now)) is not { } was) continue;
                pairs.Add((was, now));
                old.Remove(was);
                young.Remove(now);
            }
            return pairs;
        }
    }

    private static ChangeRow Row(StoryQuotation? was, StoryQuotation? now)
    {
        bool otherSpeaker = was is not null && now is not null && was.Speaker != now.Speaker;
        return new("quotation", Kind(was, now), now?.Speaker ?? was?.Speaker, Said(was, otherSpeaker), Said(now, otherSpeaker), was?.Span.Start, was?.Span.End, now?.Span.Start, now?.Span.End);
    }

    /// <summary>The words, and before them who said them where that is what changed.</summary>
    private static string? Said(StoryQuotation? quotation, bool withSpeaker) => withSpeaker && quotation?.Speaker is { } speaker ? $"{speaker}: {quotation.Content}" : quotation?.Content;

    private static bool Same(StoryQuotation was, StoryQuotation now) => was.Content == now.Content;

    private static double Share(StoryQuotation was, StoryQuotation now)
    {
        var (one, other) = (NameKey.Of(was.Content).Split(' ').ToHashSet(StringComparer.Ordinal), NameKey.Of(now.Content).Split(' ').ToHashSet(StringComparer.Ordinal));
        return one.Count(other.Contains) / (double)Math.Min(one.Count, other.Count);
    }
}

/// <param name="Modified">ISO 8601, as the version says.</param>
internal sealed record RevisionText(StoryText Text, string? Modified);
