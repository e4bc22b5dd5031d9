using Jejak.Documents;

namespace Jejak.Entities;

/// <summary>Reads the name of a person at a token.</summary>
internal sealed class PersonReader(Gazetteer gazetteer, NameWords words)
{
    private const int LongestName = 7;

    /// <summary>Before what the model sees, a name has at most so many words.</summary>
    private const int LongestUnseen = 2;

    /// <summary>Whether a person's name may begin at token <paramref name="at"/>: a name by shape that is no place, office or organization.</summary>
    public bool MayBegin(NamePage page, int at, int limit)
    {
        var token = page.Tokens[at];
        if (page.NameSeen(at, out _) && token.Length == 1) return true;
        if (token.Kind != TokenKind.Word || !page.IsNameLike(at) || page.IsShorthand(at)) return false;
        if (gazetteer.Match(page.Tokens, at, limit, out var entry) > 0)
        {
            if (entry.Type == EntityType.Person) return true;
            if (entry.Type == EntityType.Country || !words.GivenNames.Contains(token.Word) || !NextIsName(page, at + 1, limit)) return false;
        }
        if (words.Titles.Match(page.Tokens, at, limit, out _) > 0 && !words.GivenNames.Contains(token.Word)) return false;
        if (words.Heads.Match(page.Tokens, at, limit, out _) > 0 || words.RoleWords.Contains(token.Word)) return false;
        if (IsNoNameShape(page.Word(at))) return false;
        if (token.IsAllCaps && !IsShouted(page, at, limit) && (token.Length > 2 || !NextIsName(page, at + 1, limit)) && !words.GivenNames.Contains(token.Word)) return false;
        return (words.Leaning(token.Word) >= 1 || page.IsOfPerson(at)) && !IsThing(page, at, limit);
    }

    /// <summary>Whether what looks like a title is somebody's name: "Imam B Prasodjo".</summary>
    public bool IsNamedSo(NamePage page, int at, int title) => title == 1 && page.NameSeen(at, out int end) && end > at + 1 && words.GivenNames.Contains(page.Tokens[at].Word);

    /// <summary>Whether a person's name may begin behind a rank: also with initials ("Irjen RZ Panca"), or where what is read ends.</summary>
    public bool MayFollowRank(NamePage page, int at, int limit) => at >= limit || MayBegin(page, at, limit) || (page.Tokens[at] is { IsAllCaps: true, Length: <= 3 } && NextIsName(page, at + 1, limit));

    /// <summary>"Maduro Dukung Putin": in a headline, where every word has a capital, the model sees one name from the first person to the second.</summary>
    private bool HoldsAnother(NamePage page, int from, int end)
    {
        for (int i = from; i < end; i++)
        {
            if (gazetteer.Match(page.Tokens, i, end, out var other) > 0 && other.Type == EntityType.Person) return true;
        }
        return false;
    }

    /// <summary>The end of the person's name that begins at <paramref name="at"/>.</summary>
    public int Read(NamePage page, int at, int limit, out GazetteerEntry? entry)
    {
        entry = null;
        int end = page.NameSeen(at, out int seen) ? Math.Min(seen, limit) : at + 1;
        while (end > at + 1 && page.Tokens[end - 1] is { IsAllCaps: true } last && words.NoNames.Contains(last.Word)) end--;
        int known = gazetteer.Match(page.Tokens, at, limit, out var match);
        if (known > 0 && match.Type == EntityType.Person) (entry, end) = (match, HoldsAnother(page, at + known, end) ? at + known : Math.Max(end, at + known));
        while (end < limit && end - at < LongestName)
        {
            // "RZ Panca | Putra Simanjuntak": what the model sees goes on with what an initial or a rank began.
            int next = end - at <= LongestUnseen && !page.NameSeen(at, out _) && page.NameSeen(end, out int rest) && rest <= limit ? rest : Continues(page, end, limit);
            if (next == end) break;
            // More words than the gazetteer has: somebody else, or the same with a longer name; the linker finds out.
            end = next;
        }
        return end;
    }

    private int Continues(NamePage page, int at, int limit)
    {
        var token = page.Tokens[at];
        if (token.Kind == TokenKind.Punctuation)
        {
            // The stop of an initial or an abbreviated name: "M. Yusuf", "Muh. Ali".
            return page.Is(at, '.') && token.IsJoined && page.Tokens[at - 1].Length <= 1 && at + 1 < limit && page.IsNameLike(at + 1) ? at + 2 : at;
        }
        if (token.Kind != TokenKind.Word) return at;
        if (words.Particles.Contains(token.Word))
        {
            int after = at + 1;
            while (after < limit && words.Particles.Contains(page.Tokens[after].Word)) after++;
            return after < limit && page.Tokens[after].IsCapitalized && page.Tokens[after].Kind == TokenKind.Word && page.IsNameLike(after) ? after + 1 : at;
        }
        if (!page.IsNameLike(at) || page.IsShorthand(at) || words.NoNames.Contains(token.Word)) return at;
        if (words.Titles.Match(page.Tokens, at, limit, out var kind) > 0 && kind != TitleKind.Honorific && words.Leaning(token.Word) < 2) return at;
        if (words.Heads.Match(page.Tokens, at, limit, out _) > 0 && !words.GivenNames.Contains(token.Word)) return at;
        if (gazetteer.Match(page.Tokens, at, limit, out var entry) > 0 && entry.Type != EntityType.Person && !words.GivenNames.Contains(token.Word)) return at;
        return token.IsAllCaps && token.Length <= 5 && token.Length > 2 && !page.Tokens[at - 1].IsAllCaps && !words.GivenNames.Contains(token.Word) ? at : at + 1;
    }

    /// <summary>Addresses, models and mixed acronyms ("kompas.com", "A3x", "APSyFI"): nobody is called that.</summary>
    private static bool IsNoNameShape(ReadOnlySpan<char> word)
    {
        int capitals = 0, small = 0;
        foreach (char letter in word)
        {
            if (letter == '.' || char.IsAsciiDigit(letter)) return true;
            if (char.IsUpper(letter)) capitals++;
            else if (char.IsLower(letter)) small++;
        }
        return capitals >= 3 && small > 0 && small <= capitals && !word.Contains('-');
    }

    /// <summary>A headline in capitals, where they do not make an acronym.</summary>
    private static bool IsShouted(NamePage page, int at, int limit) =>
        page.Tokens[at].Length > 2 && ((at + 1 < limit && page.Tokens[at + 1] is { IsAllCaps: true, Length: > 2 }) || (at > 0 && page.Tokens[at - 1] is { IsAllCaps: true, Length: > 3 }));

    /// <summary>Whether the capitalised words from here end in one such as "Foundation" or "Racing".</summary>
    public bool IsThing(NamePage page, int at, int limit)
    {
        int end = at;
        while (end < limit && end - at <= LongestName && page.Tokens[end].Kind == TokenKind.Word && page.Tokens[end].IsCapitalized) end++;
        return end > at && words.IsTail(page.Tokens[end - 1].Word, out _);
    }

    private static bool NextIsName(NamePage page, int at, int limit) =>
        at < limit && page.Tokens[at].Kind == TokenKind.Word && page.Tokens[at].IsCapitalized && !page.Tokens[at].IsAllCaps && page.IsNameLike(at);
}
