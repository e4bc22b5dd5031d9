using Jejak.Documents;
using Jejak.Entities.Recognition;

namespace Jejak.Entities;

/// <summary>Takes over what the name model sees where no title, head or gazetteer speaks, as far as the rules have nothing against it.</summary>
internal sealed class SeenReader(Gazetteer gazetteer, NameWords words)
{
    /// <summary>How sure the model must be of a name, by type; read off raw articles: below, brands and heads of lines prevail.</summary>
    private const float SurePlace = 1.5f;
    private const float SureOrganization = 1.5f;
    private const float SurePerson = 0.3f;
    private const float SureGiven = 0f;
    private const float SureBeyond = 0.5f;

    /// <param name="run">What the rules make of the capitalised words here; may be empty.</param>
    /// <returns>The name, or an empty span that ends where to read on.</returns>
    public NamedSpan Read(NamePage page, SeenName seen, NamedSpan run, TokenRange sentence)
    {
        var tokens = Trim(page, seen, sentence.End);
        if (tokens.IsEmpty) return Nothing(seen.Tokens.End);
        var first = page.Tokens[tokens.Start];
        if (!run.Tokens.IsEmpty && !run.IsWeak && run.Tokens == tokens) return run;
        bool alone = tokens.Length == 1;
        if (first.Kind != TokenKind.Word || (alone && !first.IsCapitalized)) return Nothing(tokens.End);
        if (alone && (first.Length == 1 || words.NoNames.Contains(first.Word) || words.SmallWords.Contains(first.Word) || words.Leaning(first.Word) < 1)) return Nothing(tokens.End);
        if (seen.Type == EntityType.Person)
        {
            if ((alone && first.IsAllCaps && first.Length <= 3) || page.Word(tokens.Start).ContainsAnyInRange('0', '9')) return Nothing(tokens.End);
            // "Terowongan Guadarrama": a word of the language begins a person's name only where the lexicon says so.
            if (words.Leaning(first.Word) < 1 && !words.GivenNames.Contains(first.Word)) return Nothing(tokens.End);
            return new NamedSpan { Tokens = tokens, Name = tokens, Type = seen.Type, IsWeak = seen.Margin < (words.GivenNames.Contains(first.Word) ? SureGiven : SurePerson) };
        }
        if (KnownInside(page, tokens) is var known and > 0) return Nothing(known);
        // Initials of victims and units stand in capitals as acronyms do.
        if (alone && first.IsAllCaps && (seen.Type != EntityType.Organization || first.Length < 3)) return Nothing(tokens.End);
        bool sure = seen.Margin >= (seen.Type == EntityType.Place ? SurePlace : SureOrganization);
        if (alone && !sure && !(run.Type == seen.Type && !run.Tokens.IsEmpty && !run.IsWeak)) return Nothing(tokens.End);
        return new NamedSpan { Tokens = tokens, Name = tokens, Type = seen.Type };
    }

    /// <summary>"Contact Center KAI", "Studio Trans TV": where an organization that the gazetteers know ends the name, it says more than the whole.</summary>
    /// <returns>Its first token, or −1.</returns>
    private int KnownInside(NamePage page, TokenRange tokens)
    {
        for (int i = tokens.Start + 1; i < tokens.End; i++)
        {
            if (gazetteer.Match(page.Tokens, i, tokens.End, out var entry) == tokens.End - i && entry.Type == EntityType.Organization) return i;
        }
        return -1;
    }

    /// <summary>Whether the model sees a longer name where the gazetteers know the first <paramref name="known"/> words: all capitals, surely a place or an organization.</summary>
    public bool GoesBeyond(NamePage page, SeenName seen, int known)
    {
        if (seen.Type == EntityType.Person || seen.Margin < SureBeyond || seen.Tokens.Length <= known) return false;
        for (int i = seen.Tokens.Start; i < seen.Tokens.End; i++)
        {
            if (page.Tokens[i].Kind != TokenKind.Word || !page.Tokens[i].IsCapitalized || words.NoNames.Contains(page.Tokens[i].Word)) return false;
        }
        return true;
    }

    /// <summary>Without titles in front, and only as far as a bracket.</summary>
    private TokenRange Trim(NamePage page, SeenName seen, int limit)
    {
        int start = seen.Tokens.Start, end = start;
        while (end < seen.Tokens.End && page.Tokens[end].Kind is not (TokenKind.OpenBracket or TokenKind.CloseBracket or TokenKind.Quote)) end++;
        while (end > start && page.Tokens[end - 1].Kind is not (TokenKind.Word or TokenKind.Number)) end--;
        while (seen.Type == EntityType.Person && start < end && words.Titles.Match(page.Tokens, start, limit, out _) is var title and > 0 && !words.GivenNames.Contains(page.Tokens[start].Word))
        {
            start += title;
            if (start < end && page.Is(start, '.')) start++;
        }
        return new(start, Math.Max(start, end));
    }

    private static NamedSpan Nothing(int end) => new() { Tokens = new(end, end), Name = default, Type = default };
}
