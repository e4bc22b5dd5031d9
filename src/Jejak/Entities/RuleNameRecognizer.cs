using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Entities;

/// <summary>
/// Finds names by gazetteers, titles, the first words of organizations and capital letters, in one walk from left to right:
/// a role with its person first, then an organization, then what the gazetteers know, then a run of capitalised words.
/// </summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
internal sealed class RuleNameRecognizer : INameRecognizer
{
    private readonly Gazetteer _gazetteer;
    private readonly NameWords _words;
    private readonly PersonReader _persons;
    private readonly RoleReader _roles;
    private readonly OrganizationReader _organizations;
    private readonly RunReader _runs;
    private readonly SeenReader _seen;
    private readonly MetonymReader _metonyms;

    public RuleNameRecognizer(Language language, Gazetteer gazetteer, NameWords words)
    {
        (_gazetteer, _words) = (gazetteer, words);
        _persons = new(gazetteer, words);
        _roles = new(gazetteer, words, _persons);
        _organizations = new(gazetteer, words, _persons);
        _runs = new(gazetteer, words, _persons);
        _seen = new(gazetteer, words);
        _metonyms = new(language);
    }

    public void Recognize(NamePage page)
    {
        foreach (var sentence in page.Document.Sentences)
        {
            for (int at = sentence.Tokens.Start; at < sentence.Tokens.End;) at = Next(page, at, sentence.Tokens);
        }
    }

    private int Next(NamePage page, int at, TokenRange sentence)
    {
        var token = page.Tokens[at];
        if (token.Kind != TokenKind.Word || page.IsTaken(at)) return at + 1;
        int limit = sentence.End;
        if (!page.IsInRole(at) && _roles.Read(page, at, limit, behind: false, out var role) && role.Name >= 0)
        {
            int end = role.IsRelation ? AddRelated(page, ref role, sentence) : AddHolder(page, ref role, sentence);
            for (int inside = at; inside < role.Name;) inside = NextName(page, inside, new(sentence.Start, role.Name));
            return end;
        }
        return NextName(page, at, sentence);
    }

    private int NextName(NamePage page, int at, TokenRange sentence)
    {
        int limit = sentence.End;
        if (page.Tokens[at].Kind != TokenKind.Word) return at + 1;
        if (_organizations.Read(page, at, limit, out var organization)) return organization.Tokens.IsEmpty ? organization.Tokens.End : AddWithAcronym(page, organization, limit);
        if (!page.Tokens[at].IsCapitalized) return page.Tokens[at].Kind == TokenKind.Word ? KnownLowerCase(page, at, sentence) : at + 1;
        if (_gazetteer.IsNoName(page.Tokens, at)) return at + 1;
        int known = _gazetteer.Match(page.Tokens, at, limit, out var entry);
        // "Trump Tower" is no person.
        bool named = known > 0 && entry.Type == EntityType.Person && at + known < limit && _persons.IsThing(page, at, limit);
        // "Nova" is a magazine, "Nova Eliza" is not.
        if (known == 1 && entry.Type is EntityType.Organization && IsPersonToo(page, at, limit)) return AddPerson(page, at, sentence, default, isWeak: false);
        // "Washington Navy Yard", "National Australia Bank": a longer name begins with the known one; but "Menteri Luar Negeri AS | Hendra Wibowo" was parted already.
        if (known > 0 && entry.Type != EntityType.Person && page.ModelName(at, out var longer) && longer.Tokens.End <= limit && _seen.GoesBeyond(page, longer, known)) return NextSeen(page, at, sentence);
        if (known > 0 && !named && (known > 1 || page.IsNameLike(at) || _words.Leaning(page.Tokens[at].Word) >= 1))
        {
            return entry.Type == EntityType.Person ? AddPerson(page, at, sentence, default, isWeak: false) : AddKnown(page, new(at, at + known), entry, sentence);
        }
        // The linker keeps it where an organization, place or event is its full name.
        if (page.IsShorthand(at) && !page.Tokens[at].IsAllCaps) return AddWithAcronym(page, new NamedSpan { Tokens = new(at, at + 1), Name = new(at, at + 1), Type = EntityType.Organization, IsWeak = true }, limit);
        if (page.IsSeen) return NextSeen(page, at, sentence);
        if (!page.IsNameLike(at)) return at + 1;
        var run = _runs.Read(page, at, sentence);
        if (run.Tokens.IsEmpty) return Math.Max(at + 1, run.Tokens.End);
        if (run.Type == EntityType.Person) return AddPerson(page, at, sentence, default, run.IsWeak);
        return AddWithAcronym(page, run, limit);
    }

