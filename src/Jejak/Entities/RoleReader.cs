using Jejak.Documents;

namespace Jejak.Entities;

/// <summary>A role and where the name beside it begins.</summary>
/// <param name="Role">Tokens of the role; empty where only an honorific stands there.</param>
/// <param name="Name">First token of the name, or −1 where none follows.</param>
/// <param name="IsRelation">Whether the name may be another person's, to whom the role is a relation.</param>
/// <param name="Own">That other person's own office, a part of the role: "putra sulung | Presiden | Joko Widodo".</param>
/// <param name="First">The first of two offices, which is this person's where the second one's name follows: "calon presiden | dan calon wakil presiden Ganjar Pranowo dan Mahfud MD"; empty where there is one.</param>
/// <param name="Second">The second of them.</param>
internal readonly record struct RoleReading(TokenRange Role, int Name, bool IsRelation = false, TokenRange Own = default, TokenRange First = default, TokenRange Second = default);

/// <summary>
/// Reads the offices people are given: "Wakil Perdana Menteri (PM) Kamboja Sun Chanthol", "Komandan Divisi Infanteri ke-3, Brigadir Jenderal John Lubas",
/// and behind a name "…, anggota parlemen Prancis".
/// </summary>
internal sealed class RoleReader(Gazetteer gazetteer, NameWords words, PersonReader persons)
{
    private const int LongestRole = 16;

    private readonly SeenRoleReader _seen = new(gazetteer, words, persons);
    private readonly RoleOwner _owner = new(words);

    /// <summary>Reads a role that begins at <paramref name="at"/>.</summary>
    /// <returns>False where no title stands there.</returns>
    /// <param name="behind">Whether it stands behind the name.</param>
    public bool Read(NamePage page, int at, int limit, bool behind, out RoleReading reading)
    {
        if (!ReadAll(page, at, limit, behind, out reading)) return false;
        if (!behind) reading = _owner.Part(page, at, reading);
        return true;
    }

    /// <summary>Whether the token joins two names or two offices.</summary>
    public bool Joins(NamePage page, int at) => _owner.Joins(page, at);

    private bool ReadAll(NamePage page, int at, int limit, bool behind, out RoleReading reading)
    {
        reading = default;
        int length = words.Titles.Match(page.Tokens, at, limit, out var kind);
        if (length == 0 || (kind == TitleKind.Behind && !behind) || persons.IsNamedSo(page, at, length)) return false;
        // "Inspektur Jenderal Kementerian Dalam Negeri" is an office, though the words are a rank elsewhere.
        if (kind == TitleKind.Rank && at + length < limit && words.Heads.Match(page.Tokens, at + length, limit, out var office) > 0 && office.Type == EntityType.Organization) kind = TitleKind.Role;
        var walk = new Walk { Page = page, Limit = Math.Min(limit, at + LongestRole), At = at, RoleStart = -1, RankStart = -1 };
        // "Gus Dur" is somebody, "Raja Ampat" a place and "Paman Sam" a state.
        if (gazetteer.Match(page.Tokens, at, limit, out var known) is var names and > 0 && (known.Type == EntityType.Person || (names > length && page.Tokens[at].IsCapitalized))) return false;
        if (kind == TitleKind.Naming)
        {
            int name = at + length;
            if (name >= limit || !persons.MayBegin(page, name, limit)) return false;
            reading = new(default, name);
            return true;
        }
        if (page.IsSeen && kind is TitleKind.Role or TitleKind.Relation or TitleKind.Behind)
        {
            if (behind)
            {
                reading = _seen.ReadBehind(page, at, at + length, kind, limit);
                return true;
            }
            if (_seen.ReadBefore(page, at, at + length, kind, limit, out reading)) return true;
        }
        while (walk.At < walk.Limit && walk.Name < 0 && Step(ref walk)) { }
        if (page.IsSeen && walk.Name >= 0 && kind is TitleKind.Role or TitleKind.Relation or TitleKind.Behind && !page.Tokens[at].IsCapitalized && !MayHold(page, at, at + length, walk.Name, limit)) return false;
        var role = walk.RoleStart >= 0 ? new TokenRange(walk.RoleStart, walk.RoleEnd)
            : walk.RankStart >= 0 ? new TokenRange(walk.RankStart, walk.RankEnd) : default;
        int whole = role.End;
        while (walk.RoleStart >= 0 && role.End - 1 > role.Start && role.End > walk.TitleEnd && IsSmall(page.Tokens[role.End - 1])) role = new(role.Start, role.End - 1);
        // "kepala NASA dan Dmitry Bakanov", "kekasih dari Arbani": the name behind the small word is somebody else's.
        if (role.End < whole && walk.Name == whole)
        {
            reading = new(role, -1);
            return true;
        }
        reading = new(role, walk.Name, kind == TitleKind.Relation && walk.Comma < 0 && walk.Name == at + length);
        return true;
    }

