using System.Collections.Immutable;
using Jejak.Archive.Questions;

namespace Jejak.Archive.Exports;

/// <summary>An event with everything that formats ask for.</summary>
/// <param name="Event">As answers give it: names, dates, sentence, source.</param>
/// <param name="Actors">With their codes.</param>
/// <param name="Place">Where it happened, or null.</param>
public sealed record ExportedEvent(EventRow Event, ImmutableArray<ExportedParty> Actors, ImmutableArray<ExportedParty> Recipients, ExportedPlace? Place, ExportedStory Story);

/// <summary>Who acts or is acted on.</summary>
/// <param name="Type">The contract's word for the kind.</param>
/// <param name="Iso3166">Of the state it is, or belongs to: alpha-2; null where none is known.</param>
/// <param name="Sector">By PLOVER's list; null where none is known.</param>
/// <param name="Role">The first role the article gives.</param>
/// <param name="Printed">The words that name it in the article for the first time.</param>
public sealed record ExportedParty(string Name, string Type, string? Iso3166, string? Wikidata, string? Sector, string? Role, string? Printed);

/// <param name="Iso3166">Of the state it is, or is the capital of; null where none is known.</param>
/// <param name="IsState">A whole state.</param>
public sealed record ExportedPlace(string Name, string? Iso3166, bool IsState);

/// <summary>Whom and what the article names, and its language (ISO 639-1).</summary>
public sealed record ExportedStory(string Language, ImmutableArray<string> People, ImmutableArray<string> Organizations, ImmutableArray<string> Places);
