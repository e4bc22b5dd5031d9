using System.Collections.Immutable;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Articles;

/// <summary>
/// Cuts an article's text into blocks, line by line; a line may hold several where a publisher's page was saved without its breaks.
/// </summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
internal sealed partial class BlockCutter
{
    private readonly BlockCues _cues;
    private readonly Headlines _headlines;
    private readonly CueExtents _extents;
    private readonly Captions _captions;
    private readonly Datelines _datelines;
    private readonly Bylines _bylines;
    private readonly PublicationTimes _times;

    public BlockCutter(Language language, Bylines bylines, PublicationTimes times)
    {
        (_bylines, _times) = (bylines, times);
        _cues = new(language);
        _headlines = new(language);
        _extents = new(_cues, _headlines);
        _captions = new(language);
        _datelines = new(language);
    }

    /// <summary>What cutting found: the blocks, and the dateline's parts as offsets into the text (empty where it has none).</summary>
    internal readonly record struct Result(ImmutableArray<Block> Blocks, TextSpan Place, TextSpan Publisher);

    /// <param name="known">Blocks that markup itself names; they stay as they are, paragraphs excepted.</param>
    public Result Cut(string text, string? title, IReadOnlyList<Block> known) => new Pass(this, text, title, known).Run();

    /// <summary>The cutting of one article.</summary>
    private sealed partial class Pass(BlockCutter rules, string text, string? title, IReadOnlyList<Block> known)
    {
        private const int HeadLines = 12, LongestTitle = 170, LongestHeading = 110, LongestTag = 45, DatelineParagraphs = 3, LongestRest = 520;

        private readonly List<Block> _lines = [];
        private readonly List<Block> _blocks = [];
        private TextSpan _place, _publisher;
        private bool _titleSeen, _headerSeen, _datelineSeen, _signed;
        private int _paragraphs;

        public Result Run()
        {
            SplitLines();
            for (int i = 0; i < _lines.Count; i++) i = ReadLine(i);
            CutSignature();
            return new([.. _blocks], _place, _publisher);
        }

        private ReadOnlySpan<char> Of(TextSpan span) => span.In(text);

        private void SplitLines()
        {
            int next = 0;
            for (int start = 0; start < text.Length;)
            {
                while (next < known.Count && (known[next].Kind == BlockKind.Paragraph || known[next].Span.End <= start)) next++;
                var marked = next < known.Count ? known[next] : default;
                if (marked.Span.Start == start && !marked.Span.IsEmpty && next < known.Count)
                {
                    AddLine(marked.Kind, marked.Span.Start, marked.Span.End);
                    start = marked.Span.End;
                    next++;
                    continue;
                }
                int end = text.IndexOf('\n', start);
                if (end < 0) end = text.Length;
                if (next < known.Count && marked.Span.Start > start && marked.Span.Start < end) end = marked.Span.Start;
                AddLine(BlockKind.Paragraph, start, end);
                start = end < text.Length && text[end] == '\n' ? end + 1 : end;
            }
        }

        private void AddLine(BlockKind kind, int start, int end)
        {
            var span = new TextSpan(start, Math.Min(end, text.Length)).Trim(text);
            if (!span.IsEmpty) _lines.Add(new(kind, span));
        }

        private void Add(BlockKind kind, int start, int end)
        {
            var span = new TextSpan(start, end).Trim(text);
            if (!span.IsEmpty) _blocks.Add(new(kind, span));
        }

        /// <returns>The number of the last line read.</returns>
        private int ReadLine(int i)
        {
            var (kind, span) = _lines[i];
            var line = Of(span);
            if (kind != BlockKind.Paragraph)
            {
                Add(kind, span.Start, span.End);
                if (kind == BlockKind.Title) _titleSeen = true;
                if (kind is BlockKind.Title or BlockKind.Byline or BlockKind.Published) _headerSeen = true;
                return i;
            }
            if (i + 1 < _lines.Count && rules._bylines.IsLabelAbove(line, Of(_lines[i + 1].Span)))
            {
                Add(BlockKind.Byline, span.Start, _lines[i + 1].Span.End);
                _headerSeen = true;
                return i + 1;
            }
            if (IsOrnament(line)) { Add(BlockKind.Navigation, span.Start, span.End); return i; }
            if (_paragraphs == 0 && i < HeadLines && ReadHeader(i) is { } header)
            {
                Add(header, span.Start, span.End);
                _headerSeen = true;
                return i;
            }
            if (FixedKind(i) is { } whole) { Add(whole, span.Start, span.End); return i; }
            if (rules._cues.AtStart(line, out int phraseEnd) is { } cue && Accepts(cue, line))
            {
                int end = rules._extents.End(cue, line, 0, phraseEnd, line.Length);
                Add(cue.Kind, span.Start, span.Start + end);
                if (end < line.Length && !Of(new(span.Start + end, span.End)).Trim().IsEmpty)
                {
                    ReadBody(new TextSpan(span.Start + end, span.End).Trim(text), i);
                    return i;
                }
                return end - phraseEnd <= 2 ? TakeHeadlines(cue, i) : i;
            }
            if (PlaceLine(i) is { } last) return last;
            ReadBody(span, i);
            return i;
        }

