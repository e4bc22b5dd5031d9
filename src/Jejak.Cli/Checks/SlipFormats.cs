using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Jejak.Cli.Checks;

/// <summary>Writes slips one by one: what stands before the first, each of them, what stands behind the last.</summary>
internal interface ISlipFormat
{
    ReadOnlySpan<byte> Head { get; }

    byte[] Write(Slip slip);

    /// <summary>What stands between two slips.</summary>
    ReadOnlySpan<byte> Between { get; }

    byte[] Foot(bool isComplete);
}

/// <summary><c>file:line:column: code: message; advice</c>, as compilers and linters print it.</summary>
internal sealed class TextSlips(string language) : ISlipFormat
{
    public ReadOnlySpan<byte> Head => default;

    public ReadOnlySpan<byte> Between => default;

    public byte[] Write(Slip slip)
    {
        var wording = slip.In(language);
        string advice = wording.Advice is { } words ? "; " + words : "";
        string line = string.Create(CultureInfo.InvariantCulture, $"{slip.Place}:{slip.Start.Line}:{slip.Start.Column}: {slip.Finding.Code}: {wording.Message}{advice}");
        return Encoding.UTF8.GetBytes(OnOneLine(line) + "\n");
    }

    public byte[] Foot(bool isComplete) => [];

    /// <summary>A name with a line break in it, or with what could steer the terminal, must not break the line.</summary>
    private static string OnOneLine(string line) => line.Any(char.IsControl) ? string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c)) : line;
}

/// <summary>One JSON object a line: the finding as in a reading, with file, record, article, line and column.</summary>
internal sealed class JsonSlips(string language) : ISlipFormat
{
    public ReadOnlySpan<byte> Head => default;

    public ReadOnlySpan<byte> Between => default;

    public byte[] Foot(bool isComplete) => [];

    public byte[] Write(Slip slip) =>
    [
        .. SlipJson.Bytes(json =>
        {
            json.WriteString("file"u8, slip.File);
            if (slip.Record is { } record) json.WriteNumber("record"u8, record);
            else json.WriteNull("record"u8);
            json.WriteString("id"u8, slip.Id);
            json.WriteNumber("line"u8, slip.Start.Line);
            json.WriteNumber("column"u8, slip.Start.Column);
            json.WriteNumber("endLine"u8, slip.End.Line);
            json.WriteNumber("endColumn"u8, slip.End.Column);
            json.WriteString("code"u8, slip.Finding.Code);
            json.WriteNumber("start"u8, slip.Span.Start);
            json.WriteNumber("end"u8, slip.Span.End);
            json.WriteString("text"u8, slip.Text);
            json.WriteString("message"u8, slip.In(language).Message);
            json.WriteString("suggestion"u8, slip.Finding.Suggestion);
            SlipJson.Wordings(json, slip);
        }),
        (byte)'\n',
    ];
}

internal static class SlipJson
{
    private static readonly JsonWriterOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object with the fields <paramref name="write"/> writes.</summary>
    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_readable))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    public static void Wordings(Utf8JsonWriter json, Slip slip)
    {
        json.WriteStartObject("messages"u8);
        foreach (var wording in slip.Finding.Wordings) json.WriteString(wording.Language, wording.Message);
        json.WriteEndObject();
        json.WriteStartObject("advice"u8);
        foreach (var wording in slip.Finding.Wordings)
        {
            if (wording.Advice is not null) json.WriteString(wording.Language, wording.Advice);
        }
        json.WriteEndObject();
    }
}
