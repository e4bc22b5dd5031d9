using System.Buffers;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Articles;

/// <summary>Reads who made an article: lines such as <c>Penulis : …</c>, <c>Name - detikNews</c>, <c>Laporan Wartawan …</c>, and a record's author field.</summary>
internal sealed class Bylines
{
    internal enum Role
    {
        Writer,
        Editor,
        Contributor,
        None,
    }

    private enum Form
    {
        Label,
        Report,
        Absent,
    }

    private const int LongestLine = 160, LongestName = 60, MostWords = 6;

    private static readonly SearchValues<char> Marks = SearchValues.Create(".,:;\"()");
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("\"?!:0123456789");

    private readonly (Role Role, Form Form, string Phrase)[] _phrases;

    private readonly Language _language;

    public Bylines(Language language)
    {
        _language = language;
        _phrases = [.. language.Table("rules/bylines").Rows
            .SelectMany(row => row.List("phrases").Select(phrase => (row.Choice<Role>("role"), row.Choice<Form>("form"), phrase)))
            .OrderByDescending(entry => entry.phrase.Length)];
    }

    /// <summary>Names by what they did, as they come.</summary>
    internal sealed class People
    {
        public List<string> Writers { get; } = [];

        public List<string> Editors { get; } = [];

        public List<string> Contributors { get; } = [];

        public string? Publisher { get; set; }

