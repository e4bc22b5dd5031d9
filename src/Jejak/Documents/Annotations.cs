using System.Collections.Immutable;
using Jejak.Text;

namespace Jejak.Documents;

public enum TimeType : byte
{
    Date,
    Time,
    Duration,
    Set,
}

/// <summary>A calendar expression with its TIMEX3 value (ISO-TimeML): <c>2019-03-23</c>, <c>2019-W12-WE</c>, <c>P22M</c>; null where none can be told.</summary>
public sealed record TimeExpression(TextSpan Span, TokenRange Tokens, TimeType Type, string? Value, string? Mod)
{
    /// <summary>The day as the text prints it, whether or not there is such a day; null where no day and month are printed.</summary>
    public PrintedDate? Printed { get; init; }
}

/// <summary>A day in the text's own figures.</summary>
/// <param name="Weekday">1 (Monday) to 7, or 0 where none stands beside it.</param>
/// <param name="Year">0 where none is printed.</param>
/// <param name="Tokens">From the weekday, if there is one, to the last token of the date, brackets included.</param>
public sealed record PrintedDate(int Weekday, int Day, int Month, int Year, TokenRange Tokens);

public enum QuantityMod : byte
{
    None,
    Approx,
    LessThan,
    MoreThan,
}

/// <summary>An amount of something, hedge included in the span.</summary>
public sealed record Quantity(TextSpan Span, TokenRange Tokens, decimal Value, string? Unit, QuantityMod Mod)
{
    /// <summary>The upper end of a range, of which <see cref="Value"/> is the lower; null for a single amount.</summary>
    public decimal? Upper { get; init; }
}

public enum QuotationKind : byte
{
    Direct,
    Mixed,
    Indirect,
}

/// <summary>Who is said to have said it.</summary>
/// <param name="Entity">Index into <see cref="Document.Entities"/>, or −1 for an unnamed source.</param>
/// <param name="Name">The entity's name, or the description as printed.</param>
/// <param name="Span">The mention nearest the cue.</param>
/// <param name="Role">The role the article gives, wherever it gives it.</param>
/// <param name="Affiliation">Index of the state or organization the speaker acts for, or −1.</param>
public sealed record Speaker(int Entity, string Name, TextSpan Span, Role? Role = null, int Affiliation = -1);

public enum RelayRelation : byte
{
    Agency,
    Newspaper,
    Broadcaster,
    Institution,
    Platform,
}

/// <summary>One step between the speaker and this publisher.</summary>
/// <param name="Entity">Index into <see cref="Document.Entities"/>, or −1.</param>
/// <param name="Span">The exact words that say so: "dikutip AFP".</param>
public sealed record Relay(int Entity, string Name, TextSpan Span, RelayRelation Relation);

/// <summary>One reported statement.</summary>
public sealed record Quotation
{
    public required QuotationKind Kind { get; init; }

    /// <summary>The reported words, without quotation marks round the whole; several where a cue interrupts them.</summary>
    public required ImmutableArray<TextSpan> Content { get; init; }

    /// <summary>The words that say that something is said; empty for a continuation.</summary>
    public TextSpan? Cue { get; init; }

    public Speaker? Speaker { get; init; }

    public Speaker? Addressee { get; init; }

    /// <summary>From the speaker outward.</summary>
    public ImmutableArray<Relay> Via { get; init; } = [];

    /// <summary>0 to 1: the share of right attributions among quotations found by the same rule.</summary>
    public double Confidence { get; init; } = 0.9;
}

public enum EventStatus : byte
{
    Actual,
    Future,
    Hypothetical,
    Negated,
}

/// <summary>Who did what to whom, as a PLOVER type.</summary>
public sealed record Event
{
    /// <summary>PLOVER type in capitals: <c>CONSULT</c>.</summary>
    public required string Type { get; init; }

    public string? Mode { get; init; }

    public ImmutableArray<string> Contexts { get; init; } = [];

    public string? Cameo { get; init; }

    /// <summary>PLOVER score, −10 to 10.</summary>
    public double? Intensity { get; init; }

    /// <summary>Indices into <see cref="Document.Entities"/>.</summary>
    public ImmutableArray<int> Actors { get; init; } = [];

    public ImmutableArray<int> Recipients { get; init; } = [];

    /// <summary>As precise as the article allows: <c>2019-03-23</c>, <c>2019-03</c>, <c>2019</c>.</summary>
    public string? Time { get; init; }

    public string? Place { get; init; }

    public required EventStatus Status { get; init; }

    /// <summary>Index of the quotation that says it happened, or −1 when the paper says so itself.</summary>
    public int AssertedBy { get; init; } = -1;

    public required TextSpan Trigger { get; init; }

    public required TextSpan Evidence { get; init; }

    public double Confidence { get; init; } = 0.7;
}

/// <summary>A slip in the article. Codes: weekday-date, date-impossible, name-variant, number-conflict, quote-unclosed.</summary>
/// <param name="Message">What is wrong, in English.</param>
/// <param name="Suggestion">What should perhaps stand in place of the span, in the language of the article; null where nothing can be told.</param>
public sealed record Finding(string Code, TextSpan Span, string Message, string? Suggestion)
{
    /// <summary>The same for people, in every language the program speaks; empty where the finding was made by hand.</summary>
    public ImmutableArray<FindingWording> Wordings { get; init; } = [];
}

/// <summary>What is said of a finding in one language.</summary>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Advice">The suggestion as a clause, or null.</param>
public sealed record FindingWording(string Language, string Message, string? Advice);