    /// <summary>What no title, head or gazetteer explains: the model says what it is, the rules where they are sure.</summary>
    private int NextSeen(NamePage page, int at, TokenRange sentence)
    {
        var run = page.IsNameLike(at) ? _runs.Read(page, at, sentence) : default;
        if (page.ModelName(at, out var seen))
        {
            var name = _seen.Read(page, seen, run, sentence);
            if (name.Type == EntityType.Person && !name.Tokens.IsEmpty)
            {
                bool hasAlias = HasAlias(page, name.Tokens.End, sentence);
                var role = hasAlias ? default : Apposition(page, name.Tokens.End, sentence.End);
                name = name with { Role = role, IsWeak = name.IsWeak && role.IsEmpty && !hasAlias };
                if (hasAlias)
                {
                    page.Add(name);
                    return AddAlias(page, name.Tokens.Start, name.Tokens.End + 1, sentence);
                }
            }
            if (!name.Tokens.IsEmpty) return AddWithAcronym(page, name, sentence.End);
            return Math.Max(at + 1, name.Tokens.End);
        }
        if (run.Tokens.IsEmpty) return Math.Max(at + 1, run.Tokens.End);
        if (run.Type == EntityType.Person) return AddPerson(page, at, sentence, default, run.IsWeak);
        return AddWithAcronym(page, run, sentence.End);
    }

    /// <summary>The few names the gazetteers write in lower case: "detikcom", "masjid Al-Aqsa".</summary>
    private int KnownLowerCase(NamePage page, int at, TokenRange sentence)
    {
        int known = _gazetteer.Match(page.Tokens, at, sentence.End, out var entry);
        return known > 0 ? AddKnown(page, new(at, at + known), entry, sentence) : at + 1;
    }

    private int AddKnown(NamePage page, TokenRange tokens, GazetteerEntry entry, TokenRange sentence)
    {
        if (entry.IsCapital && _gazetteer.State(entry.Iso3166) is { } state && _metonyms.IsGovernment(page, tokens, sentence))
        {
            page.Add(new NamedSpan { Tokens = tokens, Name = tokens, Type = EntityType.Country, Entry = state, Form = MentionForm.Metonym });
            return tokens.End;
        }
        return AddWithAcronym(page, new NamedSpan { Tokens = tokens, Name = tokens, Type = entry.Type, Entry = entry }, sentence.End);
    }

    private int AddWithAcronym(NamePage page, NamedSpan name, int limit)
    {
        var acronym = name.Tokens.End < limit ? Brackets.Acronym(page, name.Tokens, limit) : default;
        if (!acronym.IsEmpty)
        {
            // "Kementerian Kesehatan RI (Kemenkes)": known by its short form.
            var known = name.Entry is null && page.IsShorthand(acronym.Start) && !page.Tokens[acronym.Start].IsAllCaps && _gazetteer.Match(page.Tokens, acronym.Start, acronym.End, out var entry) > 0 && entry.Type == name.Type ? entry : name.Entry;
            name = name with { Acronym = acronym, Tokens = new(name.Tokens.Start, acronym.End + 1), Entry = known };
        }
        // "TPN Ganjar-Mahfud": the pair is part of the name.
        if (name.Type is EntityType.Organization or EntityType.Group && name.Entry is null && name.Acronym.IsEmpty && name.Name.End == name.Tokens.End && IsJoined(page, name.Tokens.End, limit))
        {
            int end = _persons.Read(page, name.Tokens.End + 1, limit, out _);
            name = name with { Tokens = new(name.Tokens.Start, end), Name = new(name.Name.Start, end) };
        }
        page.Add(name);
        return name.Tokens.End;
    }

    private int AddPerson(NamePage page, int at, TokenRange sentence, TokenRange role, bool isWeak)
    {
        int end = _persons.Read(page, at, sentence.End, out var entry);
        bool hasAlias = HasAlias(page, end, sentence);
        if (role.IsEmpty && !hasAlias) role = Apposition(page, end, sentence.End);
        page.Add(new NamedSpan { Tokens = new(at, end), Name = new(at, end), Type = EntityType.Person, Entry = entry, Role = role, IsWeak = isWeak && role.IsEmpty && !hasAlias });
        return hasAlias ? AddAlias(page, at, end + 1, sentence) : end;
    }

    /// <summary>Whether the model sees a person's name go on behind a word that the gazetteers have for an organization.</summary>
    private bool IsPersonToo(NamePage page, int at, int limit) =>
        page.ModelName(at, out var seen) && seen is { Type: EntityType.Person, Tokens.Length: > 1 } && _persons.MayBegin(page, at, limit)
        && _gazetteer.Match(page.Tokens, at + 1, limit, out _) == 0 && !page.Word(at + 1).ContainsAnyInRange('0', '9');

    private bool HasAlias(NamePage page, int end, TokenRange sentence) =>
        end + 1 < sentence.End && _words.Aliases.Contains(page.Tokens[end].Word) && _persons.MayBegin(page, end + 1, sentence.End);

