using System.Collections.Immutable;
using System.Net;
using System.Text.Json;

namespace Jejak.Web.Reading;

/// <summary>A block of the article: paragraph, title, caption, advertisement, …</summary>
/// <param name="IsBody">Whether it is the article's own words.</param>
public sealed record MarkedBlock(string Kind, bool IsBody, ImmutableArray<MarkedRun> Runs);

/// <summary>Words of a block that the same facts hold.</summary>
/// <param name="Kinds">quotation, attribution, name, time, event, finding and here, with a space between; empty for bare words.</param>
/// <param name="Facts">Ids of the facts, with a space between: <c>q1 e4 v2</c>.</param>
/// <param name="Note">What to say of it; null for nothing.</param>
public sealed record MarkedRun(string Text, string Kinds, string Facts, string? Note);

/// <summary>Cuts an article's text wherever a fact begins or ends.</summary>
internal static class MarkedText
{
    /// <param name="Order">The smaller, the sooner its note is the one that is shown.</param>
    private readonly record struct Mark(int Start, int End, string Kind, string Fact, string? Note, int Order);

    /// <param name="reading">The contract's JSON.</param>
    /// <param name="isPage">Whether the text is that of a page: then its character references are read.</param>
    /// <param name="here">Words to lead the eye to.</param>
    public static ImmutableArray<MarkedBlock> Blocks(JsonElement reading, string text, bool isPage, (int Start, int End)? here)
    {
        var marks = Marks(reading, here);
        var blocks = ImmutableArray.CreateBuilder<MarkedBlock>();
        foreach (var block in reading.GetProperty("blocks").EnumerateArray())
        {
            string kind = block.String("kind")!;
            var runs = ImmutableArray.CreateBuilder<MarkedRun>();
            foreach (var (start, end) in block.Ranges()) AddRuns(runs, text, start, end, marks, isPage);
            blocks.Add(new(kind, kind is "paragraph" or "heading", runs.ToImmutable()));
        }
        return blocks.ToImmutable();
    }

    private static void AddRuns(ImmutableArray<MarkedRun>.Builder runs, string text, int start, int end, List<Mark> marks, bool isPage)
    {
        var inside = marks.Where(mark => mark.Start < end && mark.End > start).ToArray();
        var cuts = new SortedSet<int> { start, end };
        foreach (var mark in inside)
        {
            if (mark.Start > start) cuts.Add(mark.Start);
            if (mark.End < end) cuts.Add(mark.End);
        }
        int from = start;
        foreach (int to in cuts)
        {
            if (to == from) continue;
            var held = inside.Where(mark => mark.Start <= from && mark.End >= to).OrderBy(mark => mark.Order).ToArray();
            string words = text[from..to];
            runs.Add(new(
                isPage ? WebUtility.HtmlDecode(words) : words, string.Join(' ', held.Select(mark => mark.Kind).Distinct()),
                string.Join(' ', held.Select(mark => mark.Fact).Where(fact => fact.Length > 0).Distinct()), held.Select(mark => mark.Note).FirstOrDefault(note => note is not null)));
            from = to;
        }
    }

    private static List<Mark> Marks(JsonElement reading, (int Start, int End)? here)
    {
        var marks = new List<Mark>();
        foreach (var entity in reading.GetProperty("entities").EnumerateArray())
        {
            foreach (var mention in entity.GetProperty("mentions").EnumerateArray()) Add(mention, $"name {entity.String("type")}", entity.String("id")!, entity.String("name"), 3);
        }
        foreach (var time in reading.GetProperty("times").EnumerateArray()) Add(time, "time", "", time.String("value"), 2);
        foreach (var happening in reading.GetProperty("events").EnumerateArray()) Add(happening.GetProperty("trigger"), "event", happening.String("id")!, happening.String("type"), 1);
        foreach (var finding in reading.GetProperty("findings").EnumerateArray()) Add(finding, "finding", "", finding.String("message"), 0);
        foreach (var quotation in reading.GetProperty("quotations").EnumerateArray())
        {
            string id = quotation.String("id")!;
            foreach (var content in quotation.GetProperty("content").EnumerateArray()) Add(content, "quotation", id, null, 4);
            foreach (string part in s_attribution) Add(quotation.GetProperty(part), "attribution", id, null, 5);
            foreach (var relay in quotation.GetProperty("via").EnumerateArray()) Add(relay, "attribution", id, null, 5);
        }
        if (here is { } words) marks.Add(new(words.Start, words.End, "here", "", null, 6));
        return marks;

        void Add(JsonElement span, string kind, string fact, string? note, int order)
        {
            if (span.ValueKind != JsonValueKind.Object) return;
            foreach (var (start, end) in span.Ranges()) marks.Add(new(start, end, kind, fact, note, order));
        }
    }

    private static readonly string[] s_attribution = ["cue", "speaker", "addressee"];
}
