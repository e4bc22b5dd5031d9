using System.ComponentModel;
using Jejak.Archive.Questions;
using Jejak.Web.Parts;
using Microsoft.AspNetCore.Http;

namespace Jejak.Web.Api;

/// <summary>Which rows of an answer, and as what.</summary>
internal sealed record PageOptions
{
    public const int Most = 500;

    [Description("Page of the answer, from 1.")]
    public int? Page { get; init; }

    [Description("Rows of a page, 1 to 500; 50 unless told. Of jsonl and csv: at most so many, all unless told.")]
    public int? Limit { get; init; }

    [Description("json (a page), jsonl or csv (all rows). The header Accept does the same.")]
    public string? Format { get; init; }
}

/// <summary>A period, both days inside.</summary>
internal sealed record PeriodOptions
{
    [Description("From this day, month or year: 2019-03-28, 2019-03, 2019.")]
    public string? Since { get; init; }

    [Description("Until this day, month or year.")]
    public string? Until { get; init; }

    /// <exception cref="BadHttpRequestException">What was given is no date.</exception>
    public DayRange Days => new(Day("since", Since).After, Day("until", Until).Before);

    private static DayRange Day(string name, string? text) => text.OrNull() is not { } given ? default
        : DayRange.TryParse(given, out var days) ? days : throw new BadHttpRequestException($"{name}: '{text}' is no date; write 2019-03-28, 2019-03 or 2019");
}

/// <summary>Which events.</summary>
internal sealed record EventOptions
{
    [Description("A PLOVER type: CONSULT, SANCTION, ASSAULT …")]
    public string? Type { get; init; }

    [Description("actual, future, hypothetical or negated.")]
    public string? Status { get; init; }

    [Description("Only what this one publishes: its name, in any spelling, or the beginning of it.")]
    public string? Publisher { get; init; }

    internal string? AskedType => Type.OrNull()?.ToUpperInvariant();

    internal string? AskedPublisher => Publisher.OrNull();

    /// <exception cref="BadHttpRequestException">There is no such status.</exception>
    internal string? AskedStatus => string.IsNullOrWhiteSpace(Status) ? null
        : EventTerms.Statuses.Contains(Status) ? Status : throw new BadHttpRequestException($"status: '{Status}' is none; there are {string.Join(", ", EventTerms.Statuses)}");
}
