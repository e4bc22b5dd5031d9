using Jejak.Documents;

namespace Jejak.Entities;

/// <summary>Something the gazetteers know, with the name the language uses for it.</summary>
/// <param name="Number">Its number among all entries.</param>
/// <param name="Sector">Relation of an outlet (agency, newspaper, broadcaster, platform) or sector of an organization (GOV, MIL, …).</param>
/// <param name="IsMeant">Whether the text has another's name as well, which the words beside it explain: "Garuda" for the national team.</param>
/// <param name="IsCapital">Whether it may stand for the government of <paramref name="Iso3166"/>.</param>
internal sealed record GazetteerEntry(int Number, EntityType Type, string Name, string? Iso3166, string? Wikidata = null, string? Sector = null, bool IsCapital = false, bool IsMeant = false);
