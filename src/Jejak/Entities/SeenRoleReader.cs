using Jejak.Documents;

namespace Jejak.Entities;

/// <summary>
/// Reads an office by the name that the model sees beside it: "Pengajar sosiologi Universitas Negeri Jakarta (UNJ), Rakhmat Hidayat", and behind a name all the words up to the
/// comma or the verb, "Abdian Saputra, Koordinator Ekajaya Fast Boat untuk Gili, …". The words between are those of a noun phrase, whether or not a list knows them.
/// </summary>
internal sealed class SeenRoleReader(Gazetteer gazetteer, NameWords words, PersonReader persons)
{
    /// <summary>From the title to the name, in tokens.</summary>
    private const int LongestRole = 24;

    /// <summary>"Kepala Dusun Nglahar, Kelurahan Sumbersari, Kecamatan Moyudan, Wahyu Wibowo": so many commas at most stand in an office.</summary>
    private const int MostCommas = 3;

    private const int LongestBracket = 6;

    /// <summary>A name that the model does not see has at most so many words.</summary>
    private const int LongestUnseen = 4;

    /// <summary>What <see cref="NameWords.Leaning"/> says of a word that no counted text has.</summary>
    private const int NeverMet = 20;

    /// <summary>The role that begins at <paramref name="at"/>, with its title up to <paramref name="titleEnd"/>, and the name seen behind it.</summary>
    public bool ReadBefore(NamePage page, int at, int titleEnd, TitleKind kind, int limit, out RoleReading reading)
    {
        reading = default;
        limit = Math.Min(limit, at + LongestRole);
        // Most words for callings have no name behind them.
        if (!page.Tokens[at].IsCapitalized && !page.AnyPersonSeen(titleEnd, limit)) return false;
        if (ReadSeen(page, at, titleEnd, kind, limit, out int stop, out reading)) return true;
        return kind != TitleKind.Relation && ReadUnseen(page, at, titleEnd, stop, limit, out reading);
    }

    /// <summary>"Ketua Himpunan Perajin (HP) Satori mengatakan": the model sees nobody, but before a verb of people or a comma a name must stand.</summary>
    private bool ReadUnseen(NamePage page, int at, int titleEnd, int stop, int limit, out RoleReading reading)
    {
        reading = default;
        if (stop < 0 || stop >= limit) return false;
        int name = stop;
        bool given = false;
        while (name > titleEnd && IsNameWord(page, name - 1, limit)) given |= words.GivenNames.Contains(page.Tokens[--name].Word);
        bool closed = page.Is(stop, ',') || words.IsPersonalVerb(page.Tokens[stop].Word, page.Word(stop));
        if (name == stop || stop - name > LongestUnseen || name == titleEnd && page.Is(stop, ',') || !closed && (!given || name == titleEnd)) return false;
        // "Kepala Desa Sukamaju": behind a head of places or organizations stands what it is called.
        if (words.Heads.Match(page.Tokens, name - 1, name, out _) > 0) return false;
        reading = new(new(at, name), name);
        return true;
    }

    private bool IsNameWord(NamePage page, int at, int limit)
    {
        var token = page.Tokens[at];
        if (token is not { Kind: TokenKind.Word, IsCapitalized: true, IsAllCaps: false } || words.NoNames.Contains(token.Word) || words.RoleWords.Contains(token.Word)) return false;
        if (words.Heads.Match(page.Tokens, at, limit, out _) > 0 || words.Titles.Match(page.Tokens, at, limit, out _) > 0 || words.IsTail(token.Word, out _)) return false;
        if (gazetteer.Match(page.Tokens, at, limit, out var entry) > 0 && entry.Type != EntityType.Person) return false;
        return words.GivenNames.Contains(token.Word) || page.Tokens[at - 1].Kind == TokenKind.CloseBracket || IsNeverMet(page, at) && !page.IsSeenThing(at);
    }

