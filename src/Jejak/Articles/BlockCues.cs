using System.Buffers;
using Jejak.Languages;

namespace Jejak.Articles;

/// <summary>Where a cue of <c>rules/blocks</c> may stand.</summary>
internal enum CuePlace
{
    Line,
    Start,
    Anywhere,
    End,
}

/// <summary>How far what a cue begins goes on.</summary>
internal enum CueExtent
{
    Phrase,
    Sentence,
    Rest,
    Headline,
    List,
    Video,
    Bracket,
    Whole,
    Names,
}

internal sealed record BlockCue(BlockKind Kind, CuePlace Place, CueExtent Takes, string Phrase);

/// <summary>The words by which boilerplate announces itself (<c>rules/blocks</c>), found by their first letter or, inside lines, by their first word.</summary>
internal sealed class BlockCues
{
    private const int Letters = 128, LongestLine = 130;

    private readonly BlockCue[][] _byLetter;
    private readonly BlockCue[] _endings;
    private readonly SearchValues<string> _firstWords;

    public BlockCues(Language language)
    {
        var byLetter = new List<BlockCue>?[Letters];
        var endings = new List<BlockCue>();
        var firstWords = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in language.Table("rules/blocks").Rows)
        {
            var (kind, place, takes) = (row.Choice<BlockKind>("kind"), row.Choice<CuePlace>("place"), row.Choice<CueExtent>("takes"));
            foreach (string phrase in row.List("phrases"))
            {
                if (phrase[0] >= Letters) throw row.Error($"'{phrase}' does not begin with an ASCII character");
                if (place == CuePlace.End) { endings.Add(new(kind, place, takes, phrase)); continue; }
                (byLetter[Letter(phrase[0])] ??= []).Add(new(kind, place, takes, phrase));
                if (place == CuePlace.Anywhere) firstWords.Add(phrase.Split(' ', ':')[0]);
            }
        }
        _byLetter = [.. byLetter.Select(cues => cues is null ? [] : cues.OrderByDescending(cue => cue.Phrase.Length).ToArray())];
        _endings = [.. endings];
        _firstWords = SearchValues.Create([.. firstWords], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The longest cue that begins the line <paramref name="line"/>; <paramref name="end"/> is where its phrase ends.</summary>
    public BlockCue? AtStart(ReadOnlySpan<char> line, out int end)
    {
        foreach (var cue in Candidates(line, 0))
        {
            end = Phrases.End(line, 0, cue.Phrase);
            if (end > 0 && (cue.Place != CuePlace.Line || IsOnlyMarks(line[end..]))) return cue;
        }
        end = 0;
        return null;
    }

    /// <summary>The cue that ends the short line <paramref name="line"/>.</summary>
    public BlockCue? AtEnd(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLine) return null;
        int end = line.Length;
        while (end > 0 && !char.IsLetterOrDigit(line[end - 1])) end--;
        foreach (var cue in _endings)
        {
            int start = end - cue.Phrase.Length;
            if (start >= 0 && (start == 0 || !char.IsLetter(line[start - 1])) && Phrases.End(line[..end], start, cue.Phrase) == end) return cue;
        }
        return null;
    }

    /// <summary>The first cue inside <paramref name="line"/> at or after <paramref name="from"/>.</summary>
    public BlockCue? Inside(ReadOnlySpan<char> line, int from, out int start, out int end)
    {
        for (start = from; start < line.Length; start++)
        {
            int found = line[start..].IndexOfAny(_firstWords);
            if (found < 0) break;
            start += found;
            if (!Phrases.MayBegin(line, start)) continue;
            foreach (var cue in Candidates(line, start))
            {
                if (cue.Place != CuePlace.Anywhere || line[start] != cue.Phrase[0]) continue;
                // Credits name agencies as they write themselves: (ANTARA/…) is one, (antara/…) are an editor's initials.
                end = Phrases.End(line, start, cue.Phrase, anyCase: cue.Kind != BlockKind.Credit);
                if (end > 0) return cue;
            }
        }
        end = 0;
        return null;
    }

    private BlockCue[] Candidates(ReadOnlySpan<char> line, int at) => at < line.Length && line[at] < Letters ? _byLetter[Letter(line[at])] : [];

    private static int Letter(char c) => char.IsAsciiLetterUpper(c) ? c | 0x20 : c;

    private static bool IsOnlyMarks(ReadOnlySpan<char> rest)
    {
        foreach (char c in rest)
        {
            if (char.IsLetterOrDigit(c)) return false;
        }
        return true;
    }
}
