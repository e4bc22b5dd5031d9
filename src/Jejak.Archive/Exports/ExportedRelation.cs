using Jejak.Archive.Questions;

namespace Jejak.Archive.Exports;

/// <summary>Two parties and what they did to and with each other.</summary>
/// <param name="Acts">Counted as <c>jejak actors</c> counts.</param>
public sealed record ExportedRelation(RelationParty One, RelationParty Other, ActorPairRow Acts);

/// <param name="Key">Of the identity: <c>country:RU</c>, <c>person:maria zakharova</c>.</param>
/// <param name="Type">The contract's word for the kind.</param>
public sealed record RelationParty(string Key, string Type, string Name);
