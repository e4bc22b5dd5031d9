using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Jejak.Benchmarks;

/// <summary>Figures as Markdown: printed, and kept in a file a day and measurement.</summary>
internal sealed class Report
{
    private readonly StringBuilder _text = new();
    private readonly string _what;
    private readonly DateOnly _day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <param name="what">Last part of the file's name: <c>corpus</c>.</param>
    /// <param name="command">What to type to measure again.</param>
    public Report(string what, string title, string command)
    {
        _what = what;
        Line($"# {title}");
        Line("");
        Line(Format($"{_day:yyyy-MM-dd}, Jejak {Commit()}; {Environment.ProcessorCount} cores ({Processor()}), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1 << 30)} GiB memory; {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Trim()}"));
        Line("");
        Line("    " + command);
        Line("");
        if (Load() is { } load && load > Environment.ProcessorCount)
        {
            Line(Format($"The machine was busy with other work (load {load:F1} at the beginning): seconds are longer than on a free one, processor seconds say what the work itself takes."));
            Line("");
        }
    }

    public static string Format(FormattableString text) => FormattableString.Invariant(text);

    public void Line(string text)
    {
        _text.Append(text).Append('\n');
        Console.WriteLine(text);
    }

    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Line("| " + string.Join(" | ", columns) + " |");
        Line("| --- |" + string.Concat(Enumerable.Repeat(" ---: |", columns.Count - 1)));
        foreach (var row in rows) Line("| " + string.Join(" | ", row) + " |");
        Line("");
    }

    /// <summary>Writes the file, unless <paramref name="folder"/> is null.</summary>
    public void Save(string? folder)
    {
        if (folder is null) return;
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{_day:yyyy-MM-dd}-{_what}.md"));
        File.WriteAllText(file, _text.ToString().TrimEnd() + "\n");
        Console.Error.WriteLine($"written to {file}");
    }

    private static string Processor() =>
        File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString()
            : RuntimeInformation.ProcessArchitecture.ToString();

    private static double? Load() =>
        File.Exists("/proc/loadavg") && double.TryParse(File.ReadAllText("/proc/loadavg").Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double load) ? load : null;

    private static string Commit()
    {
        try
        {
            return ChildProcess.Output("git", ["describe", "--always", "--dirty"]).Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "(no git)";
        }
    }
}
