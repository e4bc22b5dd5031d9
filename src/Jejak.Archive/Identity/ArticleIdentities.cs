using Jejak.Documents;

namespace Jejak.Archive.Identity;

/// <summary>
/// Who the entities of one article are, where a name alone does not tell: a council without its region is the one that the article names in full, or else only described; a ministry without its state is another state's where the
/// article is about that state and never about the ministry's own; two people joined by a hyphen are a pair.
/// </summary>
/// <remarks>A function of the article, as <see cref="IdentityKey"/> is. Not safe for several threads.</remarks>
internal sealed class ArticleIdentities(Document document, CountryNames countries, CommonBodies bodies, Func<string, bool> isKnownPerson)
{
    /// <summary>How often an article names the state it is about, and how many times as often as any other.</summary>
    private const int OftenEnough = 3;
    private const int Clearly = 2;

    public IdentityKey Of(int number)
    {
        var entity = document.Entities[number];
        var identity = IdentityKey.Of(entity);
        if (entity.Type == EntityType.Person) return Halves(entity) is { } halves ? OfPair(number, identity, halves.One, halves.Other) : identity;
        if (entity.Type != EntityType.Organization || bodies.Find(identity.NameKey) is not { } body) return identity;
        if (Named(number, body) is { } named) return named;
        if (body.Of == BodyOf.Region) return IdentityKey.OfSource(entity.Name);
        return StateOf(number) is { } state && state != entity.Iso3166 ? Of(entity.Name + " " + countries.Name(state)) : identity;
    }

    /// <summary>ISO 3166-1 code of the state that the entity is or acts for; null where nothing tells.</summary>
    public string? StateOf(int number)
    {
        var entity = document.Entities[number];
        if (entity.Iso3166 is not { } own || entity.Type != EntityType.Organization || bodies.Find(NameKey.Of(entity.Name)) is not { Of: BodyOf.State } body || Named(number, body) is not null) return entity.Iso3166;
        return StateInPlaceOf(own) ?? own;
    }

    private static IdentityKey Of(string name)
    {
        string nameKey = NameKey.Of(name);
        return new("organization:" + nameKey, "organization", name, nameKey);
    }

    /// <summary>The one body of the kind that the article names in full; null where there is none, or more than one.</summary>
    private IdentityKey? Named(int number, CommonBodies.Body body)
    {
        IdentityKey? named = null;
        for (int i = 0; i < document.Entities.Length; i++)
        {
            if (i == number || document.Entities[i].Type != EntityType.Organization) continue;
            var other = IdentityKey.Of(document.Entities[i]);
            if (!body.IsNamedIn(other.NameKey) || other.Key == named?.Key) continue;
            if (named is not null) return null;
            named = other;
        }
        return named;
    }

    /// <summary>The state an article is about that has nothing at all of the body's <paramref name="own"/> state.</summary>
    private string? StateInPlaceOf(string own)
    {
        var mentions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var mention in document.Mentions)
        {
            if (mention.Entity < 0 || mention.Entity >= document.Entities.Length) continue;
            var entity = document.Entities[mention.Entity];
            if (entity.Iso3166 is not { } iso || entity.Type == EntityType.Organization && bodies.Find(NameKey.Of(entity.Name)) is not null) continue;
            if (iso == own) return null;
            if (entity.Type == EntityType.Country) mentions[iso] = mentions.GetValueOrDefault(iso) + 1;
        }
        foreach (var (iso, count) in mentions)
        {
            if (count >= OftenEnough && mentions.All(other => other.Key == iso || other.Value * Clearly <= count)) return iso;
        }
        return null;
    }

    /// <summary>"Ganjar Pranowo-Mahfud MD": both halves are people whom the article names alone, or whom a table lists.</summary>
    /// <returns>Null where the name is one person's.</returns>
    private (string One, string Other)? Halves(Entity entity)
    {
        for (int hyphen = entity.Name.IndexOf('-', StringComparison.Ordinal); hyphen > 0; hyphen = entity.Name.IndexOf('-', hyphen + 1))
        {
            var (one, other) = (entity.Name[..hyphen], entity.Name[(hyphen + 1)..]);
            if (IsPerson(NameKey.Of(one), entity) && IsPerson(NameKey.Of(other), entity)) return (one, other);
        }
        return null;
    }

    /// <summary>The pair, or the one of the two whom the article also names alone.</summary>
    private IdentityKey OfPair(int number, IdentityKey identity, string one, string other)
    {
        foreach (var mention in document.Mentions)
        {
            if (mention.Entity != number || mention.Form != MentionForm.Name || mention.Span.In(document.Text).Contains('-')) continue;
            if (identity.Key.StartsWith("wikidata:", StringComparison.Ordinal)) return identity;
            string words = NameKey.Of(mention.Span.Of(document.Text));
            string half = NameKey.Of(other).Split(' ').Contains(words.Split(' ')[0], StringComparer.Ordinal) ? other : one;
            string nameKey = NameKey.Of(half);
            return new("person:" + nameKey, "person", half, nameKey);
        }
        return new("group:" + identity.NameKey, "group", identity.Name, identity.NameKey);
    }

    private bool IsPerson(string nameKey, Entity pair)
    {
        if (nameKey.Length == 0) return false;
        if (isKnownPerson(nameKey)) return true;
        foreach (var entity in document.Entities)
        {
            if (entity.Type == EntityType.Person && entity != pair && NameKey.Of(entity.Name) == nameKey) return true;
        }
        return false;
    }
}
