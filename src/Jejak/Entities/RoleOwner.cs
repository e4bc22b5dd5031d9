using Jejak.Documents;

namespace Jejak.Entities;

/// <summary>
/// Tells whose the name behind a role is where the role names a second person by office: Joko Widodo is the president in "putra sulung Presiden Joko Widodo",
/// and nobody's running mate in "cawapres pendamping Joko Widodo".
/// </summary>
internal sealed class RoleOwner(NameWords words)
{
    /// <summary>Parts a role at the words behind which an office or a name is another's; leaves it as it is where there are none.</summary>
    /// <param name="at">The first token of its first title: the role itself may begin with the second.</param>
    public RoleReading Part(NamePage page, int at, RoleReading reading)
    {
        if (reading.Name < 0 || reading.Role.IsEmpty) return reading;
        if (Second(page, at, reading.Role.End, out int firstEnd) is > 0 and int second) return reading with { First = new(at, firstEnd), Second = new(second, reading.Role.End) };
        // "istri Wakil Gubernur, Rina": what stands behind a comma is hers.
        if (page.Is(reading.Name - 1, ',')) return reading;
        int own = -1;
        // From which token on what follows is the other's; and whether that is a person's for sure only with an office in capitals.
        int other = -1;
        bool isTitled = false;
        for (int t = reading.Role.Start, length; t < reading.Role.End; t += length)
        {
            if (words.OfficeLinks.Match(page.Tokens, t, reading.Role.End, out bool isSame) is var link and > 0)
            {
                length = link;
                (other, own, isTitled) = (isSame ? -1 : t + link, -1, false);
                continue;
            }
            length = words.Titles.Match(page.Tokens, t, reading.Role.End, out var kind);
            if (length == 0)
            {
                length = 1;
                // "calon presiden dari Koalisi Lama": no office follows the small word.
                if (!isTitled && own < 0 && other == t) other = -1;
                continue;
            }
            words.Relations.Match(page.Tokens, t, t + length, out var whose);
            if (kind == TitleKind.Relation && (whose == Whose.Any || whose == Whose.Titled && t == reading.Role.Start || reading.IsRelation))
                (other, own, isTitled) = (t + length, -1, whose != Whose.Any);
            else if (kind is TitleKind.Role or TitleKind.Relation && other >= 0 && own < 0 && (!isTitled || page.Tokens[t].IsCapitalized)) own = t;
        }
        if (other < 0 || own < 0 && other != reading.Role.End) return reading;
        return reading with { IsRelation = true, Own = own < 0 ? default : new(own, reading.Role.End) };
    }

    /// <summary>"Gubernur dan Wakil Gubernur Aceh": where the second office begins, or 0; <paramref name="end"/> is where the first ends.</summary>
    private int Second(NamePage page, int at, int limit, out int end)
    {
        end = at + words.Titles.Match(page.Tokens, at, limit, out var kind);
        if (end == at || kind != TitleKind.Role) return 0;
        if (end < limit && page.Tokens[end].Kind == TokenKind.OpenBracket && Brackets.Close(page, end, limit, 2) is > 0 and int close) end = close + 1;
        if (end + 1 >= limit || !Joins(page, end)) return 0;
        return words.Titles.Match(page.Tokens, end + 1, limit, out kind) > 0 && kind == TitleKind.Role ? end + 1 : 0;
    }

    /// <summary>Whether two of a kind stand on either side of the token.</summary>
    public bool Joins(NamePage page, int at) => page.Is(at, '-') || page.Is(at, '–') || page.Is(at, '/') || words.IsCoordinator(page.Tokens[at].Word);
}
