using Jejak.Documents;
using Jejak.Entities;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Training.Quotations;

/// <summary>Where somebody is first given an office: the name with its rank, and the office and the organization apart.</summary>
internal sealed record Introduction(TextSpan Person, IReadOnlyList<(string Label, TextSpan Span)> Parts);

/// <summary>
/// Parts an office from the organization it belongs to, as PFSA-ID does: "Kepala | Dinas Kesehatan Depok", "Kepala Bidang Humas | Polda Metro Jaya", but "Wali Kota Depok" and
/// "Menteri Keuangan" whole.
/// </summary>
internal sealed class RoleParts(Language language, PublicFigures offices)
{
    /// <summary>A rank stands at most so many tokens before the name.</summary>
    private const int LongestRank = 6;

    private readonly PublicFigures _offices = offices;
    private readonly TextPhrases<bool> _coordinators = new(language.Table("lexicon/function-words").Rows.Where(row => row.List("class").Contains("coordinator")).Select(row => (row["word"], true)));
    private readonly TextPhrases<bool> _links = new(language.Table("lexicon/office-links").Rows.Select(row => (row["phrase"], true)));
    private readonly TextPhrases<TitleKind> _titles = new(language.Table("lexicon/titles").Rows.Select(row => (row["phrase"], row.Choice<TitleKind>("kind"))));
    private readonly TextPhrases<OrganizationHead> _heads = new(language.Table("lexicon/organization-heads").Rows
        .Select(row => (row["phrase"], new OrganizationHead(row.Choice<EntityType>("type"), row.Choice<HeadNeeds>("needs")))));

    /// <summary>The mention of a person that the role stands beside, and the role's parts; null where it stands beside none.</summary>
    public Introduction? Introduction(Document document, int person, Role role) =>
        Holder(document, person, role) is { } holder ? new(WithRank(document, holder, role), Parts(document, role.Span)) : null;

    /// <summary>The mention of the person that the role stands beside.</summary>
    private static Mention? Holder(Document document, int person, Role role)
    {
        Mention? nearest = null;
        int distance = int.MaxValue;
        foreach (var mention in document.Mentions)
        {
            if (mention.Entity != person || mention.Form != MentionForm.Name) continue;
            int gap = mention.Span.Start >= role.Span.End ? mention.Span.Start - role.Span.End : role.Span.Start - mention.Span.End;
            if (gap < 0 || gap >= distance) continue;
            (nearest, distance) = (mention, gap);
        }
        return nearest;
    }

    private TextSpan WithRank(Document document, Mention holder, Role role)
    {
        int name = holder.Tokens.Start, start = name;
        for (int t = name - 1; t >= Math.Max(0, name - LongestRank) && document.Tokens[t].Start >= role.Span.End; t--)
        {
            if (document.Tokens[t].Kind is TokenKind.OpenBracket or TokenKind.CloseBracket) continue;
            int length = _titles.Match(document, t, name, out var kind);
            // "Brigadir Jenderal (Pol)"
            if (t + length < name && document.Tokens[t + length].Kind == TokenKind.OpenBracket) length += 3;
            if (length > 0 && kind is TitleKind.Rank or TitleKind.Honorific && t + length >= start) start = t;
        }
        return new(document.Tokens[start].Start, holder.Span.End);
    }

    /// <summary>The parts of each office that the role holds.</summary>
    private List<(string, TextSpan)> Parts(Document document, TextSpan role)
    {
        var parts = new List<(string, TextSpan)>();
        int first = 0;
        while (document.Tokens[first].Start < role.Start) first++;
        int last = first;
        while (last < document.Tokens.Length && document.Tokens[last].Start < role.End) last++;
        for (int t = first + 1; t < last; t++)
        {
            int link = Link(document, t, last);
            if (link == 0) continue;
            Part(document, first, t, parts);
            (first, t) = (t + link, t + link);
        }
        Part(document, first, last, parts);
        return parts;
    }

