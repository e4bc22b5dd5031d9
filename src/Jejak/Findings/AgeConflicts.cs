using System.Globalization;
using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Findings;

/// <summary>The same person with two ages: "Budi Santoso (35)" and "Budi Santoso (53)". Lists of players, goals and rankings have other figures behind names, and more than one a name.</summary>
internal static class AgeConflicts
{
    private const int Youngest = 1;
    private const int Oldest = 110;

    private readonly record struct Age(Mention Mention, int Years, int End);

    public static IEnumerable<Finding> Find(Document document)
    {
        Dictionary<int, Age>? first = null;
        Dictionary<int, (Age One, Age Other)?>? found = null;
        int sentence = 0;
        foreach (var mention in document.Mentions)
        {
            if (mention.Form != MentionForm.Name || mention.Tokens.Length < 2 || document.Entities[mention.Entity].Type != EntityType.Person) continue;
            while (sentence < document.Sentences.Length && document.Sentences[sentence].Tokens.End <= mention.Tokens.Start) sentence++;
            if (sentence == document.Sentences.Length) break;
            if (!document.Sentences[sentence].IsBody || Read(document, mention) is not { } age) continue;
            first ??= [];
            if (first.TryAdd(mention.Entity, age)) continue;
            var other = first[mention.Entity];
            if (other.Years == age.Years || !Names(document, other.Mention, mention)) continue;
            // A third age, or two in one sentence, is no age.
            found ??= [];
            bool isList = found.ContainsKey(mention.Entity) || document.Sentences[sentence].Tokens.Contains(other.Mention.Tokens.Start);
            found[mention.Entity] = isList ? null : (other, age);
        }
        if (found is null) yield break;
        foreach (var pair in found.Values)
        {
            if (pair is not { } ages) continue;
            string name = ages.Other.Mention.Span.Of(document.Text);
            yield return FindingMessages.All.Of(FindingCodes.NumberConflict, new TextSpan(ages.Other.Mention.Span.Start, ages.Other.End), null, "number-conflict.age", name, ages.One.Years);
        }
    }

    private static bool Names(Document document, Mention one, Mention other) => one.Span.In(document.Text).Equals(other.Span.In(document.Text), StringComparison.Ordinal);

    /// <summary>Years in brackets right behind the name: a bare figure, or a span of years.</summary>
    private static Age? Read(Document document, Mention mention)
    {
        int open = mention.Tokens.End;
        if (open + 2 >= document.Tokens.Length || document.Tokens[open].Kind != TokenKind.OpenBracket || document.Tokens[open + 1].Kind != TokenKind.Number) return null;
        if (!int.TryParse(document.Tokens[open + 1].Span.In(document.Text), NumberStyles.None, CultureInfo.InvariantCulture, out int years) || years is < Youngest or > Oldest) return null;
        int close = open + 2;
        foreach (var time in document.Times)
        {
            if (time.Tokens.Start != open + 1) continue;
            if (time.Value is not ['P', .., 'Y']) return null;
            close = time.Tokens.End;
        }
        return close < document.Tokens.Length && document.Tokens[close].Kind == TokenKind.CloseBracket ? new(mention, years, document.Tokens[close].End) : null;
    }
}
