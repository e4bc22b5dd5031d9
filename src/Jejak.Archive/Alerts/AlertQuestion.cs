using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jejak.Archive.Alerts;

/// <summary>A saved question: the kind says which, the other fields are that question's.</summary>
public sealed record AlertQuestion
{
    public const string Quotes = "quotes", Timeline = "timeline", Findings = "findings";

    /// <summary><c>quotes</c>, <c>timeline</c> or <c>findings</c>, as the commands are called.</summary>
    public required string Kind { get; init; }

    public string? Speaker { get; init; }

    public string? About { get; init; }

    public string? Via { get; init; }

    public IReadOnlyList<string>? Between { get; init; }

    public string? Type { get; init; }

    public string? Status { get; init; }

    public string? Code { get; init; }

    public string? Publisher { get; init; }

    /// <summary>As the command line has it: <c>speaker: Zakharova, about: Venezuela</c>; empty where everything of its kind is asked for.</summary>
    public string Describe() => string.Join(", ", new[]
    {
        ("speaker", Speaker), ("about", About), ("via", Via), ("between", Between is { Count: > 0 } names ? string.Join(" – ", names) : null), ("type", Type), ("status", Status), ("code", Code), ("publisher", Publisher),
    }.Where(part => part.Item2 is not null).Select(part => $"{part.Item1}: {part.Item2}"));

    internal string ToJson() => JsonSerializer.Serialize(this, AlertJson.Default.AlertQuestion);

    internal static AlertQuestion Parse(string json) => JsonSerializer.Deserialize(json, AlertJson.Default.AlertQuestion)!;
}

/// <summary>A question that reports what is new, and how it goes.</summary>
/// <param name="Made">When.</param>
/// <param name="Webhook">Where answers are sent; null where nowhere.</param>
/// <param name="Answers">Reported so far.</param>
/// <param name="Waiting">Not sent yet.</param>
/// <param name="Sent">Taken by the webhook.</param>
/// <param name="Dead">Given up after too many tries.</param>
/// <param name="Fault">Why the last one could not be sent, in one line.</param>
public sealed record AlertRow(string Name, AlertQuestion Question, string Made, string? Webhook, int Answers, int Waiting, int Sent, int Dead, string? Fault);

/// <summary>What an alert has reported.</summary>
/// <param name="Number">In the order it was, from 1.</param>
/// <param name="Id">The same for the same words of the same article.</param>
/// <param name="Stored">When, ISO 8601 in UTC.</param>
/// <param name="Title">Who or what, in one line.</param>
/// <param name="Article">The article's id.</param>
/// <param name="Answer">The row as the command prints it with <c>--format jsonl</c>.</param>
public sealed record AlertAnswer(long Number, string Id, string Stored, string Title, string Article, string Answer);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlertQuestion))]
internal sealed partial class AlertJson : JsonSerializerContext;