    /// <summary>
    /// "pemain Fulham", "pengguna Android": behind a calling in lower case that the model sees no person behind there is mostly a club, a brand or a place.
    /// </summary>
    private bool MayHold(NamePage page, int at, int titleEnd, int name, int limit)
    {
        if (page.NameSeen(name, out _) || IsPersonHere(page, name, limit) || page.IsOfPerson(name) || words.GivenNames.Contains(page.Tokens[name].Word)) return true;
        // "sang istri Wahida"
        if (name == titleEnd && words.Relations.Match(page.Tokens, at, titleEnd, out var whose) > 0 && whose == Whose.Titled) return true;
        if (!_seen.IsNeverMet(page, name)) return false;
        return page.Is(name - 1, ',') || name == titleEnd && name + 1 < limit && page.Tokens[name + 1] is { Kind: TokenKind.Word, IsCapitalized: true };
    }

    private bool IsSmall(in Token token) => !token.IsCapitalized && (words.Links.Contains(token.Word) || words.SmallWords.Contains(token.Word));

    private struct Walk
    {
        public NamePage Page;
        public int Limit, At, RoleStart, RoleEnd, RankStart, RankEnd, Comma, TitleEnd;
        public int Name = -1;
        public bool NeedsCapital;

        public Walk() => (Page, Comma) = (null!, -1);
    }

    private bool Step(ref Walk walk)
    {
        var page = walk.Page;
        int at = walk.At, limit = walk.Limit;
        var token = page.Tokens[at];
        if (token.Kind == TokenKind.Punctuation) return StepPunctuation(ref walk);
        if (token.Kind == TokenKind.OpenBracket) return StepBracket(ref walk);
        if (IsPersonHere(page, at, limit))
        {
            walk.Name = at;
            return false;
        }
        int length = words.Titles.Match(page.Tokens, at, limit, out var kind);
        bool isRole = length > 0 && kind is TitleKind.Role or TitleKind.Relation or TitleKind.Behind;
        bool named = length == 1 && !isRole && at > 0 && persons.MayBegin(page, at, limit) && walk.RoleStart >= 0 && words.GivenNames.Contains(token.Word);
        if (length > 0 && kind is TitleKind.Honorific or TitleKind.Rank && !named)
        {
            if (kind == TitleKind.Rank)
            {
                if (walk.RankStart < 0) walk.RankStart = at;
                walk.RankEnd = at + length;
            }
            // Behind "Prof." or "AKP" there is a person, whatever came before.
            walk.NeedsCapital = false;
            return Move(ref walk, length);
        }
        if (isRole)
        {
            // "Presiden AS dan Presiden Rusia Vladimir Putin": the second office begins anew.
            if (walk.RoleStart < 0 || (at > 0 && token.IsCapitalized && words.Links.Contains(page.Tokens[at - 1].Word))) walk.RoleStart = at;
            walk.TitleEnd = at + length;
            return Extend(ref walk, length);
        }
        if (walk.RoleStart >= 0 && walk.Comma < 0 && at != walk.TitleEnd && Place(page, at, limit) is var place and > 0) return Extend(ref walk, place);
        if (!walk.NeedsCapital && persons.MayBegin(page, at, limit))
        {
            if (walk.RoleStart >= 0 && walk.Comma < 0 && IsOffice(page, at, limit, out int office)) return Extend(ref walk, office - at);
            int end = persons.Read(page, at, limit, out _);
            if (walk.RoleStart >= 0 && walk.Comma < 0 && IsBeforeRank(page, end, limit)) return Extend(ref walk, end - at);
            walk.Name = at;
            return false;
        }
        if (walk.Comma >= 0 || walk.RoleStart < 0) return false;
        return StepComplement(ref walk);
    }

