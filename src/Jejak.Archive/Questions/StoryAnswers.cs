using System.Collections.Immutable;

namespace Jejak.Archive.Questions;

/// <summary>A report and who tells it.</summary>
/// <param name="First">The article that came first; its id is the story's.</param>
/// <param name="Publishers">In the order in which they told it.</param>
/// <param name="Sources">Agencies and papers its articles pass words on from, the most frequent first.</param>
/// <param name="From">The first day, and the last; null where none is known.</param>
public sealed record StoryRow(ArticleReference First, int Articles, ImmutableArray<string> Publishers, ImmutableArray<StorySource> Sources, string? From, string? To);

/// <param name="Articles">How many of the story's articles name it.</param>
public sealed record StorySource(string Name, string Relation, int Articles);

/// <summary>A report with all its articles.</summary>
/// <param name="Members">In order of publication.</param>
/// <param name="Disagreements">Between each article and the one it has most from, and the first.</param>
public sealed record StoryAnswer(StoryRow Story, ImmutableArray<StoryMember> Members, ImmutableArray<DisagreementRow> Disagreements);

/// <summary>An article of a story.</summary>
/// <param name="Origin">The earlier article that it has most words in common with; null for the first.</param>
/// <param name="Sources">Agencies and papers it passes words on from.</param>
public sealed record StoryMember(ArticleReference Article, StoryOrigin? Origin, ImmutableArray<string> Sources);

/// <summary>What an article has from an earlier one, counted in sentences.</summary>
/// <param name="Article">Id of the earlier one.</param>
/// <param name="Kind">copy, rewrite, quotations, title or sequel; null where only others of the story link the two.</param>
/// <param name="Share">The share of the shorter one's runs of four words that both have, 0 to 1.</param>
public sealed record StoryOrigin(string Article, string? Kind, double Share, int Shared, int Changed, int Dropped, int Added);

/// <summary>Where two articles disagree.</summary>
/// <param name="Kind">number, time, name or speaker.</param>
public sealed record DisagreementRow(string Kind, DisagreementSide One, DisagreementSide Other);

/// <param name="Article">Its id.</param>
/// <param name="Text">The words that differ.</param>
/// <param name="Start">First UTF-16 code unit of the words in the article's text as it was given.</param>
public sealed record DisagreementSide(string Article, string? Publisher, string Text, string Sentence, int Start, int End);

/// <summary>Two articles side by side.</summary>
/// <param name="Kind">copy, rewrite, quotations, title or sequel; null where they do not tell one report.</param>
/// <param name="Share">The share of the shorter one's runs of four words that both have, 0 to 1.</param>
public sealed record DiffAnswer(DiffArticle One, DiffArticle Other, string? Kind, double Share, ImmutableArray<PassageRow> Passages, ImmutableArray<DisagreementRow> Disagreements);

public sealed record DiffArticle(string Id, string? Title, string? Publisher, string? Published);

/// <summary>A sentence of either article, or of both.</summary>
/// <param name="Kind">shared, changed, dropped (only the first has it) or added (only the second has it).</param>
public sealed record PassageRow(string Kind, PassageSide? One, PassageSide? Other);

/// <param name="Start">First UTF-16 code unit of the sentence in the article's text as it was given.</param>
public sealed record PassageSide(string Sentence, int Start, int End);
