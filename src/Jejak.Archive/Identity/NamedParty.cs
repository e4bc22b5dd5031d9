using System.Collections.Immutable;

namespace Jejak.Archive.Identity;

/// <summary>Somebody or something as all articles of an archive show it under one <see cref="IdentityKey"/>: what joining goes by.</summary>
/// <param name="Key"><c>person:maria zakharova</c>.</param>
/// <param name="Type">The contract's word for the kind.</param>
/// <param name="NameKey">Normal form of the name.</param>
/// <param name="Articles">How many articles name it.</param>
/// <param name="Spellings">Normal forms of what they call it, with the number of articles each; in any order.</param>
/// <param name="Roles">The words of its roles, likewise.</param>
public sealed record NamedParty(string Key, string Type, string NameKey, int Articles, ImmutableArray<Counted> Spellings, ImmutableArray<Counted> Roles);

/// <param name="Articles">In how many articles.</param>
public readonly record struct Counted(string Text, int Articles);
