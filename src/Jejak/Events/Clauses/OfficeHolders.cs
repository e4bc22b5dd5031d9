using Jejak.Documents;

namespace Jejak.Events.Clauses;

/// <summary>
/// A title right before a body or a place that bears no name ("anggota DPRD DKI", "auditor BPK", "Gubernur Lampung") means somebody of that body, not the body:
/// the one person to whom the article gives that title, else whoever the words describe.
/// </summary>
internal static class OfficeHolders
{
    /// <summary>How many tokens a title has at most.</summary>
    private const int Longest = 6;

    /// <summary>Runs before descriptions are looked for: these are some.</summary>
    public static void Resolve(Document document, ClauseWords words, List<Party> parties, int[] at)
    {
        for (int i = 0; i < parties.Count; i++)
        {
            var party = parties[i];
            if (party.Type is not (EntityType.Organization or EntityType.Country or EntityType.Place) || party.Entity < 0 || at[party.Tokens.Start] != i) continue;
            int title = TitleStart(document, words, at, party.Tokens.Start);
            if (title == party.Tokens.Start) continue;
            int end = party.Tokens.Start;
            while (end < party.Tokens.End && document.Tokens[end].Kind != TokenKind.OpenBracket) end++;
            if (NamedBehind(document, parties, at, party.Tokens.End) is >= 0 and var named)
            {
                parties[named] = parties[named] with { Tokens = new(title, parties[named].Tokens.End) };
                PartyReader.Mark(at, parties[named].Tokens, named);
                continue;
            }
            int bearer = Bearer(document, new(title, party.Tokens.Start), party.Entity);
            if (bearer < 0 && party.Type == EntityType.Country) continue;
            // The short form in brackets is no part of the description: it follows the party like any bracket.
            at.AsSpan(end, party.Tokens.End - end).Fill(-1);
            parties[i] = new(bearer, new(title, end), true, bearer < 0 ? EntityType.Group : EntityType.Person, Office: true);
            PartyReader.Mark(at, parties[i].Tokens, i);
        }
    }

    /// <summary>Where the title words right before a token begin; the token itself where there are none.</summary>
    private static int TitleStart(Document document, ClauseWords words, int[] at, int end)
    {
        int first = end;
        while (first > 0 && end - first < Longest && at[first - 1] == -1 && document.Tokens[first - 1].Kind == TokenKind.Word) first--;
        for (; first < end; first++)
        {
            int next = first;
            while (next < end && words.Titles.Match(document.Tokens, next, end, out bool office) is > 0 and var length && office) next += length;
            if (next < end) continue;
            // "penyidik KPK", "warga Depok": what heads a description is one without this.
            bool described = words.Heads.Match(document.Tokens, first, end, out var kind) == end - first && kind != HeadKind.Role;
            return described ? end : first;
        }
        return end;
    }

    /// <summary>"Direktur Utama X, Y": the person right behind the comma, or −1.</summary>
    private static int NamedBehind(Document document, List<Party> parties, int[] at, int end)
    {
        if (end + 1 >= at.Length || document.Text[document.Tokens[end].Start] != ',' || at[end + 1] < 0) return -1;
        return parties[at[end + 1]].Type == EntityType.Person ? at[end + 1] : -1;
    }

    /// <summary>The one person with a title of these words and this body in it, or −1.</summary>
    private static int Bearer(Document document, TokenRange title, int body)
    {
        var words = document.Text.AsSpan(document.Tokens[title.Start].Start, document.Tokens[title.End - 1].End - document.Tokens[title.Start].Start);
        int bearer = -1;
        for (int i = 0; i < document.Entities.Length; i++)
        {
            if (document.Entities[i].Type != EntityType.Person) continue;
            foreach (var role in document.Entities[i].Roles)
            {
                if (role.Affiliation != body || !role.Text.AsSpan().StartsWith(words, StringComparison.OrdinalIgnoreCase)) continue;
                if (bearer >= 0 && bearer != i) return -1;
                bearer = i;
            }
        }
        return bearer;
    }
}