    /// <summary>How many words join a second office here: "yang juga Ketua", "dan anggota".</summary>
    private int Link(Document document, int token, int last)
    {
        int length = _links.Match(document, token, last, out _);
        if (length == 0) length = _coordinators.Match(document, token, token + 1, out _);
        return length > 0 && token + length < last && _titles.Match(document, token + length, last, out var kind) > 0 && kind is TitleKind.Role or TitleKind.Relation ? length : 0;
    }

    /// <summary>One office: a unit right behind the title belongs to it, the organization begins behind that ("Kepala Bidang Humas | Polda X", "Dosen Hukum | Fakultas Hukum Universitas Y").</summary>
    private void Part(Document document, int first, int last, List<(string, TextSpan)> parts)
    {
        int title = Math.Max(1, _titles.Match(document, first, last, out _)), begins = -1, depth = 0;
        for (int t = first + 1; t < last && begins < 0; t++)
        {
            depth += document.Tokens[t].Kind switch { TokenKind.OpenBracket => 1, TokenKind.CloseBracket => -1, _ => 0 };
            if (depth > 0 || !Begins(document, t, last, out bool unit)) continue;
            // "Sekretaris Perusahaan | PT X": a word of the title begins nothing where something begins right behind it.
            if (t < first + title && first + title < last && Begins(document, first + title, last, out _)) continue;
            if (!unit || t > first + title) begins = t;
        }
        // A ministry or a company behind another organization is the whole: "Kepala Badan X | Kementerian Y".
        for (int t = begins + 1; begins > 0 && t < last; t++)
        {
            if (document.Tokens[t - 1].Kind != TokenKind.OpenBracket && document.Tokens[t].IsCapitalized && _heads.Match(document, t, last, out var head) > 0 && head.Needs is HeadNeeds.State or HeadNeeds.Names && head.Type == EntityType.Organization) begins = t;
        }
        if (begins < 0 && first + title < last && _offices.IsCompany(document, first) && document.Tokens[first + title].IsCapitalized) begins = first + title;
        int end = begins < 0 ? last : begins;
        while (end > first + 1 && begins >= 0 && (document.Tokens[end - 1] is { IsCapitalized: false, Kind: TokenKind.Word, Length: <= 4 } || document.Tokens[end - 1].Kind == TokenKind.Punctuation)) end--;
        parts.Add(("ROLE", Span(document, first, end)));
        if (begins >= 0) parts.Add(("AFFILIATION", Span(document, begins, WithoutPlace(document, begins, last))));
    }

    /// <summary>"Universitas Gadjah Mada, Yogyakarta": the place behind the comma is no part of the name.</summary>
    private static int WithoutPlace(Document document, int first, int last)
    {
        foreach (var mention in document.Mentions)
        {
            if (mention.Tokens.End == last && mention.Tokens.Start - 1 > first && document.Tokens[mention.Tokens.Start - 1].Kind == TokenKind.Punctuation
                && document.Entities[mention.Entity].Type == EntityType.Place) return mention.Tokens.Start - 1;
        }
        return last;
    }

    /// <summary>Whether an organization begins here, or a part of one.</summary>
    private bool Begins(Document document, int token, int last, out bool unit)
    {
        unit = false;
        if (!document.Tokens[token].IsCapitalized) return false;
        if (_heads.Match(document, token, last, out var head) > 0)
        {
            unit = head.Needs == HeadNeeds.Unit || IsNumbered(document, token + 1, last);
            return head.Type == EntityType.Organization && !(unit && IsNumbered(document, token + 1, last));
        }
        foreach (var mention in document.Mentions)
        {
            if (mention.Tokens.Start <= token && mention.Tokens.End > token) return mention.Tokens.Start == token && document.Entities[mention.Entity].Type == EntityType.Organization;
        }
        return document.Tokens[token] is { IsAllCaps: true, Length: >= 3 } && !IsNumbered(document, token, last);
    }

    /// <summary>"Komisi IX": a part with a number.</summary>
    private static bool IsNumbered(Document document, int token, int last) => token < last && document.Tokens[token].Span.In(document.Text).IndexOfAnyExcept("IVXLC") < 0;

    private static TextSpan Span(Document document, int start, int end) => new(document.Tokens[start].Start, document.Tokens[end - 1].End);
}
