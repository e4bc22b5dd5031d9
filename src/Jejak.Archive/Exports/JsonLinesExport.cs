using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jejak.Archive.Exports;

/// <summary>An object a line with everything an event has: the fields of <see cref="ExportedEvent"/>, in camel case.</summary>
internal sealed class JsonLinesExport : IEventExport
{
    public string Name => "jsonl";

    public string Description => "an object a line with everything we know of an event";

    public void Write(IEnumerable<ExportedEvent> events, Stream output)
    {
        foreach (var exported in events)
        {
            output.Write(JsonSerializer.SerializeToUtf8Bytes(exported, ExportJson.Rows.ExportedEvent));
            output.Write("\n"u8);
        }
    }
}

[JsonSerializable(typeof(ExportedEvent))]
internal sealed partial class ExportJson : JsonSerializerContext
{
    /// <summary>Readable Indonesian; the output is a file or a pipe, never the inside of a web page.</summary>
    public static ExportJson Rows { get; } = new(new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
}
