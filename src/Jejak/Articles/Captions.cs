using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Articles;

/// <summary>Finds picture captions with their credits (<c>rules/credits</c>): whole lines, and fragments glued in front of a paragraph.</summary>
internal sealed class Captions
{
    private const int LongestCredit = 90, LongestCaption = 320, ShortestRepeated = 30, ShortCredit = 60;

    private readonly string[] _slash, _via, _head, _bracket, _tail;

    public Captions(Language language)
    {
        var rows = language.Table("rules/credits").Rows;
        string[] Words(string form) => [.. rows.Where(row => row["form"] == form).SelectMany(row => row.List("words")).OrderByDescending(word => word.Length)];
        (_slash, _via, _head, _bracket, _tail) = (Words("slash"), Words("via"), Words("head"), Words("bracket"), Words("tail"));
    }

    /// <summary>The credit and caption that <paramref name="line"/> begins with: where the credit ends, and where the caption ends.</summary>
    /// <returns>False where the line begins with neither.</returns>
    public bool Leads(ReadOnlySpan<char> line, out int creditEnd, out int captionEnd)
    {
        creditEnd = captionEnd = 0;
        if (RepeatsItself(line, out captionEnd)) return true;
        creditEnd = CreditEnd(line);
        if (creditEnd < 0) return false;
        captionEnd = GluedSentenceEnd(line, creditEnd);
        // A caption is a sentence or two; where nothing is glued behind a long one it is the whole line.
        return captionEnd > 0;
    }

