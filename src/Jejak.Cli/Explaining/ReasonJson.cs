using System.Text.Json.Serialization;
using Jejak.Archive.Questions;

namespace Jejak.Cli.Explaining;

/// <summary>Reasons as JSON: the fields of <see cref="EventReasons"/>, in camel case.</summary>
[JsonSerializable(typeof(EventReasons))]
internal sealed partial class ReasonJson : JsonSerializerContext
{
    public static ReasonJson Rows { get; } = new(AnswerJson.NewOptions());
}
