using Jejak.Archive.Questions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Jejak.Cli.Showing;

/// <summary>
/// A quotation's way to the reader, drawn: <c>Maria Zakharova ──kata──▶ AFP ──▶ contohNews</c>, with role, relation and addressee under the names. Goes on in the next line,
/// behind an arrow, where the width ends.
/// </summary>
internal sealed class ChainPicture(QuotationRow quotation, string? publisher) : Renderable
{
    private const string Indent = "  ";
    private const string GoesOn = "    ";

    private static readonly Style s_name = new(decoration: Decoration.Bold);
    private static readonly Style s_line = new(Color.Grey);
    private static readonly Style s_note = new(Color.Grey);
    private static readonly Style s_relay = new(Color.Yellow);

    /// <param name="Link">What is written on the way to it: the cue, or nothing.</param>
    private sealed record Station(string? Link, string Name, string? Note, Style Style);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var segments = new List<Segment>();
        var head = new Segment($"[{quotation.Id}] ", s_note);
        segments.Add(head);
        segments.Add(new Segment(quotation.Kind, s_note));
        segments.Add(Segment.LineBreak);
        Line? line = null;
        foreach (var station in Stations())
        {
            var next = Place(line is null ? Indent : GoesOn, station, line is null, maxWidth);
            if (line is not null && line.Width + next.Width - GoesOn.Length > maxWidth)
            {
                line.WriteTo(segments);
                line = next;
            }
            else if (line is null) line = next;
            else line.Join(Place("", station, false, maxWidth));
        }
        line?.WriteTo(segments);
        if (quotation.Addressee is { } addressee)
        {
            segments.Add(new Segment($"{Indent}└─▶ ", s_line));
            segments.Add(new Segment(Cut("to " + addressee, maxWidth - 6), s_name));
            segments.Add(Segment.LineBreak);
        }
        return segments;
    }

    private IEnumerable<Station> Stations()
    {
        string? role = quotation.Role is { } own && own != quotation.Speaker ? own : quotation.Affiliation;
        yield return new(null, quotation.Speaker ?? "?", role, s_name);
        string? link = quotation.Cue;
        foreach (var relay in quotation.Via)
        {
            yield return new(link, relay.Name, relay.Relation, s_relay);
            link = null;
        }
        yield return new(link, publisher ?? "?", "publisher", s_name);
    }

    /// <summary>A station as two lines of equal width: the arrow and the name, and under the name what it is.</summary>
    private static Line Place(string indent, Station station, bool isFirst, int maxWidth)
    {
        int room = Math.Max(8, maxWidth - indent.Length);
        string arrow = isFirst ? "" : station.Link is { } link ? $" ──{Cut(Flat(link), room / 3)}──▶ " : " ──▶ ";
        room = Math.Max(4, room - Width(arrow));
        string name = Cut(Flat(station.Name), room), note = Cut(Flat(station.Note ?? ""), room);
        var line = new Line();
        line.Add(new Segment(indent), new Segment(new string(' ', indent.Length)));
        line.Add(new Segment(arrow, s_line), new Segment(new string(' ', Width(arrow))));
        line.Add(new Segment(name, station.Style), new Segment(note, s_note));
        return line;
    }

    private static int Width(string text) => new Segment(text).CellCount();

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Where(c => !char.IsControl(c)))));

    private static string Cut(string text, int width)
    {
        if (Width(text) <= width) return text;
        while (text.Length > 1 && Width(text) >= width) text = text[..^1];
        return (char.IsHighSurrogate(text[^1]) ? text[..^1] : text) + "…";
    }

    /// <summary>Two lines that grow side by side.</summary>
    private sealed class Line
    {
        private readonly List<Segment> _upper = [];
        private readonly List<Segment> _lower = [];

        public int Width { get; private set; }

        public void Add(Segment upper, Segment lower)
        {
            int width = Math.Max(upper.CellCount(), lower.CellCount());
            AddPadded(_upper, upper, width);
            AddPadded(_lower, lower, width);
            Width += width;
        }

        public void Join(Line other)
        {
            _upper.AddRange(other._upper);
            _lower.AddRange(other._lower);
            Width += other.Width;
        }

        public void WriteTo(List<Segment> segments)
        {
            segments.AddRange(_upper);
            segments.Add(Segment.LineBreak);
            if (_lower.All(segment => string.IsNullOrWhiteSpace(segment.Text))) return;
            segments.AddRange(_lower);
            segments.Add(Segment.LineBreak);
        }

        private static void AddPadded(List<Segment> line, Segment segment, int width)
        {
            line.Add(segment);
            if (width > segment.CellCount()) line.Add(new Segment(new string(' ', width - segment.CellCount())));
        }
    }
}
