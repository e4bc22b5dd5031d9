using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Sectors;

/// <summary>
/// Says for which state people act, as their roles tell, and which sector of society somebody belongs to, by PLOVER's list: a person by the words of a role, or by whom the role serves; an organization or group by the words of its name.
/// What the gazetteer knows stands; states and places have none; what no word tells stays empty.
/// </summary>
public sealed class SectorStage : IStage
{
    private const string None = "none";
    private const string Government = "GOV";

    private readonly PhraseLexicon<string> _words;

    private readonly Dictionary<string, string?> _kinds;

    public SectorStage(Language language)
    {
        _words = language.Phrases("lexicon/sectors", "phrase", row => row["sector"]);
        _kinds = ResourceTable.Load("codes/sectors.tsv").Rows.ToDictionary(row => row["kind"], row => row.Optional("sector"), StringComparer.Ordinal);
    }

    public IReadOnlyList<Layer> Requires => [Layer.Tokens, Layer.Entities];

    public IReadOnlyList<Layer> Provides => [];

    public Document Process(Document document)
    {
        if (document.Entities.IsEmpty) return document;
        var first = FirstMentions(document);
        var entities = document.Entities.ToBuilder();
        // Organizations first: people act for them.
        for (int i = 0; i < entities.Count; i++)
        {
            if (entities[i].Type is not (EntityType.Organization or EntityType.Group)) continue;
            string? code = entities[i].Sector is { } kind ? OfGazetteer(kind) : Of(document, first[i]);
            if (code is not null) entities[i] = entities[i] with { SectorCode = code };
        }
        for (int i = 0; i < entities.Count; i++)
        {
            if (entities[i] is not { Type: EntityType.Person, Roles.IsEmpty: false } person) continue;
            string? code = person.SectorCode, state = person.Iso3166;
            foreach (var role in person.Roles)
            {
                code ??= Of(document, Tokens(document, role.Span)) ?? OfAffiliation(entities, role.Affiliation);
                state ??= role.Affiliation >= 0 && role.Affiliation < entities.Count ? entities[role.Affiliation].Iso3166 : null;
            }
            if (code != person.SectorCode || state != person.Iso3166) entities[i] = person with { SectorCode = code, Iso3166 = state };
        }
        return document with { Entities = entities.DrainToImmutable() };
    }

    private string? OfGazetteer(string kind) => _kinds.TryGetValue(kind, out string? code) ? code : kind;

    /// <summary>Who serves a state acts for its government.</summary>
    private static string? OfAffiliation(System.Collections.Immutable.ImmutableArray<Entity>.Builder entities, int body) =>
        body < 0 || body >= entities.Count ? null : entities[body].Type == EntityType.Country ? Government : entities[body].SectorCode;

    /// <summary>The sector that the first telling phrase of the words names.</summary>
    private string? Of(Document document, TokenRange range)
    {
        for (int i = range.Start; i < range.End;)
        {
            int length = _words.Match(document.Tokens, i, range.End, out string sector);
            if (length > 0 && sector != None) return sector;
            i += Math.Max(1, length);
        }
        return null;
    }

    /// <summary>For each entity the tokens of its first name, or of the first words that describe it.</summary>
    private static TokenRange[] FirstMentions(Document document)
    {
        var first = new TokenRange[document.Entities.Length];
        foreach (var mention in document.Mentions)
        {
            if (mention.Entity >= 0 && mention.Entity < first.Length && first[mention.Entity].IsEmpty && mention.Form is MentionForm.Name or MentionForm.Nominal) first[mention.Entity] = mention.Tokens;
        }
        return first;
    }

    private static TokenRange Tokens(Document document, TextSpan span)
    {
        int low = 0, high = document.Tokens.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (document.Tokens[middle].Start < span.Start) low = middle + 1;
            else high = middle;
        }
        int end = low;
        while (end < document.Tokens.Length && document.Tokens[end].End <= span.End) end++;
        return new(low, end);
    }
}
