using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Articles;

/// <summary>Reads the head of a report: <c>MOSKWA, KOMPAS.com -</c>, <c>Liputan6.com, Jakarta -</c>, <c>Caracas -</c>, <c>Bandarlampung (ANTARA) -</c>.</summary>
internal sealed class Datelines
{
    private const int LongestHead = 80, LongestPlace = 40, MostPlaceWords = 4;

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _opening;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _undashed;
    private readonly string[] _agencies;

    public Datelines(Language language)
    {
        var opening = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var undashed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var agencies = new List<string>();
        foreach (var row in language.Table("rules/datelines").Rows)
        {
            if (row["role"] == "opening") opening.UnionWith(row.List("words"));
            else if (row["role"] == "undashed") undashed.UnionWith(row.List("words"));
            else agencies.AddRange(row.List("words"));
        }
        _opening = opening.GetAlternateLookup<ReadOnlySpan<char>>();
        _undashed = undashed.GetAlternateLookup<ReadOnlySpan<char>>();
        _agencies = [.. agencies.OrderByDescending(name => name.Length)];
    }

    /// <summary>What a dateline says, as offsets into the line; a span is empty where it says nothing.</summary>
    internal readonly record struct Head(int End, TextSpan Place, TextSpan Publisher);

    /// <summary>Reads the dateline that <paramref name="line"/> begins with.</summary>
    /// <param name="wholeLine">Whether the dateline may be a line of its own without a dash.</param>
    public bool TryRead(ReadOnlySpan<char> line, bool wholeLine, out Head head)
    {
        head = default;
        int position = 0;
        TextSpan place = default, publisher = default;
        while (position < line.Length && !char.IsLetter(line[position]) && position < 3) position++;
        for (int part = 0; part < 3; part++)
        {
            int start = position;
            int length = PublisherLength(line[position..]);
            if (length > 0 && publisher.IsEmpty) (publisher, position) = (new(start, start + length), start + length);
            else if (place.IsEmpty && (length = PlaceLength(line, position)) > 0) (place, position) = (new(start, start + length), start + length);
            else if (!place.IsEmpty && (length = BesideLength(line, position)) > 0) position = start + length;
            else break;
            int next = Separator(line, position);
            if (next < 0) break;
            position = next;
        }
        if (place.IsEmpty && publisher.IsEmpty) return false;
        int dash = Dash(line, position);
        if (dash > 0 && line[dash - 1] == ':' && publisher.End != position) dash = -1;
        if (dash > 0 && dash < line.Length && line[dash - 1] == '-' && !WordScanner.IsSpace(line[dash]) && place.End == position && IsInsideName(line, place, position)) dash = -1;
        if (dash > 0 && !(place.Start > publisher.Start && !publisher.IsEmpty && GlueIn(line[place.Start..place.End]) > 0)) return Accept(line, dash, place, publisher, out head);
        if (publisher.IsEmpty) return false;
        return GluedHead(line, place, publisher, wholeLine, position, out head);
    }

    private static bool Accept(ReadOnlySpan<char> line, int end, TextSpan place, TextSpan publisher, out Head head)
    {
        head = new(end, place, publisher);
        bool beside = line[place.End..end].ContainsAny(',', '(');
        if (publisher.IsEmpty && !beside && !IsLonePlace(line, place, end)) return false;
        // "KONTAN.CO.ID - JAKARTA. Uni Eropa", "jpnn.com - JEMBER - Ketua"
        if (!place.IsEmpty) return true;
        int after = end;
        while (after < line.Length && WordScanner.IsSpace(line[after])) after++;
        int length = CapitalsLength(line[after..]);
        if (length == 0) return true;
        int stop = after + length;
        int dash = stop < line.Length && line[stop] == '.' ? stop + 1 : Dash(line, stop);
        if (dash > 0 && dash < line.Length) head = new(dash, new(after, stop), publisher);
        return true;
    }

    // "Liputan6.com, JakartaLiburan sekolah": no dash; the place is the glued word, or the first word, or two of a name that takes two.
    private bool GluedHead(ReadOnlySpan<char> line, TextSpan place, TextSpan publisher, bool wholeLine, int position, out Head head)
    {
        head = default;
        if (place.IsEmpty || place.Start < publisher.Start)
        {
            bool ends = position >= line.Length || line[position..].Trim().IsEmpty;
            head = new(line.Length, place, publisher);
            return wholeLine && ends;
        }
        int end = place.Start;
        for (int word = 0; word < 2; word++)
        {
            while (end < place.End && !WordScanner.IsSpace(line[end]))
            {
                end++;
                if (end < line.Length && end - place.Start > 2 && char.IsUpper(line[end]) && char.IsLower(line[end - 1])) goto found;
            }
            if (end >= place.End || !_opening.Contains(line[place.Start..end])) break;
            end++;
        }
    found:
        place = new(place.Start, end);
        head = new(end, place, publisher);
        return place.Length > 2 && _undashed.Contains(line[publisher.Start..publisher.End]);
    }

    // Where a place runs into the next sentence: "JakartaGelandang"; in capitals nothing tells.
    private static int GlueIn(ReadOnlySpan<char> place)
    {
        for (int i = 3; i < place.Length && !WordScanner.IsSpace(place[i]); i++)
        {
            if (char.IsUpper(place[i]) && char.IsLower(place[i - 1])) return i;
        }
        return -1;
    }

