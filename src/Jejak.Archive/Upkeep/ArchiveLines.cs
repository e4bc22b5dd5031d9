using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Jejak.Archive.Stores;
using Jejak.Archive.Storing;
using Jejak.Archive.Tables;

namespace Jejak.Archive.Upkeep;

/// <summary>A whole archive as JSON Lines, and back: readings, the facts taken from them, who is who, and what people have decided.</summary>
/// <remarks>
/// The first line names the schema, the last one counts the others; between them a line is a row: <c>{"table":"revisions","row":{…}}</c>. A reading stands in its row as the JSON object that it is, its words as text;
/// other bytes are <c>{"hex":"…"}</c>.
/// </remarks>
public static class ArchiveLines
{
    private const int RowsAtOnce = 2000;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes the archive as it is at this moment.</summary>
    /// <exception cref="ArchiveException">There is no archive, or it cannot be read.</exception>
    /// <exception cref="IOException"><paramref name="output"/> cannot be written.</exception>
    public static long Export(string path, Stream output)
    {
        using var store = ArchiveStore.OpenToRead(path);
        return store.Guard(() =>
        {
            store.BeginReading();
            long lines = 0;
            var line = new ArrayBufferWriter<byte>(64 * 1024);
            Put(output, line, json => json.WriteNumber("jejak-archive"u8, SchemaSteps.Current.Version));
            foreach (string table in Shared(store))
            {
                using var all = store.Ask(ArchiveCopy.All(store, table));
                using var rows = all.Rows();
                for (; rows.Read(); lines++)
                {
                    Put(output, line, json =>
                    {
                        json.WriteString("table"u8, table);
                        json.WriteStartObject("row"u8);
                        for (int i = 0; i < rows.FieldCount; i++) PutValue(json, table, rows.GetName(i), rows.IsDBNull(i) ? null : rows.GetValue(i));
                        json.WriteEndObject();
                    });
                }
            }
            Put(output, line, json => json.WriteNumber("lines"u8, lines));
            store.Rollback();
            return lines;
        });
    }

    /// <summary>Fills a new archive with what was exported, in one transaction.</summary>
    /// <param name="name">What <paramref name="input"/> is called in messages.</param>
    /// <exception cref="ArchiveException">The input is no whole export, the archive has articles already, or cannot be written.</exception>
    public static long Import(string path, Stream input, string name)
    {
        using var store = ArchiveStore.OpenToWrite(path);
        long count = 0;
        ArchiveCopy.Write(store, () =>
        {
            ArchiveCopy.RequireEmpty(store);
            count = Read(store, input, name, out int schema);
            if (schema == SchemaSteps.Current.Version) DerivedTables.RebuildText(store);
            else DerivedTables.Rebuild(store);
        });
        return count;
    }

    private static long Read(StoreConnection store, Stream input, string name, out int schema)
    {
        using var reader = new StreamReader(input, Encoding.UTF8);
        long number = 1, rows = 0;
        schema = 0;
        var tables = Shared(store).ToHashSet(StringComparer.Ordinal);
        var appenders = new Dictionary<string, (Appender Rows, string[] Columns)>(StringComparer.Ordinal);
        for (string? line; (line = reader.ReadLine()) is not null; number++)
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                var root = json.RootElement;
                if (number == 1) schema = Schema(root, name);
                else if (root.TryGetProperty("lines", out var lines))
                {
                    if (lines.GetInt64() != rows) throw NotWhole(name);
                    store.Flush();
                    return rows;
                }
                else
                {
                    Add(store, root, tables, appenders);
                    if (++rows % RowsAtOnce == 0) store.Flush();
                }
            }
            catch (Exception error) when (error is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
            {
                throw new ArchiveException(ArchiveProblem.NotAnArchive, string.Create(CultureInfo.InvariantCulture, $"{name}:{number}"), $"this is no line of an exported archive ({error.Message.ReplaceLineEndings(" ")})",
                    "export it again with 'jejak archive export': nothing was stored", error);
            }
        }
        throw NotWhole(name);
    }

    // Keys belong to the place that made them: who is given an archive shall not let in whoever gave it.
    private static IEnumerable<string> Shared(StoreConnection store) => store.Tables().Where(table => table != KeyTables.Name);

    private static int Schema(JsonElement header, string name)
    {
        int schema = header.GetProperty("jejak-archive").GetInt32();
        SchemaSteps.Current.Check(name, schema, mayBeOlder: true);
        return schema;
    }

    private static void Add(StoreConnection store, JsonElement line, HashSet<string> tables, Dictionary<string, (Appender Rows, string[] Columns)> appenders)
    {
        string table = line.GetProperty("table").GetString()!;
        var row = line.GetProperty("row");
        if (!appenders.TryGetValue(table, out var appender))
        {
            if (!tables.Contains(table)) throw new FormatException($"no table is called {table}");
            // Rows point to rows of tables that came before.
            store.Flush();
            string[] columns = [.. row.EnumerateObject().Select(column => column.Name)];
            appenders.Add(table, appender = (store.Append(table, ArchiveCopy.Columns(columns)), columns));
        }
        object?[] values = new object?[appender.Columns.Length];
        for (int i = 0; i < values.Length; i++) values[i] = Value(table, appender.Columns[i], row.GetProperty(appender.Columns[i]));
        appender.Rows.Add(values);
    }

    private static object? Value(string table, string column, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Object when table == "revisions" && column == "reading" => Deflated.Pack(Encoding.UTF8.GetBytes(value.GetRawText())),
        JsonValueKind.String when table == "revisions" && column == "words" => Deflated.Pack(Encoding.UTF8.GetBytes(value.GetString()!)),
        JsonValueKind.Object => Convert.FromHexString(value.GetProperty("hex").GetString()!),
        JsonValueKind.String => value.GetString(),
        // Written with a point or an exponent where the column is one of fractions.
        JsonValueKind.Number => value.TryGetInt64(out long number) && !value.GetRawText().Contains('.', StringComparison.Ordinal) ? (object)number : value.GetDouble(),
        _ => throw new FormatException($"{column} holds neither text nor number"),
    };

    private static void PutValue(Utf8JsonWriter json, string table, string column, object? value)
    {
        json.WritePropertyName(column);
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case byte[] bytes when table == "revisions" && column == "reading": json.WriteRawValue(Deflated.Unpack(bytes), skipInputValidation: true); break;
            case byte[] bytes when table == "revisions" && column == "words": json.WriteStringValue(Deflated.Unpack(bytes)); break;
            case byte[] bytes:
                json.WriteStartObject();
                json.WriteString("hex"u8, Convert.ToHexStringLower(bytes));
                json.WriteEndObject();
                break;
            case double number:
                string text = number.ToString("R", CultureInfo.InvariantCulture);
                json.WriteRawValue(text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text, skipInputValidation: true);
                break;
            case string words: json.WriteStringValue(words); break;
            default: json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
        }
    }

    private static void Put(Stream output, ArrayBufferWriter<byte> line, Action<Utf8JsonWriter> fill)
    {
        line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(line, s_options))
        {
            json.WriteStartObject();
            fill(json);
            json.WriteEndObject();
        }
        line.Write("\n"u8);
        output.Write(line.WrittenSpan);
    }

    private static ArchiveException NotWhole(string name) =>
        new(ArchiveProblem.NotAnArchive, name, "the export is not whole: its end is missing", "export it again with 'jejak archive export': nothing was stored");
}
