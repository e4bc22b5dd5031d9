using System.Collections.Immutable;

namespace Jejak.Archive.Questions;

/// <summary>The versions of one article, and what changed between two of them.</summary>
/// <param name="Id">As in <see cref="ArticleQuestion"/>.</param>
public sealed record RevisionsQuestion(string Id)
{
    /// <summary>Number of the older one; null for the one before <see cref="To"/>.</summary>
    public int? From { get; init; }

    /// <summary>Number of the newer one; null for the current one.</summary>
    public int? To { get; init; }
}

/// <param name="From">Number of the older of the two that are compared; 0 where there is only one.</param>
/// <param name="Changes">Title and times first, then sentences and quotations in the order of the text.</param>
public sealed record RevisionsAnswer(ArticleReference Article, ImmutableArray<VersionRow> Versions, int From, int To, ImmutableArray<ChangeRow> Changes);

/// <param name="Number">From 1, in order of arrival.</param>
/// <param name="Published">As this version says, ISO 8601.</param>
/// <param name="Modified">As this version says, ISO 8601.</param>
/// <param name="Reader">Version of the program that read it.</param>
/// <param name="Sentences">Of title, captions, headings and paragraphs.</param>
public sealed record VersionRow(int Number, bool IsCurrent, string? Published, string? Modified, string? Title, int Sentences, int Quotations, string Sha256, string Uri, string Reader);

/// <summary>One thing that changed.</summary>
/// <param name="Part">title, published, modified, publisher, sentence, quotation, or what in a sentence says otherwise: number, time, name, speaker.</param>
/// <param name="Kind">added, dropped or changed.</param>
/// <param name="Speaker">Of a quotation: in the newer version, or else in the older.</param>
/// <param name="Before">Null where it was added.</param>
/// <param name="After">Null where it was dropped.</param>
/// <param name="BeforeStart">First UTF-16 code unit in the older version's text as it was given; null where it is no part of the text.</param>
/// <param name="AfterStart">The same in the newer version's text.</param>
public sealed record ChangeRow(string Part, string Kind, string? Speaker, string? Before, string? After, int? BeforeStart, int? BeforeEnd, int? AfterStart, int? AfterEnd);

/// <summary>An article has no such version.</summary>
public sealed class UnknownRevisionException(string message) : Exception(message);
