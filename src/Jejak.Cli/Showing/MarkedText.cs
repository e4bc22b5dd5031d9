using System.Net;
using System.Text;
using System.Text.Json;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Jejak.Cli.Showing;

/// <summary>
/// The article's paragraphs with its quotations marked: on a terminal the words of each underlined in its colour, cue, speaker and relays bold; elsewhere <c>[q2: … :q2]</c> round the
/// words and <c>{q2: … }</c> round who says so.
/// </summary>
internal static class MarkedText
{
    private static readonly Color[] s_colors = [Color.Aqua, Color.Lime, Color.Yellow, Color.Fuchsia, Color.Blue];

    private enum Part
    {
        Content,
        Attribution,
    }

    private readonly record struct Mark(int Start, int End, int Quotation, Part Part);

    /// <param name="reading">The contract's JSON.</param>
    /// <param name="colors">Whether colours and underlines can be shown.</param>
    public static IEnumerable<IRenderable> Paragraphs(ReadOnlyMemory<byte> reading, bool colors)
    {
        using var document = JsonDocument.Parse(reading);
        var root = document.RootElement;
        string text = root.GetProperty("text").GetString()!;
        bool isPage = root.GetProperty("source").GetProperty("mediaType").GetString() == "text/html";
        var marks = Marks(root.GetProperty("quotations"));
        var drawn = new List<IRenderable>();
        foreach (var block in root.GetProperty("blocks").EnumerateArray())
        {
            if (block.GetProperty("kind").GetString() is not ("paragraph" or "heading")) continue;
            var paragraph = new Paragraph();
            foreach (var (start, end) in Ranges(block)) Draw(paragraph, text, start, end, marks, colors, isPage);
            drawn.Add(paragraph);
            drawn.Add(new Spectre.Console.Text(""));
        }
        return drawn;
    }

    private static List<Mark> Marks(JsonElement quotations)
    {
        var marks = new List<Mark>();
        int number = 0;
        foreach (var quotation in quotations.EnumerateArray())
        {
            number++;
            foreach (var content in quotation.GetProperty("content").EnumerateArray()) Add(content, Part.Content);
            Add(quotation.GetProperty("cue"), Part.Attribution);
            Add(quotation.GetProperty("speaker"), Part.Attribution);
            Add(quotation.GetProperty("addressee"), Part.Attribution);
            foreach (var relay in quotation.GetProperty("via").EnumerateArray()) Add(relay, Part.Attribution);
        }
        // The longer opens first and closes last.
        marks.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        return marks;

        void Add(JsonElement span, Part part)
        {
            if (span.ValueKind != JsonValueKind.Object) return;
            foreach (var (start, end) in Ranges(span))
            {
                // "katanya" is cue and speaker in one; a role may hold the name: who says so is marked once.
                if (end > start && (part == Part.Content || !marks.Exists(mark => mark.Quotation == number && mark.Part == part && mark.Start < end && start < mark.End))) marks.Add(new(start, end, number, part));
            }
        }
    }

    /// <summary>The pieces of a span: several where markup lies inside.</summary>
    private static IEnumerable<(int Start, int End)> Ranges(JsonElement span)
    {
        if (!span.TryGetProperty("fragments", out var fragments)) return [(span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32())];
        return [.. fragments.EnumerateArray().Select(fragment => (fragment.GetProperty("start").GetInt32(), fragment.GetProperty("end").GetInt32()))];
    }

    private static void Draw(Paragraph paragraph, string text, int start, int end, List<Mark> marks, bool colors, bool isPage)
    {
        var inside = marks.FindAll(mark => mark.Start < end && start < mark.End);
        int[] cuts = [.. inside.SelectMany(mark => new[] { mark.Start, mark.End }).Append(start).Append(end).Where(cut => cut >= start && cut <= end).Distinct().Order()];
        for (int i = 0; i < cuts.Length; i++)
        {
            int cut = cuts[i];
            if (!colors)
            {
                for (int m = inside.Count - 1; m >= 0; m--) if (inside[m].End == cut) paragraph.Append(Close(inside[m]));
                foreach (var mark in inside) if (mark.Start == cut) paragraph.Append(Open(mark));
            }
            if (i + 1 == cuts.Length) break;
            var over = inside.FindAll(mark => mark.Start <= cut && cut < mark.End);
            string words = Clean(text[cut..cuts[i + 1]], isPage);
            if (!colors || over.Count == 0) paragraph.Append(words);
            else
            {
                var begun = over.Find(mark => mark.Start == cut && mark.Part == Part.Content);
                if (begun.Quotation > 0) paragraph.Append($"q{begun.Quotation} ", new Style(Color.Grey));
                var last = over[^1];
                var decoration = (over.Exists(mark => mark.Part == Part.Content) ? Decoration.Underline : Decoration.None) | (over.Exists(mark => mark.Part == Part.Attribution) ? Decoration.Bold : Decoration.None);
                paragraph.Append(words, new Style(s_colors[(last.Quotation - 1) % s_colors.Length], decoration: decoration));
            }
        }
    }

    private static string Open(Mark mark) => mark.Part == Part.Content ? $"[q{mark.Quotation}: " : $"{{q{mark.Quotation}: ";

    private static string Close(Mark mark) => mark.Part == Part.Content ? $" :q{mark.Quotation}]" : "}";

    /// <summary>One line of what a reader of the page would read, without what could steer the terminal.</summary>
    private static string Clean(string text, bool isPage) =>
        string.Concat((isPage ? WebUtility.HtmlDecode(WithoutTags(text)) : text).Select(c => char.IsWhiteSpace(c) || char.IsControl(c) ? ' ' : c));

    /// <summary>A paragraph of a page holds its markup; what no tag encloses is its words.</summary>
    private static string WithoutTags(string text)
    {
        var words = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool opens = text[i] == '<' && i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!');
            int close = opens ? text.IndexOf(text.AsSpan(i).StartsWith("<!--", StringComparison.Ordinal) ? "-->" : ">", i, StringComparison.Ordinal) : -1;
            if (close < 0) words.Append(text[i]);
            else i = text[close] == '-' ? close + 2 : close;
        }
        return words.ToString();
    }
}
