using System.Collections.Immutable;

namespace Jejak.Archive.Questions;

/// <summary>What happened, oldest first: events, and where two are named what one said of the other.</summary>
public sealed record TimelineQuestion
{
    /// <summary>Nobody: all events. One: those it has a part in. Two: what one did to the other, in both directions, and what they did together.</summary>
    public IReadOnlyList<string> Between { get; init; } = [];

    /// <summary>PLOVER type: <c>CONSULT</c>. Leaves out quotations.</summary>
    public string? Type { get; init; }

    /// <summary><c>actual</c>, <c>future</c>, <c>hypothetical</c> or <c>negated</c>. Leaves out quotations.</summary>
    public string? Status { get; init; }

    /// <summary>Only what this one publishes: its name, in any spelling, or the beginning of it. Null for all.</summary>
    public string? Publisher { get; init; }

    /// <summary>Days, both inside; an event of "March 2019" is inside if one day of that month is.</summary>
    public DayRange Days { get; init; }

    /// <summary>The most recent ones are kept; 0 for all.</summary>
    public int Limit { get; init; }

    /// <summary>Only of these: their numbers as an SQL list. Null for all.</summary>
    internal string? Articles { get; init; }
}

/// <summary>How two stand to each other over time: how much they did to and with each other, how friendly it was, and who reported it.</summary>
public sealed record RelationQuestion
{
    public required string One { get; init; }

    public required string Other { get; init; }

    /// <summary>PLOVER type, or null for all.</summary>
    public string? Type { get; init; }

    /// <summary><c>actual</c>, <c>future</c>, <c>hypothetical</c> or <c>negated</c>; null for all.</summary>
    public string? Status { get; init; } = "actual";

    /// <summary>Only what this one publishes: its name, in any spelling, or the beginning of it. Null for all.</summary>
    public string? Publisher { get; init; }

    /// <summary>Days, both inside; an event of "March 2019" is inside if one day of that month is.</summary>
    public DayRange Days { get; init; }
}

/// <summary>Who has most to do with whom: pairs of states and organizations by the number of their events, the most active first.</summary>
public sealed record ActorsQuestion
{
    /// <summary>Only pairs that this one is in.</summary>
    public string? With { get; init; }

    /// <summary>Whether people count too, each by name, and not only the states and organizations they act for.</summary>
    public bool People { get; init; }

    public string? Type { get; init; }

    /// <summary>Null for all.</summary>
    public string? Status { get; init; } = "actual";

    /// <summary>Only what this one publishes: its name, in any spelling, or the beginning of it. Null for all.</summary>
    public string? Publisher { get; init; }

    public DayRange Days { get; init; }

    /// <summary>0 for all.</summary>
    public int Limit { get; init; }
}

/// <summary>Who said what, in order of publication.</summary>
public sealed record QuotesQuestion
{
    /// <summary>In any spelling the archive knows; quotations of people who speak for a state or body count as its own.</summary>
    public string? Speaker { get; init; }

    /// <summary>Somebody or something that is named in the quotation, or else words that stand in it.</summary>
    public string? About { get; init; }

    /// <summary>An agency, paper, … that passed it on.</summary>
    public string? Via { get; init; }

    /// <summary>Only what this one publishes: its name, in any spelling, or the beginning of it. Null for all.</summary>
    public string? Publisher { get; init; }

    /// <summary>Days of publication.</summary>
    public DayRange Days { get; init; }

    /// <summary>The most recent ones are kept; 0 for all.</summary>
    public int Limit { get; init; }

    /// <summary>Only of these: their numbers as an SQL list. Null for all.</summary>
    internal string? Articles { get; init; }
}

/// <summary>Articles that contain words and have what fields ask for: the best first; where only fields ask, the newest.</summary>
public sealed record SearchQuestion
{
    /// <summary>Words that must all occur, <c>"a phrase"</c>, <c>-without</c>, <c>begin*</c>, <c>this OR that</c>. Capitals and accents do not count. Empty where fields are all that is asked.</summary>
    public string Words { get; init; } = "";

    /// <summary>
    /// <c>speaker</c>, <c>about</c> and <c>via</c> are met by one quotation; <c>type</c>, <c>status</c>, <c>actor</c> and <c>recipient</c> by one event. Twice the same means either of both for
    /// <c>speaker</c>, <c>publisher</c>, <c>type</c>, <c>status</c> and <c>slip</c>, and both for the others. <see cref="SearchQuery.Parse"/> makes them of what people type.
    /// </summary>
    public ImmutableArray<SearchField> Fields { get; init; } = [];

    /// <summary>Days of publication.</summary>
    public DayRange Days { get; init; }

