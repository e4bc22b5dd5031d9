using Jejak.Text;

namespace Jejak.Articles;

/// <summary>Finds how far goes what a cue begins: a headline, a video's title, a sentence, the line.</summary>
internal sealed class CueExtents
{
    private const int LongestTitle = 170, LongestPlayer = 30;

    private readonly BlockCues _cues;
    private readonly Headlines _headlines;

    public CueExtents(BlockCues cues, Headlines headlines) => (_cues, _headlines) = (cues, headlines);

    /// <summary>Where ends what <paramref name="cue"/> begins at <paramref name="start"/> of <paramref name="line"/>; its phrase ends at <paramref name="end"/>.</summary>
    public int End(BlockCue cue, ReadOnlySpan<char> line, int start, int end, int limit)
    {
        if (cue.Takes is CueExtent.Rest or CueExtent.Whole) return limit;
        if (cue.Takes == CueExtent.Bracket)
        {
            int close = line.Slice(start, Math.Min(LongestTitle, line.Length - start)).IndexOfAny(']', ')');
            return close > 0 ? start + close + 1 : end;
        }
        if (cue.Takes is CueExtent.Headline or CueExtent.List)
        {
            int until = _cues.Inside(line, end, out int next, out _) is null ? limit : next;
            int headlineEnd = _headlines.End(line, end, until);
            return Math.Max(end, headlineEnd);
        }
        if (cue.Takes == CueExtent.Names) return _cues.Inside(line, end, out int after, out _) is null ? limit : after;
        if (cue.Takes == CueExtent.Video) return VideoEnd(line, end, limit);
        if (cue.Takes == CueExtent.Sentence) return SentenceEnd(line, end, limit);
        while (end < limit && !WordScanner.IsSpace(line[end]) && line[end] is ':' or '.' or '…') end++;
        return end;
    }

    // A video's title ends with its player's mark, else with a quotation mark and a colon, else like a headline.
    private int VideoEnd(ReadOnlySpan<char> line, int end, int limit)
    {
        var rest = line[end..limit];
        var start = rest[..Math.Min(rest.Length, LongestTitle + LongestPlayer)];
        int player = start.IndexOf('[');
        if (player >= 0) return end + player;
        int mark = start.IndexOf(':');
        while (mark >= 0 && mark <= LongestTitle && !(mark > 0 && (WordScanner.IsQuote(rest[mark - 1]) || mark == rest.Length - 1)))
        {
            int next = start[(mark + 1)..].IndexOf(':');
            mark = next < 0 ? -1 : mark + 1 + next;
        }
        if (mark is > 0 and <= LongestTitle) return end + mark + 1;
        return rest.Length <= LongestTitle && !Headlines.EndsAsProse(rest) ? limit : Math.Max(end, _headlines.End(line, end, limit));
    }

    private static int SentenceEnd(ReadOnlySpan<char> line, int from, int limit)
    {
        for (int i = from; i < limit && i - from <= LongestTitle; i++)
        {
            if (line[i] is '.' or '!' or '?' or ')' && (i + 1 >= limit || !char.IsLetterOrDigit(line[i + 1]) || char.IsUpper(line[i + 1])))
            {
                while (i + 1 < limit && line[i + 1] is '.' or ')') i++;
                return i + 1;
            }
            if (i > from && char.IsUpper(line[i]) && char.IsLower(line[i - 1])) return i;
        }
        return limit - from <= LongestTitle ? limit : from;
    }
}
