using System.Security.Cryptography;
using System.Text;
using Jejak.Documents;

namespace Jejak.Archive.Identity;

/// <summary>
/// Who or what an entity of an article is across articles: a country by its ISO 3166 code, what the gazetteer knows by its Wikidata item, everything
/// else by its kind and the normal form of its name. The same article always gives the same key, whatever was stored before it.
/// </summary>
/// <param name="Key"><c>country:RU</c>, <c>wikidata:Q7747</c>, <c>person:maria zakharova</c>.</param>
/// <param name="Type">The contract's word for the kind; <c>source</c> for somebody who is only described.</param>
/// <param name="Name">As the article gives it.</param>
/// <param name="NameKey">Its normal form.</param>
public sealed record IdentityKey(string Key, string Type, string Name, string NameKey)
{
    /// <summary>Somebody who is only described: a speaker or relay that no entity of the article stands for ("Pejabat Rusia"), or a council without its region (<see cref="ArticleIdentities"/>).</summary>
    public const string Source = "source";

    /// <summary>UTF-16 code units of the longest normal form that is kept: an index of a server takes some 2,700 bytes, and no name is as long.</summary>
    public const int LongestName = 500;

    private const int LongestArticle = 200;

    /// <summary>The normal form of a name as the archive keeps it: cut where it is longer than <see cref="LongestName"/>, never inside a surrogate pair.</summary>
    public static string KeyOf(string name)
    {
        string key = Identity.NameKey.Of(name);
        if (key.Length <= LongestName) return key;
        int length = char.IsHighSurrogate(key[LongestName - 1]) ? LongestName - 1 : LongestName;
        return key[..length].TrimEnd(' ');
    }

    public static IdentityKey Of(Entity entity)
    {
        string type = TypeOf(entity.Type);
        string nameKey = KeyOf(entity.Name);
        if (entity.Type == EntityType.Country && entity.Iso3166 is { } iso) return new("country:" + iso, type, entity.Name, nameKey);
        if (entity.Wikidata is { } item) return new("wikidata:" + item, type, entity.Name, nameKey);
        return new(type + ":" + nameKey, type, entity.Name, nameKey);
    }

    public static IdentityKey OfCountry(string iso, string name) =>
        new("country:" + iso, TypeOf(EntityType.Country), name, KeyOf(name));

    public static IdentityKey OfSource(string name)
    {
        string nameKey = KeyOf(name);
        return new(Source + ":" + nameKey, Source, name, nameKey);
    }

    /// <summary>The key of whom an article means that is about another one of a name: <c>person:budi santoso@ARTICLE</c>.</summary>
    public static string OfPart(string whole, string article) => whole + "@" + ArticlePart(article);

    /// <summary>An article's id as keys have it: a long one by its beginning and its hash, for an index of a server takes some 2,700 bytes.</summary>
    public static string ArticlePart(string article)
    {
        if (article.Length <= LongestArticle) return article;
        int length = char.IsHighSurrogate(article[LongestArticle - 1]) ? LongestArticle - 1 : LongestArticle;
        return article[..length] + "~" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(article)).AsSpan(0, 16));
    }

    private static string TypeOf(EntityType type) => type switch
    {
        EntityType.Person => "person",
        EntityType.Organization => "organization",
        EntityType.Country => "country",
        EntityType.Place => "place",
        EntityType.Group => "group",
        EntityType.Facility => "facility",
        EntityType.Product => "product",
        _ => "event",
    };
}