    private bool ReadSeen(NamePage page, int at, int titleEnd, TitleKind kind, int limit, out int stop, out RoleReading reading)
    {
        reading = default;
        int start = at, end = titleEnd, commas = 0, rank = -1;
        bool isRelation = kind == TitleKind.Relation;
        stop = -1;
        for (int t = titleEnd; t < limit;)
        {
            if ((page.NameSeen(t, out int named) || IsKnown(page, t, limit, out named)) && !IsRank(page, t, limit, out _))
            {
                if (kind == TitleKind.Relation && t == titleEnd || !IsHolder(page, start, end, t, rank, kind)) return false;
                // "mantan staf khusus Menteri Budi, Tan": the office is the second one's.
                bool related = isRelation && commas == 0 && named + 1 < limit && page.Is(named, ',') && page.NameSeen(named + 1, out _);
                reading = new(new(start, end), t, related);
                Part(page, titleEnd, ref reading);
                return true;
            }
            if (rank >= 0 && !IsRank(page, t, limit, out _))
            {
                if (page.Is(t, '.') && page.Tokens[t].IsJoined) { t++; continue; }
                if (Brackets.Close(page, t, limit, 2) is var close and >= 0 && page.Tokens[t].Kind == TokenKind.OpenBracket) { t = close + 1; continue; }
                // Behind a rank there is a name, whether or not the model sees one.
                if (!persons.MayFollowRank(page, t, limit)) return false;
                reading = new(new(start, end), t);
                return true;
            }
            // "wakil ketua TPN Ganjar-Mahfud, Andika Perkasa": the second of a pair, whose first is part of a body's name, is no holder.
            if (page.Is(t, '-') && page.Tokens[t].IsJoined && t > titleEnd && t + 1 < limit && page.Tokens[t + 1].IsJoined && persons.MayBegin(page, t + 1, limit))
            {
                t = end = persons.Read(page, t + 1, limit, out _);
                continue;
            }
            if (page.Is(t, ','))
            {
                if (stop < 0) stop = t;
                if (++commas > MostCommas || !GoesOn(page, t + 1, limit)) return false;
                t++;
                // "Menteri Sosial Juliari, Gubernur Banten Wahidin": the first has a name already.
                if (t - 2 >= titleEnd && IsNameWord(page, t - 2, limit) && words.Titles.Match(page.Tokens, t, limit, out _) > 0) return false;
                if (!page.NameSeen(t, out _) && words.Titles.Match(page.Tokens, t, limit, out var other) is var again and > 0 && other is TitleKind.Role or TitleKind.Relation && page.Tokens[t].IsCapitalized)
                {
                    (start, end, kind) = (t, t + again, other);
                    t = end;
                }
                continue;
            }
            if (IsRank(page, t, limit, out int length) && !(gazetteer.Match(page.Tokens, t, limit, out var known) > length && known.Type != EntityType.Person))
            {
                if (rank < 0) rank = t;
                t += length;
                continue;
            }
            // "(MER-C) dokter Sarbini": a calling in small letters right before the name is part of neither.
            if (!page.Tokens[t].IsCapitalized && t > titleEnd && page.NameSeen(t + 1, out _) && words.Titles.Match(page.Tokens, t, limit, out var calling) == 1 && calling == TitleKind.Role && page.Tokens[t - 1] is { IsCapitalized: true } or { Kind: TokenKind.CloseBracket })
            {
                t++;
                continue;
            }
            int step = OfficeLink(page, t, limit);
            if (step > 0)
            {
                t += step;
                continue;
            }
            isRelation |= words.Titles.Match(page.Tokens, t, limit, out var inner) > 0 && inner == TitleKind.Relation;
            step = Step(page, t, limit);
            if (step == 0)
            {
                if (stop < 0) stop = t;
                return false;
            }
            // "Presiden AS dan Presiden Rusia Vladimir Putin": the second office begins anew.
            if (t > start && page.Tokens[t].IsCapitalized && words.Links.Contains(page.Tokens[t - 1].Word) && words.Titles.Match(page.Tokens, t, limit, out var second) is var title and > 0
                && second is TitleKind.Role or TitleKind.Relation) (start, step, kind) = (t, title, second);
            t += step;
            end = t;
        }
        if (stop < 0) stop = limit;
        return false;
    }

