using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Jejak.Cli.Digest;

/// <summary>Lines of Spectre markup, wrapped and indented.</summary>
internal sealed class DigestPage : IDisposable
{
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
    private readonly IAnsiConsole _console;
    private readonly int _width;

    public DigestPage(int width, bool colors)
    {
        _width = width;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colors ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(_text),
        });
        _console.Profile.Width = width;
        _console.Profile.Capabilities.Unicode = true;
    }

    public void Dispose() => _text.Dispose();

    public void Rule() => Line(0, $"[grey]{new string('─', _width)}[/]");

    public void Heading(string name)
    {
        if (!EndsInGap()) Gap();
        Line(0, $"[grey]{name}[/]");
    }

    public void Line(int indent, string markup)
    {
        _console.Write(new Padder(new Markup(markup), new Padding(indent, 0, 0, 0)));
    }

    public void Gap() => _text.WriteLine();

    /// <summary>Spectre fills lines with blanks to the edge; in a file they are noise.</summary>
    public override string ToString()
    {
        var trimmed = new StringBuilder();
        foreach (var line in _text.ToString().AsSpan().TrimEnd().EnumerateLines()) trimmed.Append(line.TrimEnd()).Append('\n');
        return trimmed.Append('\n').ToString();
    }

    private bool EndsInGap()
    {
        var text = _text.GetStringBuilder();
        return text.Length >= 2 && text[^1] == '\n' && text[^2] == '\n';
    }
}