    /// <summary>"Thomas Lembong alias Tom Lembong": two names of one person.</summary>
    private int AddAlias(NamePage page, int name, int at, TokenRange sentence)
    {
        int end = _persons.Read(page, at, sentence.End, out var entry);
        page.Add(new NamedSpan { Tokens = new(at, end), Name = new(at, end), Type = EntityType.Person, Entry = entry, Role = Apposition(page, end, sentence.End), AliasOf = name });
        return end;
    }

    /// <summary>"utusan Presiden Trump, Steve Witkoff": the role with the name in it is the second person's; without a second one it is nobody's. The first may have an office of his own.</summary>
    private int AddRelated(NamePage page, ref RoleReading role, TokenRange sentence)
    {
        int end = _persons.Read(page, role.Name, sentence.End, out _);
        bool second = end + 1 < sentence.End && page.Is(end, ',') && _persons.MayBegin(page, end + 1, sentence.End);
        if (!second) return AddPerson(page, role.Name, sentence, role.Own, isWeak: false);
        AddPerson(page, role.Name, new(sentence.Start, end), role.Own, isWeak: false);
        return AddPerson(page, end + 1, sentence, new(role.Role.Start, end), isWeak: false);
    }

    /// <summary>The person who has the role; or two, where two names stand behind it with a hyphen or a conjunction between them.</summary>
    private int AddHolder(NamePage page, ref RoleReading role, TokenRange sentence)
    {
        int end = _persons.Read(page, role.Name, sentence.End, out _);
        bool joined = IsJoined(page, end, sentence.End);
        // "Gubernur dan Wakil Gubernur Aceh Muzakir Manaf dan Fadhlullah": an office each.
        if (!role.Second.IsEmpty && (joined || end + 1 < sentence.End && _roles.Joins(page, end) && _persons.MayBegin(page, end + 1, sentence.End)))
        {
            AddPerson(page, role.Name, new(sentence.Start, end), role.First, isWeak: false);
            return AddPerson(page, end + 1, sentence, role.Second, isWeak: false);
        }
        if (!joined) return AddPerson(page, role.Name, sentence, role.Role, isWeak: false);
        int second = _persons.Read(page, end + 1, sentence.End, out _);
        int third = Third(page, second, sentence.End);
        // "Ketua TPN Ganjar-Mahfud, Arsjad Rasjid": the pair says of what he is the head. "Presiden terpilih Prabowo-Gibran": the office is the first one's.
        bool isBody = third >= 0 || !role.Role.IsEmpty && page.Tokens[role.Role.End - 1] is { IsAllCaps: true } or { Kind: TokenKind.CloseBracket };
        AddPerson(page, role.Name, new(sentence.Start, end), isBody ? default : role.Role, isWeak: false);
        AddPerson(page, end + 1, new(sentence.Start, second), default, isWeak: false);
        return third < 0 ? second : AddPerson(page, third, sentence, role.Role.IsEmpty ? default : new(role.Role.Start, second), isWeak: false);
    }

    /// <summary>Whether a hyphen stands between a person's name and another's, as the tokenizer parts them.</summary>
    private bool IsJoined(NamePage page, int at, int limit) => at + 1 < limit && page.Is(at, '-') && page.Tokens[at].IsJoined && page.Tokens[at + 1].IsJoined && _persons.MayBegin(page, at + 1, limit);

    /// <summary>The person named right behind a pair, with or without a comma and a rank; −1 where none is.</summary>
    private int Third(NamePage page, int at, int limit)
    {
        if (at < limit && page.Is(at, ',')) at++;
        if (at >= limit) return -1;
        if (_words.Titles.Match(page.Tokens, at, limit, out var kind) > 0 && kind is TitleKind.Rank or TitleKind.Honorific) return _roles.Read(page, at, limit, behind: false, out var ranked) ? ranked.Name : -1;
        return page.NameSeen(at, out _) ? at : -1;
    }

    /// <summary>A role behind the name: "Rima Hassan, anggota parlemen Prancis", "Udin (49), warga Depok".</summary>
    private TokenRange Apposition(NamePage page, int at, int limit)
    {
        if (at < limit && page.Tokens[at].Kind == TokenKind.OpenBracket)
        {
            int close = Brackets.Close(page, at, limit, 2);
            if (close < 0) return default;
            at = close + 1;
        }
        if (at + 1 >= limit) return default;
        int comma = page.Is(at, ',') ? 1 : 0;
        int link = page.IsSeen && _words.OfficeLinks.Match(page.Tokens, at + comma, limit, out bool isSame) is var length && isSame ? length : 0;
        if (comma + link == 0 || at + comma + link >= limit || !_roles.Read(page, at + comma + link, limit, behind: true, out var reading) || reading.Name >= 0) return default;
        page.TakeAsRole(reading.Role);
        return reading.Role;
    }
}
