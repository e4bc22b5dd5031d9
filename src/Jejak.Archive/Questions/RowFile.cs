using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Jejak.Archive.Exports;

namespace Jejak.Archive.Questions;

/// <summary>How rows of one kind stand in files for programs.</summary>
/// <param name="Json">An object a row.</param>
/// <param name="Columns">Headings and fields of a CSV line.</param>
public sealed record RowFile<T>(JsonTypeInfo<T> Json, ImmutableArray<(string Name, Func<T, string?> Value)> Columns)
{
    /// <summary>JSON Lines.</summary>
    public void WriteJsonLines(IEnumerable<T> rows, Action<ReadOnlySpan<byte>> write)
    {
        foreach (var row in rows)
        {
            write(JsonSerializer.SerializeToUtf8Bytes(row, Json));
            write("\n"u8);
        }
    }

    /// <summary>CSV with a line of headings (<see cref="CsvLine"/>).</summary>
    public void WriteCsv(IEnumerable<T> rows, Action<ReadOnlySpan<byte>> write)
    {
        write(Encoding.UTF8.GetBytes(CsvLine.Of(Columns.Select(column => column.Name))));
        foreach (var row in rows) write(Encoding.UTF8.GetBytes(CsvLine.Of(Columns.Select(column => column.Value(row)))));
    }
}
