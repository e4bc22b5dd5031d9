using System.Text.Json.Serialization;
using Jejak.Archive.Questions;

namespace Jejak.Cli.Answers;

/// <summary>Rows of answers as JSON: the fields of <see cref="Jejak.Archive.Questions"/>, in camel case.</summary>
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
[JsonSerializable(typeof(RelayedRow))]
[JsonSerializable(typeof(PublisherFindingsRow))]
[JsonSerializable(typeof(RevisionsAnswer))]
[JsonSerializable(typeof(ChangeRow))]
internal sealed partial class AnswerJson : JsonSerializerContext
{
    public static AnswerJson Rows { get; } = new(new(AnswerPrinter.JsonOptions));
}