        // What only an article's head holds.
        private BlockKind? ReadHeader(int i)
        {
            var line = Of(_lines[i].Span);
            if (rules._bylines.IsLabelled(line)) return BlockKind.Byline;
            if (!_titleSeen && IsTitle(i)) { _titleSeen = true; return BlockKind.Title; }
            if (IsPrintedTime(line)) return BlockKind.Published;
            bool named = _titleSeen || (i + 1 < _lines.Count && IsPrintedTime(Of(_lines[i + 1].Span)));
            if (named && Bylines.IsSigned(line) && !rules._datelines.TryRead(line, false, out _)) return BlockKind.Byline;
            if (named && Publishers.WebName(line) == line.Length) return BlockKind.Publisher;
            if (_titleSeen && i + 1 < _lines.Count && IsNameLine(line) && IsPrintedTime(Of(_lines[i + 1].Span))) return BlockKind.Byline;
            return _headerSeen && IsHeadCaption(i) ? BlockKind.Caption : null;
        }

        // A desk, paper or person between the title and the publication time: a few words, each with a capital.
        private static bool IsNameLine(ReadOnlySpan<char> line)
        {
            if (line.Length > LongestTag) return false;
            for (int i = 0; i < line.Length; i++)
            {
                if (!char.IsLetter(line[i]) && line[i] is not (' ' or '.' or '-' or '\'')) return false;
                if ((i == 0 || line[i - 1] == ' ') && !char.IsUpper(line[i])) return false;
            }
            return true;
        }

        private bool IsTitle(int i)
        {
            var line = Of(_lines[i].Span);
            if (title is not null) return Phrases.SameWords(line, title);
            if (line.Length > LongestTitle || i + 1 >= _lines.Count || line[^1] == ':') return false;
            // A first line right above the publication time is the title, also where the house writes titles in small letters.
            bool abovePrintedTime = _blocks.Count == 0 && IsPrintedTime(Of(_lines[i + 1].Span)) && !Headlines.EndsAsProse(line);
            if (!abovePrintedTime && !rules._headlines.IsHeadline(line)) return false;
            return Publishers.WebName(line) == 0 && !Bylines.IsSigned(line);
        }

        private bool IsPrintedTime(ReadOnlySpan<char> line, bool withClock = false) =>
            line.Length is >= 8 and <= 70 && char.IsLetterOrDigit(line[0]) && line[^1] != '.' && rules._times.TryRead(line, default, null, out var printed) && printed.IsAlone && (printed.Time.Time is not null || (printed.HasWeekday && !withClock));

        // Between the header and the dateline stand the picture's alternative text and its caption.
        private bool IsHeadCaption(int i)
        {
            var line = Of(_lines[i].Span);
            if (line.Length > LongestTitle || Headlines.EndsAsProse(line)) return false;
            for (int next = i + 1; next <= i + 2 && next < _lines.Count; next++)
            {
                var following = Of(_lines[next].Span);
                if (following.Length < LongestTitle && (rules._captions.Tails(following) || (PlaceOnly(following, out var head) && head.End >= following.Length))) return true;
            }
            return false;
        }

        private BlockKind? FixedKind(int i)
        {
            var line = Of(_lines[i].Span);
            if (rules._bylines.IsLabelled(line)) return BlockKind.Byline;
            if (_paragraphs > 0 && Signatures.IsLine(line)) { _signed = true; return BlockKind.Signature; }
            if (_paragraphs > 0 && IsPrintedTime(line, withClock: true)) return BlockKind.Published;
            if (rules._captions.Tails(line)) return BlockKind.Caption;
            if (rules._cues.AtEnd(line) is { } ending) return ending.Kind;
            if (_signed && line.Length <= LongestTag && line[^1] is not ('.' or ':' or '"' or '”')) return BlockKind.Tag;
            return IsScript(line) ? BlockKind.Navigation : null;
        }

        private bool Accepts(BlockCue cue, ReadOnlySpan<char> line) => cue.Takes switch
        {
            CueExtent.Whole => cue.Phrase[^1] == ':' ? line.Length <= LongestTitle && !Headlines.EndsAsProse(line) : rules._headlines.IsHeadline(line),
            CueExtent.Rest => line.Length <= LongestRest,
            CueExtent.Video => line.Length <= LongestTitle || cue.Place == CuePlace.Anywhere,
            _ => true,
        };

        /// <summary>Takes the lines behind a cue that stands alone on its own: "Baca juga:" and the headline below.</summary>
        private int TakeHeadlines(BlockCue cue, int i)
        {
            if (cue.Takes is not (CueExtent.Headline or CueExtent.List)) return i;
            int most = cue.Takes == CueExtent.List ? 12 : 1;
            while (most-- > 0 && i + 1 < _lines.Count && _lines[i + 1] is { Kind: BlockKind.Paragraph } next)
            {
                var line = Of(next.Span);
                bool isHeadline = cue.Kind == BlockKind.Tag ? line.Length <= LongestTag && !Headlines.EndsAsProse(line)
                    : rules._headlines.IsHeadline(line) && line[^1] != ':' && !rules._captions.Leads(line, out _, out _);
                if (!isHeadline || rules._cues.AtStart(line, out _) is not null) break;
                Add(cue.Kind, next.Span.Start, next.Span.End);
                i++;
            }
            return i;
        }

        // A lone dash, cross or row of stars; a lone stop or comma is a stripped link's rest and stays with its sentence.
        private static bool IsOrnament(ReadOnlySpan<char> line)
        {
            if (line is "x" or "X" or "×") return true;
            foreach (char c in line)
            {
                if (char.IsLetterOrDigit(c) || c is '.' or ',' or ';' or '(' or ')' or '!' or '?' || WordScanner.IsQuote(c)) return false;
            }
            return true;
        }

        // Scripts that were saved with the text: "var token = get(…);"
        private static bool IsScript(ReadOnlySpan<char> line) =>
            line is "{" or "}" or "}else{" || (line.Length > 3 && line[^1] is '{' or ';' && line.ContainsAny('=', '(') && line.ContainsAny('{', '"', '\'') && !line.Contains(". ", StringComparison.Ordinal));
    }
}
