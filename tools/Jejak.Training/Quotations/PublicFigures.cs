using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Training.Quotations;

/// <summary>Tells public figures, whose words PFSA-ID labels, from the people in the street, whose words it leaves out: by their offices, and by their age, which is printed of these alone.</summary>
internal sealed class PublicFigures
{
    private readonly TextPhrases<string> _offices;
    private readonly TextPhrases<bool> _titles;

    public PublicFigures(Language language)
    {
        _titles = new(language.Table("lexicon/titles").Rows.Select(row => (row["phrase"], true)));
        using var stream = typeof(PublicFigures).Assembly.GetManifestResourceStream("offices.tsv")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split('\t'));
        _offices = new(lines.Select(cells => (cells[0], cells[1])));
    }

    public bool Includes(Document document, Speaker speaker)
    {
        // "a resident", "one of the officers": nobody by name.
        if (speaker.Entity < 0) return false;
        var entity = document.Entities[speaker.Entity];
        if (entity.Type != EntityType.Person) return false;
        return !IsAged(document, speaker.Entity) && (entity.Roles.Any(role => IsOffice(document, role)) || AffiliationOf(document, speaker.Entity) is not null);
    }

    /// <summary>"Alfred Sitorus dari Koalisi Pejalan Kaki": the organization right behind a mention of the name, and that mention; null where there is none.</summary>
    public static (Mention Person, Mention Organization)? AffiliationOf(Document document, int person)
    {
        foreach (var mention in document.Mentions)
        {
            if (mention.Entity != person || mention.Form != MentionForm.Name) continue;
            foreach (var other in document.Mentions)
            {
                if (other.Tokens.Start != mention.Tokens.End + 1 || document.Entities[other.Entity].Type != EntityType.Organization) continue;
                if (document.Tokens[mention.Tokens.End] is { Kind: TokenKind.Word, IsCapitalized: false }) return (mention, other);
            }
        }
        return null;
    }

    /// <summary>Whether a role is one that the corpus labels.</summary>
    public bool IsOffice(Document document, Role role)
    {
        int first = TokenAt(document, role.Span.Start);
        int ordinary = _offices.Match(document, first, document.Tokens.Length, out string? kind);
        return kind != "ordinary" || ordinary < _titles.Match(document, first, document.Tokens.Length, out _);
    }

    /// <summary>Whether the office that begins at the token is one of companies and institutes, behind which their name stands.</summary>
    public bool IsCompany(Document document, int token) => _offices.Match(document, token, document.Tokens.Length, out string? kind) > 0 && kind == "company";

    private static bool IsAged(Document document, int person)
    {
        foreach (var mention in document.Mentions)
        {
            int open = mention.Tokens.End;
            if (mention.Entity != person || open + 2 >= document.Tokens.Length || document.Tokens[open].Kind != TokenKind.OpenBracket) continue;
            if (document.Tokens[open + 1] is { Kind: TokenKind.Number, Length: 2 } && document.Tokens[open + 2].Kind == TokenKind.CloseBracket) return true;
        }
        return false;
    }

    private static int TokenAt(Document document, int position)
    {
        int token = 0;
        while (document.Tokens[token].Start < position) token++;
        return token;
    }
}
