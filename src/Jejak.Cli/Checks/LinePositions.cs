namespace Jejak.Cli.Checks;

/// <summary>Lines and columns of a text, both from 1; columns in UTF-16 code units, lines ended by LF or CR LF, as SARIF counts them.</summary>
internal sealed class LinePositions
{
    private readonly List<int> _starts = [0];

    public LinePositions(string text)
    {
        for (int at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1)) _starts.Add(at + 1);
    }

    public (int Line, int Column) Of(int offset)
    {
        int at = _starts.BinarySearch(offset);
        int line = at >= 0 ? at : ~at - 1;
        return (line + 1, offset - _starts[line] + 1);
    }
}
