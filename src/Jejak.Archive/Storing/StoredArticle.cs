using System.Collections.Immutable;
using Jejak.Archive.Identity;
using Jejak.Archive.Stories;

namespace Jejak.Archive.Storing;

/// <summary>
/// An article ready to be written: everything that costs time (JSON, deflating, normal forms) was done by <see cref="ArticleRows"/>, on the thread that read it.
/// Immutable.
/// </summary>
public sealed class StoredArticle
{
    internal StoredArticle(ArticleRow row) => Row = row;

    public string Id => Row.Id;

    public string Uri => Row.Uri;

    internal ArticleRow Row { get; }
}

internal sealed record ArticleRow
{
    public required string Id { get; init; }

    public required string Sha256 { get; init; }

    public required string Uri { get; init; }

    /// <summary>Version of the reader that made the reading.</summary>
    public required string Reader { get; init; }

    public required byte[] Fingerprint { get; init; }

    /// <summary>What came with the text, as JSON; null where the text holds it itself.</summary>
    public string? Given { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Publisher { get; init; }

    public string? Published { get; init; }

    public string? Day { get; init; }

    /// <summary>The contract's JSON, deflated.</summary>
    public required byte[] Reading { get; init; }

    /// <summary>Title, captions, headings and paragraphs as tokens with single spaces, a sentence a line.</summary>
    public required string Words { get; init; }

    public required byte[] DeflatedWords { get; init; }

    /// <summary>What decides which other articles tell the same report.</summary>
    public required StorySignature Signature { get; init; }

    public required ImmutableArray<StoredParty> Parties { get; init; }

    public required ImmutableArray<StoredQuotation> Quotations { get; init; }

    public required ImmutableArray<StoredEvent> Events { get; init; }

    public required ImmutableArray<StoredFinding> Findings { get; init; }
}

/// <summary>Somebody or something the article names; several of its entities may be one identity.</summary>
internal sealed record StoredParty(IdentityKey Identity, string Name, string? Roles, ImmutableArray<string> Spellings, int Mentions);

/// <param name="Party">Index into <see cref="ArticleRow.Parties"/>.</param>
internal readonly record struct QuotationPart(int Party, string Part);

/// <param name="Party">Index into <see cref="ArticleRow.Parties"/>.</param>
internal readonly record struct RelayPart(int Party, string Relation);

internal sealed record StoredQuotation
{
    public required string Kind { get; init; }
    public string? Speaker { get; init; }
    public string? Printed { get; init; }
    public string? Role { get; init; }
    public string? Affiliation { get; init; }
    public string? Addressee { get; init; }
    public string? Cue { get; init; }
    public required string Content { get; init; }
    public required string Sentence { get; init; }
    public string? Chain { get; init; }
    public required int Start { get; init; }
    public required int End { get; init; }
    public required double Confidence { get; init; }
    public required ImmutableArray<QuotationPart> Parts { get; init; }

    /// <summary>Whom it came through, each party once.</summary>
    public ImmutableArray<RelayPart> Relays { get; init; } = [];
}

/// <param name="Acting">False for the state or body that a person acts for.</param>
internal readonly record struct EventSide(int Party, string Side, bool Acting);

internal sealed record StoredEvent
{
    public required string Type { get; init; }
    public string? Mode { get; init; }
    public string? Contexts { get; init; }
    public string? Cameo { get; init; }
    public double? Intensity { get; init; }
    public required string Status { get; init; }
    public string? Actors { get; init; }
    public string? Recipients { get; init; }
    public string? Time { get; init; }
    public string? First { get; init; }
    public string? Last { get; init; }
    public string? Place { get; init; }
    public required int AssertedBy { get; init; }
    public required string Trigger { get; init; }
    public required string Evidence { get; init; }
    public required string Sentence { get; init; }
    public required int Start { get; init; }
    public required int End { get; init; }
    public required double Confidence { get; init; }
    public required ImmutableArray<EventSide> Sides { get; init; }
}

/// <param name="Key">What it is called from one reading to the next.</param>
/// <param name="Wordings">The message in every language, a line each: language, tab, message.</param>
internal sealed record StoredFinding(string Key, string Code, string Text, string Message, string? Wordings, string? Suggestion, string Sentence, int Start, int End);
