using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jejak.Archive.Exports.Articles;

/// <summary>The contract's JSON (<c>docs/reading.schema.json</c>) as formats read it. Offsets are UTF-16 code units into <see cref="Text"/>, as it was given.</summary>
public sealed record Reading(
    string Id, ReadingSource Source, string Language, ReadingMeta Meta, string Text, ImmutableArray<ReadingBlock> Blocks, ImmutableArray<ReadingEntity> Entities, ImmutableArray<ReadingTime> Times,
    ImmutableArray<ReadingQuantity> Quantities, ImmutableArray<ReadingQuotation> Quotations, ImmutableArray<ReadingEvent> Events, ImmutableArray<ReadingFinding> Findings)
{
    /// <param name="json">UTF-8.</param>
    /// <exception cref="JsonException">It is no reading.</exception>
    public static Reading Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, ReadingContext.Fields.Reading) ?? throw new JsonException("a reading is an object");
}

public sealed record ReadingSource(string Uri, string MediaType, string Sha256);

public sealed record ReadingMeta(
    string? Title, string? Published, string? Modified, string? Publisher, string? Section, string? Url, ImmutableArray<string> Writers, ImmutableArray<string> Editors, ImmutableArray<string> Contributors,
    ReadingDateline? Dateline);

public sealed record ReadingDateline(string Place);

public sealed record ReadingBlock(string Kind, int Start, int End)
{
    /// <summary>Whether they are the article's own words.</summary>
    public bool IsBody => Kind is "paragraph" or "heading";
}

/// <summary>Words of the text and where they stand.</summary>
public record Words(int Start, int End, string Text);

/// <param name="Id"><c>e1</c>, <c>e2</c>, …</param>
public sealed record ReadingEntity(string Id, string Type, string Name, ImmutableArray<string> Aliases, ReadingLink Link, ImmutableArray<Words> Roles, ImmutableArray<ReadingMention> Mentions);

public sealed record ReadingLink(string? Iso3166, string? Wikidata, string? Sector);

public sealed record ReadingMention(int Start, int End, string Text, string Form) : Words(Start, End, Text);

/// <param name="Value">TIMEX3, or null.</param>
public sealed record ReadingTime(int Start, int End, string Text, string Type, string? Value, string? Mod) : Words(Start, End, Text);

public sealed record ReadingQuantity(int Start, int End, string Text, decimal Value, decimal? Upper, string? Unit, string? Mod) : Words(Start, End, Text);

/// <param name="Id"><c>q1</c>, <c>q2</c>, …</param>
public sealed record ReadingQuotation(string Id, string Kind, ImmutableArray<Words> Content, Words? Cue, ReadingSpeaker? Speaker, ReadingSpeaker? Addressee, ImmutableArray<ReadingRelay> Via, double Confidence);

/// <param name="Entity">Id of an entity, or null.</param>
public sealed record ReadingSpeaker(string? Entity, string Name, int Start, int End, string Text, string? Role, string? Affiliation) : Words(Start, End, Text);

public sealed record ReadingRelay(string? Entity, string Name, int Start, int End, string Text, string Relation) : Words(Start, End, Text);

/// <param name="Id"><c>v1</c>, <c>v2</c>, …</param>
/// <param name="AssertedBy">Id of a quotation, or null.</param>
public sealed record ReadingEvent(
    string Id, string Type, string? Mode, ImmutableArray<string> Contexts, ImmutableArray<string> Actors, ImmutableArray<string> Recipients, string? Time, string? Place, string Status, string? AssertedBy,
    Words Trigger, Words Evidence, double Confidence);

public sealed record ReadingFinding(int Start, int End, string Text, string Code, string Message, string? Suggestion) : Words(Start, End, Text);

[JsonSerializable(typeof(Reading))]
internal sealed partial class ReadingContext : JsonSerializerContext
{
    public static ReadingContext Fields { get; } = new(new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase }));
}
