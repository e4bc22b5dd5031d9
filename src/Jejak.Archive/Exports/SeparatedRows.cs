using System.Text;

namespace Jejak.Archive.Exports;

/// <summary>Writes rows of fields in UTF-8 with line feeds.</summary>
/// <param name="output">Not closed.</param>
internal sealed class SeparatedRows(Stream output) : IDisposable
{
    private readonly StreamWriter _writer = new(output, new UTF8Encoding(false), 64 * 1024, leaveOpen: true) { NewLine = "\n" };

    /// <summary>Fields with tabs between them; a tab or line break inside a field becomes a blank, for the formats that use this know no other way.</summary>
    public void Tabbed(IEnumerable<string?> fields) => _writer.WriteLine(string.Join('\t', fields.Select(field => field?.ReplaceLineEndings(" ").Replace('\t', ' '))));

    /// <summary>Fields as <see cref="CsvLine"/> has them.</summary>
    public void Csv(IEnumerable<string?> fields) => _writer.Write(CsvLine.Of(fields));

    public void Dispose() => _writer.Dispose();
}
