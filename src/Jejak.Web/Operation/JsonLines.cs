using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Jejak.Web.Operation;

/// <summary>The log for programs: one JSON object a line, with <c>time</c>, <c>level</c>, <c>from</c>, <c>message</c>, the message's own values, and the <c>trace</c> it belongs to.</summary>
internal sealed class JsonLines(TimeProvider time) : ConsoleFormatter(FormatName)
{
    public const string FormatName = "jejak-json";

    // What a request holds may stand in a line: everything that is not plain ASCII is escaped.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.Default };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var line = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(line, s_options))
        {
            json.WriteStartObject();
            json.WriteString("time"u8, time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level"u8, logEntry.LogLevel.ToString().ToLowerInvariant());
            json.WriteString("from"u8, logEntry.Category);
            json.WriteString("message"u8, logEntry.Formatter(logEntry.State, logEntry.Exception));
            if (logEntry.State is IReadOnlyList<KeyValuePair<string, object?>> values)
            {
                foreach (var (name, value) in values)
                {
                    if (name != "{OriginalFormat}") Put(json, name.ToLowerInvariant(), value);
                }
            }
            if (logEntry.Exception is { } fault) json.WriteString("fault"u8, fault.ToString());
            if (Activity.Current is { } activity) json.WriteString("trace"u8, activity.TraceId.ToHexString());
            json.WriteEndObject();
        }
        textWriter.WriteLine(Encoding.UTF8.GetString(line.WrittenSpan));
    }

    private static void Put(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case int number: json.WriteNumber(name, number); break;
            case double number: json.WriteNumber(name, number); break;
            default: json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }
}
