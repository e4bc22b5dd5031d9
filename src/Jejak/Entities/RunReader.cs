using Jejak.Documents;

namespace Jejak.Entities;

/// <summary>Judges runs of capitalised words that no gazetteer and no title explains.</summary>
internal sealed class RunReader(Gazetteer gazetteer, NameWords words, PersonReader persons)
{
    private const int LongestRun = 8;

    /// <summary>The run that begins at <paramref name="at"/>, or an empty span where it names nothing we can tell, which ends where to read on.</summary>
    public NamedSpan Read(NamePage page, int at, TokenRange sentence)
    {
        int end = at + 1;
        while (end < sentence.End && end - at < LongestRun && Continues(page, end, sentence.End)) end++;
        var tokens = new TokenRange(at, end);
        bool place = at > sentence.Start && words.BeforePlace.Match(page.Tokens, at - 1, sentence.End, out _) == 1;
        if (words.Titles.Match(page.Tokens, at, sentence.End, out _) > 0 && !words.GivenNames.Contains(page.Tokens[at].Word)) return default;
        // "Chief" has opened a title: "Operating Officer" begins no name.
        if (at > sentence.Start && words.Titles.Match(page.Tokens, at - 1, sentence.End, out _) is var title and > 1 && !words.GivenNames.Contains(page.Tokens[at].Word))
            return RestOfTitle(page, at, at - 1 + title, sentence.End);
        if (end - at > 1 && words.IsTail(page.Tokens[end - 1].Word, out var thing)) return new NamedSpan { Tokens = tokens, Name = tokens, Type = thing };
        bool acronym = end - at == 1 && page.Tokens[at].IsAllCaps;
        if (place && !acronym && !page.Tokens[at].IsAllCaps && words.Leaning(page.Tokens[at].Word) >= 2) return new NamedSpan { Tokens = tokens, Name = tokens, Type = EntityType.Place };
        // Acronyms that nothing explains are as often a term or a victim's initials: the linker keeps those that a bracket declares or that act.
        if (acronym && page.Tokens[at].Length is >= 3 and <= 8) return new NamedSpan { Tokens = tokens, Name = tokens, Type = EntityType.Organization, IsWeak = !Acts(page, at, sentence) };
        if (place || !persons.MayBegin(page, at, sentence.End)) return default;
        bool given = words.GivenNames.Contains(page.Tokens[at].Word) && (end - at > 1 || words.Leaning(page.Tokens[at].Word) >= 4);
        bool aged = end + 2 < sentence.End && page.Tokens[end].Kind == TokenKind.OpenBracket && page.Tokens[end + 1].Kind == TokenKind.Number
            && page.Tokens[end + 1].Length == 2 && page.Tokens[end + 2].Kind == TokenKind.CloseBracket;
        bool unknown = at > sentence.Start && words.BeforeUnknown.Match(page.Tokens, at - 1, sentence.End, out _) == 1;
        if (unknown && !given) return Skip(page, tokens);
        bool sure = given || aged || IsSpoken(page, tokens, sentence) || (words.Leaning(page.Tokens[at].Word) >= 4 && DoesSomething(page, end, sentence));
        if (!sure && IsProduct(page, at)) return Skip(page, tokens);
        if ((!sure && HasOrdinaryWord(page, tokens)) || char.IsAsciiDigit(page.Text[page.Tokens[end - 1].End - 1])) return default;
        return new NamedSpan { Tokens = tokens, Name = tokens, Type = EntityType.Person, IsWeak = !sure };
    }

    /// <summary>Nothing, as far as a name known inside the title: "Sekretaris Pers Gedung Putih".</summary>
    private NamedSpan RestOfTitle(NamePage page, int at, int titleEnd, int limit)
    {
        int end = at + 1;
        while (end < titleEnd && gazetteer.Match(page.Tokens, end, limit, out _) == 0 && words.Heads.Match(page.Tokens, end, limit, out _) == 0) end++;
        return new NamedSpan { Tokens = new(end, end), Name = default, Type = default };
    }

    /// <summary>Nothing we can tell, as far as a word that begins a person's name.</summary>
    private NamedSpan Skip(NamePage page, TokenRange run)
    {
        int end = run.Start + 1;
        while (end < run.End && !words.GivenNames.Contains(page.Tokens[end].Word)) end++;
        return new NamedSpan { Tokens = new(end, end), Name = default, Type = default };
    }

    /// <summary>"Toyota Avanza": what stands right behind a company's name is what it makes.</summary>
    private static bool IsProduct(NamePage page, int at) => page.Names.Count > 0 && page.Names[^1] is { Entry.Sector: "COM", Type: EntityType.Organization } company && company.Tokens.End == at;

    private bool Acts(NamePage page, int at, TokenRange sentence) => IsSpoken(page, new(at, at + 1), sentence) || DoesSomething(page, at + 1, sentence);

    /// <summary>A verb of speaking stands beside it.</summary>
    private bool IsSpoken(NamePage page, TokenRange name, TokenRange sentence) =>
        (name.Start > sentence.Start && words.BeforePerson.Match(page.Tokens, name.Start - 1, sentence.End, out _) == 1)
        || (name.End < sentence.End && words.AfterPerson.Match(page.Tokens, name.End, sentence.End, out _) > 0);

    private bool DoesSomething(NamePage page, int at, TokenRange sentence) =>
        at < sentence.End && page.Tokens[at].Kind == TokenKind.Word && words.IsPersonalVerb(page.Tokens[at].Word, page.Word(at));

    private bool Continues(NamePage page, int at, int limit) =>
        page.Tokens[at].Kind == TokenKind.Word && page.IsNameLike(at)
        && words.Heads.Match(page.Tokens, at, limit, out _) == 0
        && (gazetteer.Match(page.Tokens, at, limit, out var entry) == 0 || entry.Type == EntityType.Person);

    /// <summary>"Nobel Perdamaian": a word that running text mostly has in lower case makes it a title or a term rather than a person.</summary>
    private bool HasOrdinaryWord(NamePage page, TokenRange tokens)
    {
        for (int i = tokens.Start; i < tokens.End; i++)
        {
            if (words.Leaning(page.Tokens[i].Word) < 2) return true;
        }
        return false;
    }
}
