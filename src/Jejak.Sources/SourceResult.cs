using Jejak.Articles;

namespace Jejak.Sources;

/// <summary>What became of one record or file: an article, a failure, or an article with a failure that says what had to be repaired.</summary>
/// <param name="Document">The article; null where there is none.</param>
/// <param name="Failure">What was wrong; null where all was well.</param>
/// <param name="Skipped">It is no article: counted, and no fault unless <paramref name="Failure"/> says so.</param>
/// <param name="Note">What the user may want to know although nothing is lost: the file's encoding.</param>
public readonly record struct SourceResult(SourceDocument? Document, Failure? Failure = null, bool Skipped = false, string? Note = null);
