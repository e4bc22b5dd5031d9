using Jejak.Documents;

namespace Jejak.Quotations;

/// <summary>How the text names the one who speaks.</summary>
internal enum SourceForm
{
    /// <summary>A person, organization or country by name.</summary>
    Named,

    /// <summary>A description: an official, the ministry, three witnesses.</summary>
    Described,

    /// <summary>A pronoun, a cue that holds its speaker in itself, or nothing at all: whoever spoke last.</summary>
    Understood,

    /// <summary>Two or more by one word: both, they.</summary>
    Several,
}

/// <summary>Who speaks, as found beside a cue, before it is resolved over the article.</summary>
/// <param name="Entity">Index of the entity, or −1.</param>
/// <param name="Tokens">The noun phrase.</param>
internal readonly record struct Source(SourceForm Form, int Entity, TokenRange Tokens);

/// <summary>A quotation while its parts are being found.</summary>
internal sealed class Draft
{
    public required QuotationKind Kind { get; set; }

    public required List<TokenRange> Content { get; init; }

    public TokenRange? Cue { get; set; }

    public CueClass Class { get; set; }

    /// <summary>Null where the text leaves the speaker unsaid on purpose (a passive).</summary>
    public Source? Source { get; set; }

    public Source? Addressee { get; set; }

    /// <summary>Sentence of the cue, or of the content where there is none.</summary>
    public required int Sentence { get; set; }

    /// <summary>The marks never closed in their block: the next block may go on.</summary>
    public bool IsOpen { get; init; }

    public List<Relay> Via { get; } = [];

    public Speaker? Speaker { get; set; }

    public double Confidence { get; init; } = 0.9;

    public int Start => Content[0].Start;
}
