using System.Text;
using System.Text.Json.Serialization.Metadata;
using Jejak.Archive.Questions;
using Jejak.Cli.Runs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Jejak.Cli.Answers;

/// <summary>How rows of one kind look.</summary>
/// <param name="File">What it is in files for programs.</param>
/// <param name="Headings">Of the table, each with its share of the width; 0 for as much as its words need.</param>
/// <param name="Cells">Cells of a table's line.</param>
internal sealed record RowFace<T>(RowFile<T> File, (string Heading, int Width)[] Headings, Func<T, IRenderable[]> Cells);

/// <summary>Prints rows as a table, JSON Lines or CSV (<see cref="RowFile{T}"/>) to standard output.</summary>
internal sealed class AnswerPrinter(AnswerOptions.Settings settings)
{
    private const int Narrowest = 60;
    private const int Widest = 200;
    private const int Redirected = 120;

    public void Print<T>(IReadOnlyCollection<T> rows, RowFace<T> face)
    {
        using var output = Output.Open(null);
        if (settings.Format == AnswerFormat.Jsonl) face.File.WriteJsonLines(rows, output.Write);
        else if (settings.Format == AnswerFormat.Csv) face.File.WriteCsv(rows, output.Write);
        else if (rows.Count > 0) WriteTable(output, rows, face);
        output.Complete();
    }

    /// <summary>An object a line.</summary>
    public static void PrintJson<T>(IEnumerable<T> rows, JsonTypeInfo<T> json)
    {
        using var output = Output.Open(null);
        new RowFile<T>(json, []).WriteJsonLines(rows, output.Write);
        output.Complete();
    }

    /// <summary>Whether what is printed can have colours.</summary>
    public bool ShowsColors => HasColors(!Console.IsOutputRedirected);

    public void Print(IRenderable page)
    {
        using var output = Output.Open(null);
        Draw(output, page);
        output.Complete();
    }

    private void WriteTable<T>(Output output, IEnumerable<T> rows, RowFace<T> face)
    {
        var table = new Table { Border = TableBorder.Horizontal, ShowRowSeparators = true, Expand = true };
        foreach (var (heading, width) in face.Headings)
        {
            var column = new TableColumn(new Spectre.Console.Text(heading, new Style(decoration: Decoration.Bold)));
            if (width > 0) column.Width(width);
            table.AddColumn(column);
        }
        foreach (var row in rows) table.AddRow(face.Cells(row));
        Draw(output, table);
    }

    private void Draw(Output output, IRenderable page)
    {
        bool colors = HasColors(output.IsTerminal);
        var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = Width(output);
        console.Profile.Capabilities.Unicode = true;
        console.Write(page);
        // Spectre fills lines with blanks to the edge; in a file they are noise.
        var lines = text.ToString().Split('\n').Select(line => line.TrimEnd(' ', '\r'));
        output.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
    }

    private bool HasColors(bool isTerminal) => isTerminal && !settings.NoColor && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    private static int Width(Output output)
    {
        try
        {
            return output.IsTerminal ? Math.Clamp(Console.WindowWidth, Narrowest, Widest) : Redirected;
        }
        catch (IOException)
        {
            return Redirected;
        }
    }
}
