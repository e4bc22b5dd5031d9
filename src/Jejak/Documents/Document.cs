using System.Collections.Immutable;
using Jejak.Articles;

namespace Jejak.Documents;

/// <summary>
/// What the stages read and write. Immutable: a stage returns a new document that shares everything it did not change.
/// Safe to use from several threads.
/// </summary>
public sealed record Document
{
    public required Article Article { get; init; }

    public string Text => Article.Text;

    /// <summary>Tokens of titles, captions, headings and paragraphs, in order of the text.</summary>
    public ImmutableArray<Token> Tokens { get; init; } = [];

    public ImmutableArray<Sentence> Sentences { get; init; } = [];

    /// <summary>Syntactic words of every sentence, in order of the text.</summary>
    public ImmutableArray<SyntacticWord> Words { get; init; } = [];

    /// <summary>For each sentence the range of its words in <see cref="Words"/>.</summary>
    public ImmutableArray<WordRange> SentenceWords { get; init; } = [];

    public ImmutableArray<Entity> Entities { get; init; } = [];

    /// <summary>Ordered by first token, the longer first.</summary>
    public ImmutableArray<Mention> Mentions { get; init; } = [];

    public ImmutableArray<TimeExpression> Times { get; init; } = [];

    /// <summary>Now, once, some day, a season: what TimeML marks as well, without a place on the calendar. No part of the reading that is written out.</summary>
    public ImmutableArray<TimeExpression> VagueTimes { get; init; } = [];

    public ImmutableArray<Quantity> Quantities { get; init; } = [];

    public ImmutableArray<Quotation> Quotations { get; init; } = [];

    public ImmutableArray<Event> Events { get; init; } = [];

    public ImmutableArray<Finding> Findings { get; init; } = [];
}
