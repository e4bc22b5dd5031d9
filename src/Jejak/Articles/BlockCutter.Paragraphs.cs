using Jejak.Text;

namespace Jejak.Articles;

internal sealed partial class BlockCutter
{
    /// <summary>The lines that hold the article's own words: datelines, captions and cues glued to them, paragraphs, headings, the signature behind the last.</summary>
    private sealed partial class Pass
    {
        /// <summary>Reads a dateline that stands on its own line, with the dash on the next ("Jakarta", "-").</summary>
        private int? PlaceLine(int i)
        {
            if (_datelineSeen || _paragraphs > 0 || !PlaceOnly(Of(_lines[i].Span), out var head)) return null;
            var span = _lines[i].Span;
            bool dashed = head.End >= span.Length && Of(span)[^1] is '-' or '–' or '—';
            bool dashBelow = !dashed && i + 1 < _lines.Count && Of(_lines[i + 1].Span) is "-" or "--" or "–";
            if (head.End < span.Length || (!dashed && !dashBelow && head.Publisher.IsEmpty)) return null;
            int last = dashBelow ? i + 1 : i;
            TakeDateline(head, span.Start, _lines[last].Span.End);
            return last;
        }

        private bool PlaceOnly(ReadOnlySpan<char> line, out Datelines.Head head)
        {
            head = default;
            if (line.Length > 60) return false;
            if (rules._datelines.TryRead(line, true, out head) && head.End >= line.Length) return true;
            // "Jakarta" with the dash on the line below
            return rules._datelines.TryRead(string.Concat(line, " -"), true, out head) && head.End == line.Length + 2 && SetEnd(ref head, line.Length);
        }

        private static bool SetEnd(ref Datelines.Head head, int end)
        {
            head = head with { End = end };
            return true;
        }

        private void TakeDateline(Datelines.Head head, int lineStart, int end)
        {
            _datelineSeen = true;
            if (!head.Place.IsEmpty) _place = new(lineStart + head.Place.Start, lineStart + head.Place.End);
            if (!head.Publisher.IsEmpty) _publisher = new(lineStart + head.Publisher.Start, lineStart + head.Publisher.End);
            Add(BlockKind.Dateline, lineStart, end);
        }

        /// <summary>Reads a line, or the rest of one, that holds the article's own words: dateline, glued captions, cues inside.</summary>
        private void ReadBody(TextSpan span, int i)
        {
            int start = span.Start;
            if (rules._captions.Leads(Of(span), out int creditEnd, out int captionEnd))
            {
                if (creditEnd > 0) Add(BlockKind.Credit, start, start + creditEnd);
                Add(BlockKind.Caption, start + Math.Max(0, creditEnd), start + captionEnd);
                start += captionEnd;
            }
            else if (!_datelineSeen && _paragraphs < DatelineParagraphs && rules._datelines.TryRead(Of(span), false, out var head) && (_paragraphs == 0 || !head.Publisher.IsEmpty))
            {
                TakeDateline(head, start, start + head.End);
                start += head.End;
            }
            int searched = 0;
            while (start < span.End)
            {
                var rest = Of(new(start, span.End));
                if (rules._cues.Inside(rest, searched, out int at, out int phraseEnd) is not { } cue) break;
                searched = phraseEnd;
                if (cue.Takes == CueExtent.Names && !IsFoot(rest, at)) continue;
                int from = cue.Kind == BlockKind.Credit ? CaptionStart(rest, at) : at;
                int end = rules._extents.End(cue, rest, at, phraseEnd, rest.Length);
                AddParagraph(start, start + from, i);
                Add(from < at ? BlockKind.Caption : cue.Kind, start + from, start + end);
                start += end;
                searched = 0;
            }
            AddParagraph(start, span.End, i);
        }

        // Names of those who made the article stand behind its last sentence, not in the middle of one.
        private static bool IsFoot(ReadOnlySpan<char> line, int at)
        {
            int before = at;
            while (before > 0 && WordScanner.IsSpace(line[before - 1])) before--;
            bool afterSentence = before == 0 || line[before - 1] is '.' or '!' or '?' or ')' || WordScanner.IsDoubleQuote(line[before - 1]);
            return line.Length - at <= 2 * LongestTitle && (afterSentence || line.Length - at <= LongestTitle);
        }

