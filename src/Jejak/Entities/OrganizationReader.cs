using Jejak.Documents;

namespace Jejak.Entities;

/// <summary>
/// Reads organizations by the first word of their names: "Kementerian Luar Negeri Rusia", "Partai Likud", "militer Israel", and "pemerintah Kanada", which is the state.
/// </summary>
internal sealed class OrganizationReader(Gazetteer gazetteer, NameWords words, PersonReader persons)
{
    private const int LongestName = 10;

    /// <summary>Reads an organization that begins at <paramref name="at"/>.</summary>
    /// <param name="name">Without tokens where they are known to name nothing; it ends where to read on.</param>
    public bool Read(NamePage page, int at, int limit, out NamedSpan name)
    {
        name = default;
        int length = words.Heads.Match(page.Tokens, at, limit, out var head);
        if (length == 0) return false;
        int end = at + length;
        if (head.Needs is HeadNeeds.State or HeadNeeds.Government && ReadState(page, at, end, limit, head, out name)) return true;
        if (head.Needs == HeadNeeds.Government || !page.Tokens[at].IsCapitalized) return false;
        int start = end;
        if (head.Needs == HeadNeeds.Word && start < limit && page.Tokens[start] is { Kind: TokenKind.Word, Length: 1 })
        {
            name = new() { Tokens = new(start + 1, start + 1), Name = default, Type = head.Type };
            return true;
        }
        end = ReadName(page, end, limit, head);
        int known = gazetteer.Match(page.Tokens, at, limit, out var entry);
        // "Pusat" or "Divisi" alone names nothing.
        if (end == start && known < length) return false;
        end = Math.Max(end, at + known);
        name = new NamedSpan
        {
            Tokens = new(at, end),
            Name = new(at, end),
            Type = known >= end - at ? entry.Type : head.Type,
            Entry = known >= end - at ? entry : null,
        };
        return true;
    }

    private bool ReadState(NamePage page, int at, int end, int limit, OrganizationHead head, out NamedSpan name)
    {
        name = default;
        if (end >= limit) return false;
        int length = gazetteer.Match(page.Tokens, end, limit, out var entry);
        if (length == 0 || !(entry.Type == EntityType.Country || entry.IsCapital)) return false;
        var tokens = new TokenRange(at, end + length);
        int known = gazetteer.Match(page.Tokens, at, limit, out var organization);
        bool government = head.Needs == HeadNeeds.Government;
        if (government && gazetteer.State(entry.Iso3166) is not { } state) return false;
        name = known >= tokens.Length
            ? new NamedSpan { Tokens = new(at, at + known), Name = new(at, at + known), Type = organization.Type, Entry = organization }
            : new NamedSpan
            {
                Tokens = tokens,
                Name = tokens,
                Type = government ? EntityType.Country : EntityType.Organization,
                Entry = government ? gazetteer.State(entry.Iso3166) : null,
                Form = government ? MentionForm.Metonym : MentionForm.Name,
                State = entry.Iso3166,
            };
        return true;
    }

    private int ReadName(NamePage page, int at, int limit, OrganizationHead head)
    {
        var type = head.Type;
        int end = at;
        for (int i = at; i < limit && i - at < LongestName;)
        {
            var token = page.Tokens[i];
            if (token.Kind == TokenKind.Number && i > at && token.Length <= 4) { end = ++i; continue; }
            if (token.Kind != TokenKind.Word) break;
            if (!token.IsCapitalized)
            {
                if (i > at && char.IsDigit(page.Text[token.End - 1])) { end = ++i; continue; }
                int link = Link(page, i, limit, i > at);
                if (link == i) break;
                i = link;
                continue;
            }
            if (!page.IsNameLike(i) && !words.RoleWords.Contains(token.Word)) break;
            if (i > at && words.Titles.Match(page.Tokens, i, limit, out var kind) > 0 && kind is TitleKind.Rank or TitleKind.Honorific
                && persons.MayFollowRank(page, i + words.Titles.Match(page.Tokens, i, limit, out _), limit)) break;
            if (i > at && head.Needs == HeadNeeds.Unit && IsWhole(page, i, limit)) break;
            bool bearsNames = head.Needs == HeadNeeds.Names || type is EntityType.Place or EntityType.Facility;
            if (i > at && !bearsNames && words.GivenNames.Contains(token.Word) && persons.MayBegin(page, i, limit) && i + 1 < limit && page.IsNameLike(i + 1)) break;
            int known = gazetteer.Match(page.Tokens, i, limit, out var entry);
            if (known > 0 && entry.Type == EntityType.Person && !(bearsNames && i == at)) break;
            if (known > 0 && entry.Type == EntityType.Country && type is EntityType.Place or EntityType.Event && i == at) break;
            if (known > 0 && entry.Type is EntityType.Country or EntityType.Place) return i + known;
            i += Math.Max(1, known);
            end = i;
        }
        return end;
    }

    /// <summary>Whether the organization begins here that a unit before it is part of.</summary>
    private bool IsWhole(NamePage page, int at, int limit) =>
        words.Heads.Match(page.Tokens, at, limit, out var head) > 0 ? head.Type == EntityType.Organization && head.Needs != HeadNeeds.Unit
        : gazetteer.Match(page.Tokens, at, limit, out var entry) > 0 && entry.Type == EntityType.Organization;

    /// <summary>"Kementerian Hukum dan HAM", "Badan Pengungsi Palestina dari PBB": a small word with the name going on behind it.</summary>
    private int Link(NamePage page, int at, int limit, bool inside)
    {
        if (!inside || !words.Links.Contains(page.Tokens[at].Word) || at + 1 >= limit) return at;
        var next = page.Tokens[at + 1];
        if (next.Kind != TokenKind.Word || !next.IsCapitalized || persons.MayBegin(page, at + 1, limit)) return at;
        if (words.Heads.Match(page.Tokens, at + 1, limit, out _) > 0 || words.Titles.Match(page.Tokens, at + 1, limit, out _) > 0) return at;
        return gazetteer.Match(page.Tokens, at + 1, limit, out var entry) > 0 && entry.Type is not EntityType.Organization ? at : at + 1;
    }
}
