using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Jejak.Archive.Questions;

namespace Jejak.Archive.Exports;

/// <summary>An object a line with everything we know: the fields of <see cref="ExportedEvent"/>, <see cref="QuotationRow"/> and <see cref="FindingRow"/>, in camel case.</summary>
internal sealed class JsonLinesExport : IEventExport, IQuotationExport, IFindingExport
{
    public string Name => "jsonl";

    public string Description => "an object a line with everything we know of an event, a quotation or a slip";

    public void Write(IEnumerable<ExportedEvent> events, Stream output) => Write(events, ExportJson.Rows.ExportedEvent, output);

    public void Write(IEnumerable<QuotationRow> quotations, Stream output) => Write(quotations, ExportJson.Rows.QuotationRow, output);

    public void Write(IEnumerable<FindingRow> findings, Stream output) => Write(findings, ExportJson.Rows.FindingRow, output);

    private static void Write<T>(IEnumerable<T> rows, JsonTypeInfo<T> json, Stream output)
    {
        foreach (var row in rows)
        {
            output.Write(JsonSerializer.SerializeToUtf8Bytes(row, json));
            output.Write("\n"u8);
        }
    }
}

[JsonSerializable(typeof(ExportedEvent))]
[JsonSerializable(typeof(QuotationRow))]
[JsonSerializable(typeof(FindingRow))]
internal sealed partial class ExportJson : JsonSerializerContext
{
    /// <summary>Readable Indonesian; the output is a file or a pipe, never the inside of a web page.</summary>
    public static ExportJson Rows { get; } = new(new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
}