    // Without a publisher the place must stand out: in capitals (JAKARTA-), or as one to three words before a dash between spaces.
    private static bool IsLonePlace(ReadOnlySpan<char> line, TextSpan place, int end)
    {
        var name = line[place.Start..place.End];
        int next = end;
        while (next < line.Length && WordScanner.IsSpace(line[next])) next++;
        if (next < line.Length && char.IsLower(line[next])) return false;
        if (CapitalsLength(name) == name.Length) return name.Length > 2;
        int spaces = name.Count(' ');
        bool apart = place.End < line.Length && WordScanner.IsSpace(line[place.End]) && (next >= line.Length || next > end);
        return spaces <= 2 && apart;
    }

    // "Nathan Tjoe-A-On": the hyphen stands right behind a name of several words that are not in capitals.
    private static bool IsInsideName(ReadOnlySpan<char> line, TextSpan place, int position) =>
        position < line.Length && line[position] == '-' && line[place.Start..place.End].Contains(' ') && CapitalsLength(line[place.Start..place.End]) < place.Length;

    private int PublisherLength(ReadOnlySpan<char> text)
    {
        int open = !text.IsEmpty && text[0] is '(' ? 1 : 0;
        var inner = text[open..];
        while (!inner.IsEmpty && open > 0 && inner[0] == ' ') { inner = inner[1..]; open++; }
        int length = Publishers.WebName(inner);
        for (int i = 0; length == 0 && i < _agencies.Length; i++)
        {
            int end = Phrases.End(inner, 0, _agencies[i], anyCase: false);
            if (end > 0 && (end >= inner.Length || !char.IsLetter(inner[end]))) length = end;
        }
        if (length == 0 || text[0] != '(') return length;
        int close = inner[length..].IndexOf(')');
        return close is >= 0 and <= 12 ? open + length + close + 1 : 0;
    }

    // Beside a place may stand the province it lies in, or a publisher no table knows: "Tulang Bawang, Lampung –", "Moskow (KBC) -".
    private static int BesideLength(ReadOnlySpan<char> line, int start)
    {
        int open = start < line.Length && line[start] == '(' ? 1 : 0;
        int length = PlaceLength(line, start + open);
        if (length == 0) return 0;
        int end = start + open + length;
        if (open == 0) return Dash(line, end) > 0 ? length : 0;
        while (end < line.Length && line[end] == ' ') end++;
        return end < line.Length && line[end] == ')' && Dash(line, end + 1) > 0 ? end + 1 - start : 0;
    }

    private static int PlaceLength(ReadOnlySpan<char> line, int start)
    {
        int end = start, lastWord = start;
        for (int word = 0; word < MostPlaceWords && end < line.Length && end - start < LongestPlace; word++)
        {
            if (!char.IsUpper(line[end])) break;
            while (end < line.Length && (char.IsLetter(line[end]) || line[end] is '\'' or '’' || IsInner(line, end))) end++;
            lastWord = end;
            while (end < line.Length && WordScanner.IsSpace(line[end])) end++;
        }
        // "Washington D.C -", "Tel Aviv -"; what is longer than a name is a sentence.
        return lastWord - start is > 1 and < LongestPlace ? lastWord - start : 0;
    }

    private static bool IsInner(ReadOnlySpan<char> line, int at) =>
        line[at] == '.' && at > 0 && at + 1 < line.Length && char.IsUpper(line[at - 1]) && char.IsUpper(line[at + 1]) && (at < 2 || !char.IsLetter(line[at - 2]));

    private static int CapitalsLength(ReadOnlySpan<char> text)
    {
        int end = 0;
        for (int position = 0; position < text.Length && position < LongestPlace;)
        {
            int start = position;
            while (position < text.Length && (char.IsUpper(text[position]) || text[position] is '\'')) position++;
            if (position - start < 2 || (position < text.Length && char.IsLetterOrDigit(text[position]))) break;
            end = position;
            while (position < text.Length && text[position] == ' ') position++;
        }
        return end;
    }

    private static int Separator(ReadOnlySpan<char> line, int position)
    {
        while (position < line.Length && WordScanner.IsSpace(line[position])) position++;
        if (position >= line.Length || position > LongestHead) return -1;
        if (line[position] == '(') return position;
        if (line[position] is not (',' or '/')) return -1;
        position++;
        while (position < line.Length && WordScanner.IsSpace(line[position])) position++;
        return position;
    }

    private static int Dash(ReadOnlySpan<char> line, int position)
    {
        int before = position;
        while (position < line.Length && WordScanner.IsSpace(line[position])) position++;
        int start = position;
        while (position < line.Length && line[position] is '-' or '–' or '—' or '\uFFFD' or '|' or ':' && position - start < 3) position++;
        if (position == start || position > LongestHead) return -1;
        // "Heung-Min", "U-17": a hyphen between letters is a dash only behind a word in capitals or a publisher (KOMPAS.com-Trent, JAKARTA-Jaksa).
        bool hyphen = start == before && position - start == 1 && line[start] == '-' && position < line.Length && char.IsLetterOrDigit(line[position]);
        return hyphen && !char.IsUpper(line[position]) ? -1 : position;
    }
}