    /// <summary>A person of the gazetteers whose name begins with a title: "Menteri Kehutanan Raja Juli Antoni".</summary>
    private bool IsKnown(NamePage page, int at, int limit, out int end)
    {
        end = at + gazetteer.Match(page.Tokens, at, limit, out var entry);
        return end > at + 1 && entry.Type == EntityType.Person;
    }

    /// <summary>"yang juga Ketua": a title behind it goes on with the offices of the same person.</summary>
    private int OfficeLink(NamePage page, int at, int limit)
    {
        int length = words.OfficeLinks.Match(page.Tokens, at, limit, out bool isSame);
        return length > 0 && isSame && words.Titles.Match(page.Tokens, at + length, limit, out var kind) is var title and > 0 && kind is TitleKind.Role or TitleKind.Relation ? length + title : 0;
    }

    /// <summary>Takes to the name a capitalised word in front of it that no counted text has: "Kementerian Dalam Negeri | Tumpak Haposan Simanjuntak".</summary>
    private void Part(NamePage page, int titleEnd, ref RoleReading reading)
    {
        int name = reading.Name, end = reading.Role.End;
        if (end != name) return;
        if (IsInsideKnown(page, end - 1, name) || end - 2 >= titleEnd && IsNeverMet(page, end - 2)) return;
        if (end - 2 >= titleEnd && page.Tokens[end - 1] is { Kind: TokenKind.Word, IsCapitalized: true, IsAllCaps: false } && IsNeverMet(page, end - 1)
            && words.Heads.Match(page.Tokens, end - 2, end, out _) == 0 && !words.IsTail(page.Tokens[end - 1].Word, out _)) end--;
        if (end < name) reading = new(new(reading.Role.Start, end), end);
    }

    private bool IsInsideKnown(NamePage page, int token, int limit)
    {
        for (int from = Math.Max(0, token - LongestUnseen); from < token; from++)
        {
            if (from + gazetteer.Match(page.Tokens, from, limit, out _) > token) return true;
        }
        return false;
    }

    /// <summary>Whether no counted text has the word.</summary>
    public bool IsNeverMet(NamePage page, int token)
    {
        if (words.Leaning(page.Tokens[token].Word) < NeverMet) return false;
        foreach (char letter in page.Word(token))
        {
            if (!char.IsLetter(letter)) return false;
        }
        return true;
    }

    /// <summary>The role behind a name, up to whatever ends it.</summary>
    public RoleReading ReadBehind(NamePage page, int at, int titleEnd, TitleKind kind, int limit)
    {
        int end = titleEnd;
        limit = Math.Min(limit, at + LongestRole);
        while (end < limit)
        {
            if (page.NameSeen(end, out int name) && !IsSmall(page.Tokens[end - 1]))
            {
                // "Veronica, juru bicara Nurdin Abdullah, …": whose she is belongs to what she is.
                if (kind != TitleKind.Relation || name < page.Tokens.Length && page.Tokens[name].Kind == TokenKind.Word) return new(new(at, end), end);
                return new(new(at, name), -1);
            }
            int step = OfficeLink(page, end, limit);
            if (step == 0) step = LeadsOut(page, end, limit) ? 0 : Step(page, end, limit);
            if (step == 0) break;
            end += step;
        }
        while (end > titleEnd && IsSmall(page.Tokens[end - 1])) end--;
        return new(new(at, end), -1);
    }

    /// <summary>"Anies Baswedan, Gubernur DKI Jakarta dalam rapat …": a preposition behind which nothing of an office stands.</summary>
    private bool LeadsOut(NamePage page, int at, int limit)
    {
        var token = page.Tokens[at];
        if (token.IsCapitalized || !words.SmallWords.Contains(token.Word) || words.Links.Contains(token.Word)) return false;
        return at + 1 >= limit || !page.Tokens[at + 1].IsCapitalized && !words.RoleWords.Contains(page.Tokens[at + 1].Word) && words.Heads.Match(page.Tokens, at + 1, limit, out _) == 0;
    }

    private bool IsSmall(in Token token) => !token.IsCapitalized && (words.Links.Contains(token.Word) || words.SmallWords.Contains(token.Word));