    /// <summary>Whether the whole of <paramref name="line"/> is a caption with its credit at the end.</summary>
    public bool Tails(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestCaption) return false;
        if (line[^1] is ')' or ']') return BracketedCredit(line, line.Length) >= 0;
        foreach (string word in _tail)
        {
            int at = line.LastIndexOf(word, StringComparison.Ordinal);
            if (at <= 0 || line.Length - at > LongestCredit || !WordScanner.IsSpace(line[at - 1])) continue;
            int after = at + word.Length;
            if (after < line.Length && line[after] == ':' && (line.Length - at <= ShortCredit || !Headlines.EndsAsProse(line[..at]))) return true;
        }
        return false;
    }

    /// <summary>The start of the credit in brackets that ends right before <paramref name="end"/>, or −1.</summary>
    public int BracketedCredit(ReadOnlySpan<char> line, int end)
    {
        int open = line[..end].LastIndexOfAny('(', '[');
        if (open < 0 || end - open > LongestCredit) return -1;
        foreach (string word in _bracket)
        {
            int after = Phrases.End(line, open + 1, word, anyCase: false);
            if (after > 0 && after < end && line[after] is ':' or '/' or '.' or ' ') return open;
            if (after == end - 1 && char.IsUpper(word[0]) && open > 1 && !Headlines.EndsAsProse(line[..(open - 1)])) return open;
        }
        return -1;
    }

    private int CreditEnd(ReadOnlySpan<char> line)
    {
        int limit = Math.Min(line.Length, LongestCredit);
        foreach (string word in _slash)
        {
            if (!line.StartsWith(word, StringComparison.Ordinal) || line.Length <= word.Length || line[word.Length] != '/') continue;
            int via = ViaEnd(line, limit);
            return via > 0 ? via : NameEnd(line, word.Length + 1, limit, out _);
        }
        foreach (string word in _head)
        {
            if (!line.StartsWith(word, StringComparison.Ordinal) || line.Length <= word.Length || char.IsLetterOrDigit(line[word.Length])) continue;
            int end = NameEnd(line, word.Length, limit, out bool glued);
            if (glued) return end;
            if (word[^1] == '.') return word.Length;
        }
        return ViaEnd(line, limit);
    }

    /// <summary>
    /// Where the name ends that begins at <paramref name="from"/>: at the capital glued to it ("OMAR AL-QATTAAYazan", "Pasar IndukPekerja"),
    /// else behind its words in capitals, else behind its first word.
    /// </summary>
    private static int NameEnd(ReadOnlySpan<char> line, int from, int limit, out bool glued)
    {
        int end = from, capitals = from;
        for (int word = 0; end < limit; word++)
        {
            while (end < limit && WordScanner.IsSpace(line[end])) end++;
            int start = end;
            while (end < limit && !WordScanner.IsSpace(line[end])) end++;
            if (start == end || (word > 0 && char.IsLower(line[start]))) break;
            int glue = Glue(line, start, end);
            if (glue > 0 && end < line.Length) { glued = true; return glue; }
            if (capitals == start || (capitals > from && line[capitals..start].Trim().IsEmpty) || word == 0)
            {
                if (word == 0 || line[start..end].IndexOfAnyInRange('a', 'z') < 0) capitals = end;
            }
        }
        glued = false;
        return capitals;
    }

    private int ViaEnd(ReadOnlySpan<char> line, int limit)
    {
        int via = line[..limit].IndexOf(" via ", StringComparison.Ordinal);
        if (via <= 0 || !char.IsLetterOrDigit(line[0]) || HasProse(line[..via])) return -1;
        foreach (string word in _via)
        {
            int end = via + 5 + word.Length;
            if (line[(via + 5)..].StartsWith(word, StringComparison.Ordinal) && end < line.Length && char.IsUpper(line[end])) return end;
        }
        return -1;
    }

    // "AFP/OMAR AL-QATTAAYazan": a name in capitals runs into a capitalised word; "Dok. PasarPekerja": a small letter before a capital.
    private static int Glue(ReadOnlySpan<char> line, int from, int limit)
    {
        for (int i = from + 2; i + 1 < limit; i++)
        {
            if (!char.IsUpper(line[i]) || !char.IsLetterOrDigit(line[i - 1])) continue;
            if (char.IsLower(line[i - 1]) && (char.IsLower(line[i + 1]) || char.IsUpper(line[i + 1])) && !IsInsideWord(line, i)) return i;
            if (char.IsUpper(line[i - 1]) && char.IsUpper(line[i - 2]) && char.IsLower(line[i + 1])) return i;
        }
        return -1;
    }

    // "ShutterStock", "McTominay": the part before the capital is short and begins its own word with a capital.
    private static bool IsInsideWord(ReadOnlySpan<char> line, int at)
    {
        int start = at;
        while (start > 0 && char.IsLetter(line[start - 1])) start--;
        return at - start <= 2;
    }

    private static bool HasProse(ReadOnlySpan<char> text)
    {
        int small = 0;
        foreach (var word in text.Split(' '))
        {
            var span = text[word];
            if (span.Length > 3 && span.IndexOfAnyExceptInRange('a', 'z') < 0) small++;
        }
        return small > 2;
    }

    /// <summary>The first stop that a capital or a quotation mark follows without a space, past <paramref name="from"/>; else the end of the line.</summary>
    private static int GluedSentenceEnd(ReadOnlySpan<char> line, int from)
    {
        for (int i = from + 1; i + 2 < line.Length; i++)
        {
            if (line[i] is not ('.' or '!' or '?') || (!char.IsUpper(line[i + 1]) && !WordScanner.IsDoubleQuote(line[i + 1]))) continue;
            if (char.IsLower(line[i - 1]) || line[i - 1] is ')' || char.IsDigit(line[i - 1])) return i + 1;
        }
        return line.Length <= 2 * LongestCaption ? line.Length : -1;
    }

    /// <summary>A caption printed twice with its credit between: "… (23/3/2019).Courtesy via Twitter … (23/3/2019)."</summary>
    private static bool RepeatsItself(ReadOnlySpan<char> line, out int end)
    {
        end = 0;
        int first = ShortestRepeated;
        while (first < line.Length && first < LongestCaption && !(line[first - 1] is '.' or '!' or '?' && !WordScanner.IsSpace(line[first]))) first++;
        if (first >= line.Length || first >= LongestCaption || line.Length < 2 * first) return false;
        int again = line[first..].IndexOf(line[..first], StringComparison.Ordinal);
        if (again < 0 || again > LongestCredit) return false;
        end = first + again + first;
        return true;
    }
}
