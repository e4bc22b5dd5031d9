using System.Text.Json.Serialization;
using Jejak.Archive.Questions;

namespace Jejak.Web.Api;

/// <summary>Bodies of the API as JSON: rows as every face has them, a page of rows round them.</summary>
[JsonSerializable(typeof(RowPage<TimelineRow>))]
[JsonSerializable(typeof(RowPage<QuotationRow>))]
[JsonSerializable(typeof(RowPage<SearchRow>))]
[JsonSerializable(typeof(RowPage<FindingRow>))]
[JsonSerializable(typeof(RowPage<ActorPairRow>))]
[JsonSerializable(typeof(RowPage<StoryRow>))]
[JsonSerializable(typeof(RowPage<RelayedRow>))]
[JsonSerializable(typeof(RowPage<WhoRow>))]
[JsonSerializable(typeof(RowPage<PublisherFindingsRow>))]
[JsonSerializable(typeof(FindingJudgement))]
[JsonSerializable(typeof(JudgedFinding))]
[JsonSerializable(typeof(RelationAnswer))]
[JsonSerializable(typeof(StoryAnswer))]
[JsonSerializable(typeof(DiffAnswer))]
[JsonSerializable(typeof(RevisionsAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    public static ApiJson Bodies { get; } = new(AnswerJson.NewOptions());
}