    /// <summary>Whether the name at <paramref name="name"/> is of whoever has the office: what stands between may be a comma, a rank, or a word that closes an office.</summary>
    private bool IsHolder(NamePage page, int start, int end, int name, int rank, TitleKind kind)
    {
        var last = page.Tokens[end - 1];
        if (IsSmall(last)) return false;
        // "pemain Swansea tersebut" is no player called Swansea.
        if (!page.Tokens[start].IsCapitalized && page.NameSeen(name, out int behind) && behind < page.Tokens.Length && words.IsDeterminer(page.Tokens[behind].Word)) return false;
        if (rank >= 0 || end < name || last.IsCapitalized || last.Kind != TokenKind.Word) return true;
        // "anggota tim Prabowo", "pengacara keluarga Adi": the name is another's.
        if (words.RoleWords.Contains(last.Word) || words.Titles.Match(page.Tokens, start, end, out _) == end - start) return true;
        if (kind == TitleKind.Relation || words.Heads.Match(page.Tokens, end - 1, end, out _) > 0) return false;
        // "korban keberingasan Elon Musk": only what speaks, or begins a sentence, is surely said of him.
        page.NameSeen(name, out int after);
        bool speaks = after < page.Tokens.Length && page.Tokens[after].Kind == TokenKind.Word && words.IsPersonalVerb(page.Tokens[after].Word, page.Word(after));
        return speaks || page.Tokens[start].IsCapitalized || start > 0 && words.BeforePerson.Match(page.Tokens, start - 1, start, out _) > 0;
    }

    private bool IsRank(NamePage page, int at, int limit, out int length)
    {
        length = words.Titles.Match(page.Tokens, at, limit, out var kind);
        return length > 0 && (kind is TitleKind.Rank && page.Tokens[at].IsCapitalized || kind is TitleKind.Honorific && page.NameSeen(at + length + (at + length < limit && page.Is(at + length, '.') ? 1 : 0), out _));
    }

    /// <summary>Whether behind a comma there is the name, its rank, or more of the office.</summary>
    private bool GoesOn(NamePage page, int at, int limit)
    {
        if (at >= limit) return false;
        if (page.NameSeen(at, out _)) return true;
        if (!page.Tokens[at].IsCapitalized && words.Links.Contains(page.Tokens[at].Word)) at++;
        return at < limit && page.Tokens[at] is { Kind: TokenKind.Word, IsCapitalized: true };
    }

    /// <summary>How many tokens of a noun phrase stand at <paramref name="at"/>: a bracket, a number, a word that is no verb and opens no clause; 0 for anything else.</summary>
    private int Step(NamePage page, int at, int limit)
    {
        var token = page.Tokens[at];
        if (gazetteer.Match(page.Tokens, at, limit, out var entry) is var known and > 1 && entry.Type != EntityType.Person) return known;
        if (words.Titles.Match(page.Tokens, at, limit, out var kind) is var title and > 1 && kind is TitleKind.Role or TitleKind.Relation) return title;
        switch (token.Kind)
        {
            case TokenKind.OpenBracket:
                return Brackets.Close(page, at, limit, LongestBracket) is var close and >= 0 && token.Kind == TokenKind.OpenBracket && !char.IsDigit(page.Text[page.Tokens[at + 1].Start]) ? close + 1 - at : 0;
            case TokenKind.Number:
                return 1;
            case TokenKind.Punctuation:
                return token.IsJoined && at + 1 < limit && page.Tokens[at + 1].IsJoined && !page.Is(at, ',') || page.Is(at, '&') ? 1 : 0;
            case TokenKind.Word when token.IsCapitalized:
                return words.SmallWords.Contains(token.Word) && !words.Links.Contains(token.Word) && !words.RoleWords.Contains(token.Word) ? 0 : 1;
            case TokenKind.Word:
                return words.Links.Contains(token.Word) || words.RoleWords.Contains(token.Word) || !words.SmallWords.Contains(token.Word) && !words.IsVerb(token.Word, page.Word(at)) ? 1 : 0;
            default:
                return 0;
        }
    }
}