        public void Add(Role role, string name)
        {
            var names = role switch { Role.Writer => Writers, Role.Editor => Editors, _ => Contributors };
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase)) names.Add(name);
        }
    }

    /// <summary>Whether <paramref name="line"/> is a byline by its label: <c>Editor: …</c>, <c>(Penulis: … | Editor: …)</c>, <c>Laporan Wartawan …</c>.</summary>
    public bool IsLabelled(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLine) return false;
        int start = line[0] == '(' ? 1 : 0;
        int end = LabelEnd(line, start, out _, out var form);
        if (end < 0 || form == Form.Absent) return false;
        return form == Form.Label ? !Headlines.EndsAsProse(line) && CountWords(line[end..]) <= 3 * MostWords : !line.Contains('"') && CountWords(line) <= 12;
    }

    /// <summary>Whether <paramref name="line"/> reads <c>Name, Name - publisher</c>; such lines stand in an article's head.</summary>
    public static bool IsSigned(ReadOnlySpan<char> line) => line.Length <= LongestLine && SplitPublisher(line, out var names, out _) && AllNames(names);

    /// <summary>Whether <paramref name="line"/> is nothing but a label and <paramref name="next"/> a name: "Reporter" above "Mahesa Anggara".</summary>
    public bool IsLabelAbove(ReadOnlySpan<char> line, ReadOnlySpan<char> next)
    {
        if (line.Length > LongestName || next.Length > LongestName || !AllNames(next)) return false;
        foreach (var (_, form, phrase) in _phrases)
        {
            if (form == Form.Label && line.TrimEnd(": ").Equals(phrase, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    /// <summary>Reads a byline that <see cref="IsLabelled"/> or <see cref="IsSigned"/> accepted.</summary>
    public void Read(ReadOnlySpan<char> line, People people)
    {
        line = line.Trim("() ");
        int labelEnd = LabelEnd(line, 0, out var role, out var form);
        bool bare = labelEnd < 0 && (labelEnd = LabelEnd(line, 0, out role, out form, bare: true)) > 0;
        if (labelEnd < 0)
        {
            ReadAuthor(line, people);
            return;
        }
        if (form == Form.Report)
        {
            // "Laporan Wartawan TribunSolo.com, Nama Wartawan"
            int comma = line.LastIndexOfAny(',', '|');
            var name = (comma > 0 ? line[(comma + 1)..] : line[labelEnd..]).TrimStart();
            name = name[Publishers.WebName(name)..];
            AddNames(name[..UpToSmallWord(name)], role, people);
            return;
        }
        while (labelEnd >= 0)
        {
            int next = NextLabel(line, labelEnd, bare, out var nextRole, out int nextEnd);
            AddNames(line[labelEnd..(next < 0 ? line.Length : next)], role, people);
            (role, labelEnd) = (nextRole, nextEnd);
        }
    }

    /// <summary>Reads a record's author field: <c>Name -detikNews</c>, several names with commas or on several lines.</summary>
    public void ReadAuthor(ReadOnlySpan<char> author, People people)
    {
        if (SplitPublisher(author, out var names, out var publisher))
        {
            people.Publisher ??= publisher.ToString();
            author = names;
        }
        foreach (var line in author.Split('\n')) AddNames(author[line], Role.Writer, people);
    }

    private void AddNames(ReadOnlySpan<char> text, Role role, People people)
    {
        foreach (var part in text.SplitAny(",|;&"))
        {
            var names = text[part];
            if (names.IndexOf('(') is var open and > 0) names = names[..open];
            for (int joint = Joint(names, out int after); joint > 0; joint = Joint(names, out after))
            {
                AddName(names[..joint], role, people);
                names = names[after..];
            }
            AddName(names, role, people);
        }
    }

    private void AddName(ReadOnlySpan<char> text, Role role, People people)
    {
        var name = text.Trim().Trim(".:()-–*").Trim();
        int slash = name.IndexOf('/');
        if (slash > 0) name = name[..slash].Trim();
        if (name.Length is < 2 or > LongestName || !char.IsLetter(name[0]) || IsAbsent(name) || Publishers.WebName(name) == name.Length || CountWords(name) > MostWords) return;
        people.Add(role, name.ToString());
    }

    // "Ray dan Petra": a small joining word parts two names.
    private int Joint(ReadOnlySpan<char> names, out int after)
    {
        foreach (var range in names.Split(' '))
        {
            var word = names[range];
            if (!Joins(word)) continue;
            after = range.End.Value;
            return range.Start.Value;
        }
        after = 0;
        return -1;
    }

    private bool Joins(ReadOnlySpan<char> word) =>
        !word.IsEmpty && char.IsLower(word[0]) && _language.Classes.Is(_language.Words.Find(word), WordClass.Coordinator | WordClass.Conjunction);

    // "Nama Wartawan dari Bogor"
    private int UpToSmallWord(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (!word.IsEmpty && char.IsLower(word[0]) && !Joins(word) && range.Start.Value > 0 && text[..range.Start.Value].TrimEnd().Contains(' ')) return range.Start.Value;
        }
        return text.Length;
    }

    private bool IsAbsent(ReadOnlySpan<char> name)
    {
        foreach (var (_, form, phrase) in _phrases)
        {
            if (form == Form.Absent && Phrases.End(name, 0, phrase) is var end && (end == name.Length || (end > 0 && name[end] == ' '))) return true;
        }
        return false;
    }

    // "Lisye Sri Rahayu - detikNews", "Rita Uli Hutapea -detikNews": what follows the dash is one name of a site or a section.
    private static bool SplitPublisher(ReadOnlySpan<char> line, out ReadOnlySpan<char> names, out ReadOnlySpan<char> publisher)
    {
        names = publisher = default;
        int dash = line.LastIndexOf('-');
        if (dash < 3 || !WordScanner.IsSpace(line[dash - 1])) return false;
        names = line[..dash].Trim();
        publisher = line[(dash + 1)..].Trim();
        return publisher.Length is >= 3 and <= 30 && CountWords(publisher) <= 2 && (!publisher.ContainsAny(Marks) || Publishers.WebName(publisher) == publisher.Length);
    }

    private static bool AllNames(ReadOnlySpan<char> text)
    {
        int words = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range];
            if (word.IsEmpty) continue;
            if (!char.IsUpper(word[0]) || word.ContainsAny(NotInNames)) return false;
            words++;
        }
        return words is > 0 and <= 2 * MostWords;
    }

    private int LabelEnd(ReadOnlySpan<char> line, int start, out Role role, out Form form, bool bare = false)
    {
        foreach (var (candidate, candidateForm, phrase) in _phrases)
        {
            (role, form) = (candidate, candidateForm);
            int end = Phrases.End(line, start, phrase);
            if (end < 0 || form == Form.Absent) continue;
            if (form == Form.Report && char.IsUpper(line[start])) return end;
            int lineEnd = end;
            while (end < line.Length && WordScanner.IsSpace(line[end])) end++;
            if (form == Form.Label && end < line.Length && (line[end] == ':' || line[lineEnd..end].Contains('\n'))) return line[end] == ':' ? end + 1 : end;
            if (bare && form == Form.Label && end > lineEnd && end < line.Length && char.IsUpper(line[end])) return end;
        }
        (role, form) = (Role.None, Form.Absent);
        return -1;
    }

    private int NextLabel(ReadOnlySpan<char> line, int from, bool bare, out Role role, out int end)
    {
        for (int i = from; i < line.Length; i++)
        {
            if (!char.IsUpper(line[i]) || !Phrases.MayBegin(line, i)) continue;
            end = LabelEnd(line, i, out role, out var form, bare);
            if (end > 0 && form == Form.Label) return i;
        }
        (role, end) = (Role.None, -1);
        return -1;
    }

    private static int CountWords(ReadOnlySpan<char> text)
    {
        int count = 0;
        bool inside = false;
        foreach (char c in text)
        {
            bool space = WordScanner.IsSpace(c);
            if (!space && !inside) count++;
            inside = !space;
        }
        return count;
    }
}
