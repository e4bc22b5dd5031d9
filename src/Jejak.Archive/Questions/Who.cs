using System.Collections.Immutable;

namespace Jejak.Archive.Questions;

/// <summary>Who somebody or something is across articles.</summary>
/// <param name="Name">In any spelling the archive knows, or a key: <c>person:maria zakharova</c>.</param>
public sealed record WhoQuestion(string Name);

/// <summary>A person, organization, country, … of the archive.</summary>
/// <param name="First">The first day an article names them, and the last.</param>
/// <param name="Spellings">Normal forms of what articles call them, the commonest first.</param>
/// <param name="Related">Whom they are named with in the 500 articles about them that came last, those first who are seldom named without them.</param>
/// <param name="Joins">Why each other name belongs to them, the commonest first.</param>
public sealed record WhoRow(
    string Key, string Type, string Name, int Articles, int Mentions, string? First, string? Last,
    ImmutableArray<SpellingRow> Spellings, ImmutableArray<RoleRow> Roles, ImmutableArray<RelatedRow> Related, ImmutableArray<JoinRow> Joins);

/// <param name="Articles">In how many articles.</param>
public sealed record SpellingRow(string Text, int Articles);

/// <param name="First">The first day an article gives the role, and the last; null where none of them has a date.</param>
/// <param name="Evidence">The first article and the last.</param>
public sealed record RoleRow(string Text, int Articles, string? First, string? Last, ImmutableArray<ArticleReference> Evidence);

/// <param name="Articles">Articles that name both.</param>
public sealed record RelatedRow(string Key, string Type, string Name, int Articles);

/// <param name="Key">Of the identity that is joined.</param>
/// <param name="Articles">In how many articles it is that identity.</param>
/// <param name="To">Key of the one it is joined to.</param>
/// <param name="Rule">listed, title, spelling, acronym, short name, long name, slip, kind or decision; namesake where it says why somebody is another than <paramref name="To"/>, whose name they bear.</param>
/// <param name="Evidence">What speaks for it.</param>
public sealed record JoinRow(string Key, string Name, int Articles, string To, string Rule, string Evidence);

/// <summary>What somebody decided about who is who.</summary>
/// <param name="Kind">merge or split.</param>
/// <param name="Others">Keys of identities, or <c>article:</c> with an article's id.</param>
/// <param name="Made">ISO 8601.</param>
public sealed record DecisionRow(int Number, string Kind, string One, ImmutableArray<string> Others, string Made);