    /// <summary>"wartawan di Air Force One", "kepala keamanan wilayah Valais": how many words behind a place's preposition say where, or 0.</summary>
    private int Place(NamePage page, int at, int limit)
    {
        if (words.BeforePlace.Match(page.Tokens, at - 1, limit, out _) != 1) return 0;
        int end = at;
        while (end < limit && page.Tokens[end] is { Kind: TokenKind.Word, IsCapitalized: true } token && page.IsNameLike(end)
            && !words.GivenNames.Contains(token.Word) && words.Heads.Match(page.Tokens, end, limit, out _) == 0 && words.Titles.Match(page.Tokens, end, limit, out _) == 0
            && gazetteer.Match(page.Tokens, end, limit, out _) == 0) end++;
        return end - at;
    }

    /// <summary>Whether the words that look like a name say where the office is instead.</summary>
    private bool IsOffice(NamePage page, int at, int limit, out int end)
    {
        end = persons.Read(page, at, limit, out _);
        // "Head of Merdeka Institute Moekti Soejahmoen".
        for (int i = end - 1; i > at; i--)
        {
            if (!words.IsTail(page.Tokens[i].Word, out var thing) || thing != EntityType.Organization) continue;
            end = i + 1;
            return true;
        }
        if (words.GivenNames.Contains(page.Tokens[at].Word)) return false;
        return IsInsideOffice(page, end, limit) || (end == at + 1 && IsBeforeHolder(page, end, limit));
    }

    /// <summary>"Kabid Inteldakim Imigrasi Batam, Jefri": a place or an organization goes on behind, and the holder's name behind that.</summary>
    private bool IsInsideOffice(NamePage page, int at, int limit)
    {
        int end = at;
        while (end < limit)
        {
            int length = gazetteer.Match(page.Tokens, end, limit, out var entry);
            if (length > 0 && entry.Type == EntityType.Person) break;
            if (length == 0) length = words.Heads.Match(page.Tokens, end, limit, out _);
            if (length == 0) break;
            end += length;
        }
        if (end == at || end >= limit) return false;
        if (IsBeforeRank(page, end, limit)) return true;
        if (page.Is(end, ',')) end++;
        return end < limit && persons.MayBegin(page, end, limit);
    }

    /// <summary>"Kepala Madin, Miftahul Hidayat, menjelaskan": one word, and between commas behind it a full name of which something is said.</summary>
    private bool IsBeforeHolder(NamePage page, int at, int limit)
    {
        if (at + 2 >= limit || !page.Is(at, ',') || !persons.MayBegin(page, at + 1, limit)) return false;
        int end = persons.Read(page, at + 1, limit, out _);
        if (end < at + 3 || end >= limit) return false;
        if (!words.GivenNames.Contains(page.Tokens[at + 1].Word)) return words.IsPersonalVerb(page.Tokens[end].Word, page.Word(end));
        if (page.Is(end, ',')) end++;
        return end < limit && page.Tokens[end] is { Kind: TokenKind.Word, IsCapitalized: false } && !words.Links.Contains(page.Tokens[end].Word);
    }

    /// <summary>"Kapolsek Talun, AKP Bambang": what stands before the rank is where the office is.</summary>
    private bool IsBeforeRank(NamePage page, int at, int limit)
    {
        if (at < limit && page.Is(at, ',')) at++;
        if (at >= limit) return false;
        int length = words.Titles.Match(page.Tokens, at, limit, out var kind);
        return length > 0 && kind is TitleKind.Rank or TitleKind.Honorific && page.Tokens[at].IsCapitalized && at + length < limit && persons.MayBegin(page, at + length, limit);
    }

