using System.Reflection;

namespace Jejak.Languages;

/// <summary>A resource is wrong: the message names file and line.</summary>
public sealed class ResourceException(string file, int line, string reason) : Exception($"{file}:{line}: {reason}");

/// <summary>
/// A table of a language's resources: tab-separated, <c>#</c> begins a comment line, the first other line names the columns.
/// </summary>
public sealed class ResourceTable
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly List<ResourceRow> _rows = [];

    private ResourceTable(string name) => Name = name;

    /// <summary><c>id/lexicon/months.tsv</c>.</summary>
    public string Name { get; }

    public IReadOnlyList<ResourceRow> Rows => _rows;

    /// <summary>Reads a table that is part of this assembly.</summary>
    /// <exception cref="ResourceException">There is no such table, or a line of it is wrong.</exception>
    public static ResourceTable Load(string name)
    {
        using var stream = typeof(ResourceTable).GetTypeInfo().Assembly.GetManifestResourceStream(name)
            ?? throw new ResourceException(name, 0, "no such resource");
        using var reader = new StreamReader(stream);
        return Parse(name, reader);
    }

    public static bool Exists(string name) => typeof(ResourceTable).GetTypeInfo().Assembly.GetManifestResourceInfo(name) is not null;

    /// <summary>Hands every line of a table to <paramref name="take"/> as its cells' text, without making rows: for tables of many thousand lines.</summary>
    /// <exception cref="ResourceException">There is no such table.</exception>
    public static void Scan(string name, Action<ReadOnlyMemory<char>, int> take)
    {
        using var stream = typeof(ResourceTable).GetTypeInfo().Assembly.GetManifestResourceStream(name)
            ?? throw new ResourceException(name, 0, "no such resource");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd().AsMemory();
        bool header = true;
        for (int number = 1; text.Length > 0; number++)
        {
            int end = text.Span.IndexOf('\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (line.Length == 0 || line.Span[0] == '#') continue;
            if (!header) take(line, number);
            header = false;
        }
    }

    /// <exception cref="ResourceException">A line has more cells than there are columns, or there is no header.</exception>
    public static ResourceTable Parse(string name, TextReader reader)
    {
        var table = new ResourceTable(name);
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            string[] cells = line.Split('\t');
            if (table._columns.Count == 0)
            {
                for (int i = 0; i < cells.Length; i++)
                {
                    if (!table._columns.TryAdd(cells[i], i)) throw new ResourceException(name, number, $"column '{cells[i]}' is named twice");
                }
                continue;
            }
            if (cells.Length > table._columns.Count) throw new ResourceException(name, number, $"{cells.Length} cells, but {table._columns.Count} columns");
            table._rows.Add(new ResourceRow(table, number, cells));
        }
        if (table._columns.Count == 0) throw new ResourceException(name, number, "no header line");
        return table;
    }

    internal int Column(string name) => _columns.GetValueOrDefault(name, -1);
}

/// <summary>A line of a <see cref="ResourceTable"/>.</summary>
public sealed class ResourceRow
{
    private readonly ResourceTable _table;
    private readonly string[] _cells;

    internal ResourceRow(ResourceTable table, int line, string[] cells) => (_table, Line, _cells) = (table, line, cells);

    public int Line { get; }

    /// <summary>The cell of <paramref name="column"/>.</summary>
    /// <exception cref="ResourceException">There is no such column, or the cell is empty.</exception>
    public string this[string column] => Optional(column) ?? throw Error($"column '{column}' is missing or empty");

    /// <summary>The cell of <paramref name="column"/>, or null where it is empty or there is no such column.</summary>
    public string? Optional(string column)
    {
        int index = _table.Column(column);
        return index >= 0 && index < _cells.Length && _cells[index].Length > 0 ? _cells[index] : null;
    }

    /// <summary>The parts of a cell separated by <c>|</c>; none where it is empty.</summary>
    public string[] List(string column) => Optional(column)?.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public int Integer(string column) =>
        int.TryParse(this[column], System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out int value)
            ? value : throw Error($"column '{column}' is no whole number: '{this[column]}'");

    /// <exception cref="ResourceException">The cell is none of the names of <typeparamref name="T"/>; letter case does not matter.</exception>
    public T Choice<T>(string column) where T : struct, Enum =>
        // Not the generic parser: it would be compiled at start-up once for every enumeration.
        char.IsLetter(this[column][0]) && Enum.TryParse(typeof(T), this[column], ignoreCase: true, out object? value)
            ? (T)value : throw Error($"column '{column}' is '{this[column]}', but may be {string.Join(", ", Enum.GetNames<T>())}");

    public ResourceException Error(string reason) => new(_table.Name, Line, reason);
}
