using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Jejak.Articles;

namespace Jejak.Sources;

/// <summary>One record of a JSON file: an object in UTF-8.</summary>
/// <param name="line">Where it begins, from 1.</param>
/// <param name="number">What names it in the file: the line, or in an array its place, from 1.</param>
/// <param name="buffer">Rented; goes back to the pool when the record has been read.</param>
internal sealed class RecordSource(string file, int line, int number, byte[] buffer, int length) : RawSource
{
    private const string FixRecord = "correct or remove it";

    public override int Bytes => buffer.Length;

    public override SourceResult Read()
    {
        try
        {
            return Read(buffer.AsSpan(0, length));
        }
        finally
        {
            if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private string Place => $"{file}:{line}";

    private SourceResult Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        Failure? repair = null;
        string? note = null;
        if (!Utf8.IsValid(bytes))
        {
            var decoded = TextDecoder.Decode(bytes);
            repair = decoded.Repair(Place);
            note = decoded.Note(Place);
            bytes = Encoding.UTF8.GetBytes(decoded.Text);
        }
        Record record;
        try
        {
            var reader = new Utf8JsonReader(bytes);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return Failed("no JSON object", "give one object a line, with the article in its field text");
            record = Record.Parse(ref reader);
            if (reader.Read()) return Failed("something follows the JSON object on its line", "give one object a line");
        }
        catch (JsonException fault)
        {
            return Failed($"no valid JSON at byte {fault.BytePositionInLine ?? 0}", FixRecord);
        }
        if (string.IsNullOrWhiteSpace(record.Text)) return Failed("the record has no text", "put the article into its field text, body or content");
        return new(record.ToDocument($"{file}#{number}"), repair, Note: note);
    }

    private SourceResult Failed(string reason, string remedy) => new(null, new Failure(FailureStage.Decode, Place, reason, remedy));
}
