using System.Collections.Immutable;
using Jejak.Text;

namespace Jejak.Documents;

public enum EntityType : byte
{
    Person,
    Organization,
    Country,
    Place,
    Group,
    Facility,
    Product,
    Event,
}

/// <summary>How a mention refers: by a name, a description ("politikus itu"), a pronoun ("dia"), a clitic ("-nya"), or a seat for a government ("Kremlin").</summary>
public enum MentionForm : byte
{
    Name,
    Nominal,
    Pronoun,
    Clitic,
    Metonym,
}

/// <summary>One place in the text that refers to an entity.</summary>
/// <param name="Entity">Index into <see cref="Document.Entities"/>.</param>
/// <param name="Tokens">Tokens of the mention; for a clitic the whole word it hangs on.</param>
/// <param name="Span">Its code units; for a clitic those of the clitic alone.</param>
public readonly record struct Mention(int Entity, TokenRange Tokens, TextSpan Span, MentionForm Form);

/// <summary>A role or title the article gives somebody, with its exact words.</summary>
/// <param name="Text">The words.</param>
/// <param name="Span">Where they stand.</param>
/// <param name="Affiliation">Index of the country or organization inside the role ("Rusia" in "Presiden Rusia"), or −1.</param>
public sealed record Role(string Text, TextSpan Span, int Affiliation);

/// <summary>A person, organization, country, … of this article: one, however often and however it is named.</summary>
public sealed record Entity
{
    public required EntityType Type { get; init; }

    /// <summary>The fullest name the article gives; for a country the name the language uses.</summary>
    public required string Name { get; init; }

    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2 of countries and their seats, and of the state that somebody acts for.</summary>
    public string? Iso3166 { get; init; }

    /// <summary>Wikidata item, <c>Q…</c>, where the gazetteer knows it.</summary>
    public string? Wikidata { get; init; }

    /// <summary>What kind of outlet or sector the gazetteer says it is (agency, newspaper, broadcaster, platform, institution, GOV, MIL, …).</summary>
    public string? Sector { get; init; }

    /// <summary>The sector of society it acts for, by PLOVER's list (manual 0.8), three capitals: by the gazetteer, its roles or the words of its name. Null where none is known, and for states.</summary>
    public string? SectorCode { get; init; }

    public ImmutableArray<Role> Roles { get; init; } = [];
}
