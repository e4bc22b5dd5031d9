using System.Collections.Immutable;
using System.Globalization;
using Jejak.Documents;

namespace Jejak.Formats.Conllu;

/// <summary>A CoNLL-U file is malformed: the message is one line, <c>file:line: what; what to do</c>.</summary>
public sealed class ConlluException(string file, int line, string reason, string remedy)
    : FormatException(string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: {reason}; {remedy}"));

/// <summary>Reads CoNLL-U (https://universaldependencies.org/format.html) a sentence at a time.</summary>
public sealed class ConlluReader
{
    private const int Columns = 10;

    private readonly TextReader _reader;
    private readonly string _file;
    private readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private int _line;

    private ConlluReader(TextReader reader, string file) => (_reader, _file, _bySpan) = (reader, file, _shared.GetAlternateLookup<ReadOnlySpan<char>>());

    /// <param name="file">What errors call the input.</param>
    /// <exception cref="ConlluException">A line is malformed; thrown when the sentence is reached.</exception>
    public static IEnumerable<ConlluSentence> Read(TextReader reader, string file)
    {
        var conllu = new ConlluReader(reader, file);
        while (conllu.ReadSentence() is { } sentence) yield return sentence;
    }

    private ConlluSentence? ReadSentence()
    {
        var comments = ImmutableArray.CreateBuilder<string>();
        var lines = new Lines();
        int firstLine = 0;
        while (_reader.ReadLine() is { } line)
        {
            _line++;
            if (_line == 1) line = line.TrimStart('\uFEFF');
            if (string.IsNullOrWhiteSpace(line))
            {
                if (lines.Words.Count > 0) break;
            }
            else if (line[0] == '#')
            {
                if (lines.Words.Count > 0) throw Fault("a comment stands inside a sentence", "put an empty line before it");
                comments.Add(line[1..].TrimStart());
            }
            else
            {
                if (lines.Words.Count == 0 && firstLine == 0) firstLine = _line;
                ReadLine(line, lines);
            }
        }
        if (lines.Words.Count == 0) return null;
        if (lines.OpenWords > 0) throw Fault($"a multiword token promises {lines.OpenWords} more words", "add them, or mend its range");
        for (int i = 0; i < lines.Words.Count; i++)
        {
            if (lines.Words[i].Head >= lines.Words.Count)
                throw new ConlluException(_file, lines.Numbers[i], $"head {lines.Words[i].Head + 1} is outside the sentence of {lines.Words.Count} words", "mend the seventh column");
        }
        return new() { Comments = comments.DrainToImmutable(), Tokens = [.. lines.Tokens], Words = [.. lines.Words], Line = firstLine };
    }

    private sealed class Lines
    {
        public List<ConlluToken> Tokens { get; } = [];

        public List<ConlluWord> Words { get; } = [];

        public List<int> Numbers { get; } = [];

        /// <summary>Words that a multiword token has promised and that have not come yet.</summary>
        public int OpenWords { get; set; }
    }

    private void ReadLine(string line, Lines lines)
    {
        Span<Range> columns = stackalloc Range[Columns + 1];
        int count = line.AsSpan().Split(columns, '\t');
        if (count != Columns) throw Fault($"{(count > Columns ? "more than ten" : count.ToString(CultureInfo.InvariantCulture))} columns instead of ten", "separate ten columns by tabs, and write _ for an empty one");
        var id = line.AsSpan()[columns[0]];
        string form = line[columns[1]];
        if (form.Length == 0) throw Fault("the form is empty", "fill the second column");
        if (id.Contains('.')) return; // an empty node of the enhanced graph
        string? misc = Cell(line, columns[9]);
        int hyphen = id.IndexOf('-');
        if (hyphen > 0)
        {
            if (!Number(id[..hyphen], out int from) || !Number(id[(hyphen + 1)..], out int to) || from != lines.Words.Count + 1 || to <= from || lines.OpenWords > 0)
                throw Fault($"the range {id} does not begin at word {lines.Words.Count + 1} and end behind it", "mend the first column");
            lines.Tokens.Add(new(form, new(from - 1, to), misc));
            lines.OpenWords = to - from + 1;
            return;
        }
        if (!Number(id, out int number) || number != lines.Words.Count + 1) throw Fault($"the word has number '{id}' where {lines.Words.Count + 1} is due", "number words from 1, and end a sentence with an empty line");
        if (lines.OpenWords > 0) lines.OpenWords--;
        else lines.Tokens.Add(new(form, new(number - 1, number), misc));
        lines.Words.Add(ReadWord(line, columns, form, misc));
        lines.Numbers.Add(_line);
    }

    private ConlluWord ReadWord(string line, ReadOnlySpan<Range> columns, string form, string? misc)
    {
        var tag = UniversalTag.X;
        var tagName = line.AsSpan()[columns[3]];
        if (tagName is not "_" && !ConlluNames.TryParse(tagName, out tag)) throw Fault($"'{tagName}' is no universal part of speech", "mend the fourth column");
        var headCell = line.AsSpan()[columns[6]];
        int head = 0;
        if (headCell is not "_" && !Number(headCell, out head)) throw Fault($"'{headCell}' is no head", "write a word's number, 0 or _ in the seventh column");
        var relation = UniversalRelation.Dep;
        var relationName = line.AsSpan()[columns[7]];
        int colon = relationName.IndexOf(':');
        var universal = colon < 0 ? relationName : relationName[..colon];
        if (universal is not "_" && !ConlluNames.TryParse(universal, out relation)) throw Fault($"'{relationName}' is no universal relation", "mend the eighth column");
        return new(form)
        {
            Lemma = line.AsSpan()[columns[2]] is "_" && form != "_" ? null : Shared(line.AsSpan()[columns[2]]),
            Tag = tag,
            LanguageTag = Cell(line, columns[4]),
            Features = Cell(line, columns[5]),
            Head = head - 1,
            Relation = relation,
            Subtype = colon < 0 ? null : Shared(relationName[(colon + 1)..]),
            Dependencies = Cell(line, columns[8]),
            Misc = misc,
        };
    }

    private string? Cell(string line, Range column) => line.AsSpan()[column] is var cell && cell is "_" or "" ? null : Shared(cell);

    private string Shared(ReadOnlySpan<char> cell)
    {
        if (_bySpan.TryGetValue(cell, out string? known)) return known;
        string made = cell.ToString();
        return _shared[made] = made;
    }

    private static bool Number(ReadOnlySpan<char> cell, out int number) => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private ConlluException Fault(string reason, string remedy) => new(_file, _line, reason, remedy);
}