    /// <summary>0 for all.</summary>
    public int Limit { get; init; } = 20;
}

/// <summary>Who relays whose word: agencies, papers, broadcasters, … and the publishers that carry what they pass on, whoever is carried most first.</summary>
public sealed record RelaysQuestion
{
    /// <summary>Only this one, in any spelling the archive knows.</summary>
    public string? Relay { get; init; }

    /// <summary><c>agency</c>, <c>newspaper</c>, <c>broadcaster</c>, <c>institution</c> or <c>platform</c>.</summary>
    public string? Relation { get; init; }

    /// <summary>Only what this one publishes: its name, in any spelling, or the beginning of it. Null for all.</summary>
    public string? Publisher { get; init; }

    /// <summary>Days of publication.</summary>
    public DayRange Days { get; init; }

    /// <summary>At most so many relays; 0 for all.</summary>
    public int Limit { get; init; }
}

/// <summary>How many slips each publisher makes, of which kind, whoever makes most first.</summary>
public sealed record FindingCountsQuestion
{
    /// <summary><c>weekday-date</c>, <c>name-variant</c>, … Null for all.</summary>
    public string? Code { get; init; }

    /// <summary>Only this one: its name, in any spelling, or the beginning of it. Null for all.</summary>
    public string? Publisher { get; init; }

    /// <summary>Days of publication.</summary>
    /// <summary>Only what somebody said this of. Null for all.</summary>
    public Judgement? Judged { get; init; }

    public DayRange Days { get; init; }

    /// <summary>At most so many publishers; 0 for all.</summary>
    public int Limit { get; init; }
}

/// <summary>Slips found in articles, in order of publication.</summary>
public sealed record FindingsQuestion
{
    /// <summary><c>weekday-date</c>, <c>name-variant</c>, …</summary>
    public string? Code { get; init; }

    /// <summary>Only what somebody said this of. Null for all.</summary>
    public Judgement? Judged { get; init; }

    /// <summary>Only what this one publishes: its name, in any spelling, or the beginning of it. Null for all.</summary>
    public string? Publisher { get; init; }

    public DayRange Days { get; init; }

    /// <summary>The most recent ones are kept; 0 for all.</summary>
    public int Limit { get; init; }
}

/// <summary>What an export holds.</summary>
public sealed record ExportQuestion
{
    public Exports.ExportContents What { get; init; }

    /// <summary>
    /// Nobody: everything. One or two: events as for <see cref="TimelineQuestion"/>; quotations by or about the one, or of one about the other; articles that name them all;
    /// relations of the one. Findings have nobody.
    /// </summary>
    public IReadOnlyList<string> Between { get; init; } = [];

    /// <summary>PLOVER type, of events and relations; null for all.</summary>
    public string? Type { get; init; }

    /// <summary>Of events and relations; null for all.</summary>
    public string? Status { get; init; }

    /// <summary>Only what this one publishes: its name, in any spelling, or the beginning of it. Null for all.</summary>
    public string? Publisher { get; init; }

    /// <summary>Days of events and relations, days of publication of everything else.</summary>
    public DayRange Days { get; init; }

    /// <summary>Whether people are parties of relations, and not only the states and organizations they act for.</summary>
    public bool People { get; init; }

    internal TimelineQuestion Timeline => new() { Between = Between, Type = Type, Status = Status, Publisher = Publisher, Days = Days };

    internal ActorsQuestion Actors => new() { With = Between.Count > 0 ? Between[0] : null, People = People, Type = Type, Status = Status, Publisher = Publisher, Days = Days };
}

/// <summary>Everything about one article.</summary>
/// <param name="Id">Its id or address, or the beginning of the id or last part of the address where it is the only one.</param>
public sealed record ArticleQuestion(string Id);

/// <summary>Days from <paramref name="After"/> to <paramref name="Before"/>, both inside; null for no bound.</summary>
public readonly record struct DayRange(DateOnly? After, DateOnly? Before)
{
    /// <summary>The days of what people write for a day, month, week, quarter or year: <c>2019-03-28</c>, <c>2019-03</c>, <c>2019-W12</c>, <c>2019-Q1</c>, <c>2019</c>.</summary>
    /// <returns>False for text that is none.</returns>
    public static bool TryParse(string? text, out DayRange days)
    {
        bool isDate = Storing.Period.TryParse(text, out var period) && text!.Length is 4 or 7 or 8 or 10;
        days = isDate ? new(period.First, period.Last) : default;
        return isDate;
    }

    /// <summary>The days inside both.</summary>
    public DayRange And(DayRange other) => new(Later(After, other.After), Earlier(Before, other.Before));

    internal string? First => After?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    internal string? Last => Before?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other ?? one : one;

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other ?? one : one;
}