    /// <summary>Somebody known, whose name may begin with a state ("Menteri Pertahanan Israel, Israel Katz") or a title ("Gus Dur").</summary>
    private bool IsPersonHere(NamePage page, int at, int limit) => gazetteer.Match(page.Tokens, at, limit, out var entry) > 0 && entry.Type == EntityType.Person;

    private bool StepComplement(ref Walk walk)
    {
        var page = walk.Page;
        int at = walk.At;
        var token = page.Tokens[at];
        int known = gazetteer.Match(page.Tokens, at, walk.Limit, out var entry);
        if (known > 0 && entry.Type != EntityType.Person) return Extend(ref walk, known);
        int head = words.Heads.Match(page.Tokens, at, walk.Limit, out _);
        if (head > 0)
        {
            // After "Partai" or "PT" one capitalised word belongs to the organization, whatever it looks like.
            bool capital = token.IsCapitalized && at + head < walk.Limit && page.IsNameLike(at + head);
            Extend(ref walk, head);
            walk.NeedsCapital = capital;
            return true;
        }
        if (token.Kind == TokenKind.Number) return Extend(ref walk, 1);
        if (token.Kind != TokenKind.Word) return false;
        if (walk.NeedsCapital && token.IsCapitalized) return Extend(ref walk, 1);
        if (words.RoleWords.Contains(token.Word) || (token.IsCapitalized && !words.NoNames.Contains(token.Word))) return Extend(ref walk, 1);
        // Ordinals: ke-3.
        return char.IsDigit(page.Text[token.End - 1]) && Extend(ref walk, 1);
    }

    private static bool StepBracket(ref Walk walk)
    {
        int close = Brackets.Close(walk.Page, walk.At, walk.Limit, 4);
        if (close < 0) return false;
        // "Brigadir Jenderal (Pol) Raden"
        if (walk.RoleStart < 0) return walk.RankEnd == walk.At && Move(ref walk, close + 1 - walk.At);
        return Extend(ref walk, close + 1 - walk.At);
    }

    private bool StepPunctuation(ref Walk walk)
    {
        var page = walk.Page;
        if (page.Is(walk.At, '.') && page.Tokens[walk.At].IsJoined && page.Tokens[walk.At - 1].Length <= 4 && walk.RoleEnd != walk.At) return Move(ref walk, 1);
        // "Direktur Penyuluhan, Pelayanan, dan Humas": the office goes on.
        if (walk.Comma < 0 && walk.RoleStart >= 0 && GoesOn(page, walk.At, walk.Limit)) return Move(ref walk, 1);
        if (!page.Is(walk.At, ',') || walk.Comma >= 0 || walk.RoleStart < 0 || walk.At + 1 >= walk.Limit) return false;
        int next = walk.At + 1;
        if (words.Titles.Match(page.Tokens, next, walk.Limit, out var kind) > 0 ? kind is TitleKind.Role or TitleKind.Relation && !IsPersonHere(page, next, walk.Limit) : !persons.MayBegin(page, next, walk.Limit)) return false;
        walk.Comma = walk.At;
        return Move(ref walk, 1);
    }

    private bool GoesOn(NamePage page, int comma, int limit)
    {
        int next = comma + 1;
        if (!page.Is(comma, ',') || next >= limit) return false;
        if (!page.Tokens[next].IsCapitalized && words.Links.Contains(page.Tokens[next].Word)) next++;
        return next < limit && page.Tokens[next].IsCapitalized && words.RoleWords.Contains(page.Tokens[next].Word) && words.Titles.Match(page.Tokens, next, limit, out _) == 0;
    }

    private static bool Move(ref Walk walk, int length)
    {
        walk.At += length;
        return true;
    }

    private static bool Extend(ref Walk walk, int length)
    {
        walk.At += length;
        walk.RoleEnd = walk.At;
        walk.NeedsCapital = false;
        return true;
    }
}