        // "…, harapnya. Budi bersama anaknya (Foto: Sari)": the caption begins behind the last sentence.
        private static int CaptionStart(ReadOnlySpan<char> line, int credit)
        {
            int at = credit;
            while (at > 0 && WordScanner.IsSpace(line[at - 1])) at--;
            if (at == 0 || line[at - 1] is '.' or '!' or '?') return credit;
            for (int i = at - 1; i > 0 && credit - i < LongestTitle; i--)
            {
                if (line[i - 1] is '.' or '!' or '?' || WordScanner.IsDoubleQuote(line[i - 1])) return i;
            }
            return credit;
        }

        private void AddParagraph(int start, int end, int i)
        {
            var span = new TextSpan(start, end).Trim(text);
            if (span.IsEmpty) return;
            if (ContinuesBefore(span)) return;
            var kind = span == _lines[i].Span && IsHeading(i) ? BlockKind.Heading : BlockKind.Paragraph;
            _blocks.Add(new(kind, span));
            _paragraphs++;
        }

        /// <summary>
        /// Joins a line that goes on with a sentence (it begins with a small letter or a mark, and the one before it has no stop) to that line's block:
        /// some pages were saved with every link on a line of its own.
        /// </summary>
        private bool ContinuesBefore(TextSpan span)
        {
            char first = text[span.Start];
            if (!char.IsLower(first) && first is not (',' or '.' or ';' or ')')) return false;
            if (_blocks.Count == 0 || !_blocks[^1].IsBody || EndsSentence(_blocks[^1].Span)) return false;
            int from = _blocks.Count - 1;
            // "Ia meluncurkan", "Inkopasindo", "pada Desember.": the link between two halves of a sentence belongs to both.
            if (from > 0 && _blocks[from - 1].IsBody && !EndsSentence(_blocks[from - 1].Span) && _blocks[from].Span.Length <= LongestHeading) from--;
            var joined = new TextSpan(_blocks[from].Span.Start, span.End);
            _blocks.RemoveRange(from, _blocks.Count - from);
            _blocks.Add(new(BlockKind.Paragraph, joined));
            return true;
        }

        private bool EndsSentence(TextSpan span) => text[span.End - 1] is '.' or '!' or '?' or ':' or ';' || (WordScanner.IsDoubleQuote(text[span.End - 1]) && !IsOpening(span));

        /// <summary>A mark at the end with space before it, or alone on its line, opens what the next line says.</summary>
        private bool IsOpening(TextSpan span) => span.Length == 1 || WordScanner.IsSpace(text[span.End - 2]);

        private bool IsHeading(int i)
        {
            var line = Of(_lines[i].Span);
            if (_paragraphs == 0 || i + 1 >= _lines.Count || line.Length > LongestHeading || _lines[i + 1].Span.Length <= line.Length) return false;
            if (!char.IsUpper(line[0]) && !char.IsDigit(line[0]) && !WordScanner.IsQuote(line[0])) return false;
            if (line[^1] is '.' or ',' or ':' or ';' or '!' || WordScanner.IsDoubleQuote(line[^1])) return false;
            return line.Contains(' ') && (line.Length <= 60 || rules._headlines.IsHeadline(line));
        }

        /// <summary>Cuts the initials off the end of the article's last words.</summary>
        private void CutSignature()
        {
            int last = _blocks.FindLastIndex(block => block.IsBody);
            if (last < 0) return;
            var span = _blocks[last].Span;
            int at = Signatures.AtEnd(Of(span));
            if (at <= 0) return;
            _blocks[last] = new(_blocks[last].Kind, new TextSpan(span.Start, span.Start + at).Trim(text));
            _blocks.Insert(last + 1, new(BlockKind.Signature, new(span.Start + at, span.End)));
        }
    }
}
