using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jejak.Archive.Alerts;
using Jejak.Archive.Watching;

namespace Jejak.Archive.Questions;

/// <summary>Rows of answers as JSON: the fields of this folder, in camel case.</summary>
[JsonSerializable(typeof(TimelineRow))]
[JsonSerializable(typeof(QuotationRow))]
[JsonSerializable(typeof(SearchRow))]
[JsonSerializable(typeof(FindingRow))]
[JsonSerializable(typeof(RelationMonth))]
[JsonSerializable(typeof(ActorPairRow))]
[JsonSerializable(typeof(StoryRow))]
[JsonSerializable(typeof(StoryAnswer))]
[JsonSerializable(typeof(DiffAnswer))]
[JsonSerializable(typeof(WhoRow))]
[JsonSerializable(typeof(DecisionRow))]
[JsonSerializable(typeof(AccessKeyRow))]
[JsonSerializable(typeof(RelayedRow))]
[JsonSerializable(typeof(PublisherFindingsRow))]
[JsonSerializable(typeof(RevisionsAnswer))]
[JsonSerializable(typeof(ChangeRow))]
[JsonSerializable(typeof(WatchedRow))]
[JsonSerializable(typeof(AlertRow))]
public sealed partial class AnswerJson : JsonSerializerContext
{
    public static AnswerJson Rows { get; } = new(NewOptions());

    /// <summary>Readable Indonesian; the output is a file, a pipe or a body of its own, never the inside of a web page.</summary>
    public static JsonSerializerOptions NewOptions() => new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, IgnoreReadOnlyProperties = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
