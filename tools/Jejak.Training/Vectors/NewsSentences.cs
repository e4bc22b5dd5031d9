using System.Runtime.InteropServices;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Sources;
using Jejak.Text;

namespace Jejak.Training.Vectors;

/// <summary>
/// The sentences of many articles as word numbers, cut by the reader's own tokenization and sentence stages; words are numbered by frequency.
/// A possessive ending is a word of its own where the stem stands often without it (<c>kerja|nya</c>), as in Universal Dependencies.
/// </summary>
internal sealed class NewsSentences
{
    /// <summary>What stands before the first and after the last word of a sentence.</summary>
    public const string Boundary = "<s>";

    /// <summary>Words too rare for a row of their own: in lower case, with a capital, in capitals.</summary>
    public static readonly string[] Rare = ["<rare>", "<Rare>", "<RARE>"];

    private const int LeastStem = 20;
    private const int ShortestStem = 3;

    /// <summary>A stem far rarer than the whole is no stem: the whole is a word that only ends like that.</summary>
    private const int MostTimesStem = 4;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _forms = [];
    private readonly List<int> _counts = [];

    /// <summary>Word numbers; each sentence ends with −1. The two lowest bits of a word give its letters: 0 lower, 1 capital, 2 capitals.</summary>
    private readonly List<int> _stream = [];

    public NewsSentences() => _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Articles { get; private set; }

    public int Sentences { get; private set; }

    /// <summary>Reads the body text of every article of <paramref name="paths"/>.</summary>
    public void Read(string[] paths)
    {
        var reader = Reader.Create();
        var stages = reader.Stages.TakeWhile(stage => !stage.Requires.Contains(Pipeline.Layer.Sentences)).ToArray();
        foreach (var result in SourceFiles.Read(paths))
        {
            if (result.Document is not { } source) continue;
            var document = new Document { Article = reader.ReadArticle(source) };
            foreach (var stage in stages) document = stage.Process(document);
            Articles++;
            foreach (var sentence in document.Sentences)
            {
                if (sentence.IsBody && sentence.Tokens.Length >= 3) Add(document, sentence);
            }
        }
    }

    private void Add(Document document, Sentence sentence)
    {
        Span<char> folded = stackalloc char[FormFolding.LongestForm];
        for (int i = sentence.Tokens.Start; i < sentence.Tokens.End; i++)
        {
            var token = document.Tokens[i];
            int length = FormFolding.Fold(token.Span.In(document.Text), folded);
            ReadOnlySpan<char> form = length < 0 ? Rare[0] : folded[..length];
            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_bySpan, form, out bool known);
            if (!known)
            {
                number = _forms.Count;
                _forms.Add(form.ToString());
                _counts.Add(0);
            }
            _counts[number]++;
            _stream.Add((number << 2) | (token.IsAllCaps ? 2 : token.IsCapitalized ? 1 : 0));
        }
        _stream.Add(-1);
        Sentences++;
    }

    /// <summary>Splits endings, keeps the <paramref name="most"/> most frequent forms seen at least <paramref name="least"/> times and numbers them by frequency.</summary>
    public NumberedCorpus Number(ResourceTable cliticLike, int most, int least)
    {
        var parts = SplitEndings(cliticLike);
        var order = Enumerable.Range(0, _forms.Count).Where(form => _counts[form] >= least)
            .OrderByDescending(form => _counts[form]).ThenBy(form => _forms[form], StringComparer.Ordinal).Take(most - Rare.Length - 1).ToArray();
        var forms = new List<string>([Boundary, .. Rare]);
        var rank = new int[_forms.Count];
        foreach (int form in order)
        {
            rank[form] = forms.Count;
            forms.Add(_forms[form]);
        }
        var words = new List<int>(_stream.Count + Sentences) { 0 };
        foreach (int item in CollectionsMarshal.AsSpan(_stream))
        {
            if (item < 0)
            {
                words.Add(0);
                continue;
            }
            int form = item >> 2;
            var (stem, ending) = parts.TryGetValue(form, out var split) ? split : (form, -1);
            words.Add(rank[stem] > 0 ? rank[stem] : 1 + (item & 3));
            if (ending >= 0) words.Add(rank[ending]);
        }
        return NumberedCorpus.ByFrequency(forms, [.. words]);
    }

    private Dictionary<int, (int Stem, int Ending)> SplitEndings(ResourceTable cliticLike)
    {
        var whole = cliticLike.Rows.Select(row => row["word"]).ToHashSet(StringComparer.Ordinal);
        var derivations = whole.Where(word => word.EndsWith('…')).Select(word => word[..^1]).ToArray();
        var parts = new Dictionary<int, (int, int)>();
        foreach (string ending in cliticLike.Rows.Select(row => row["ending"]).Distinct().Order(StringComparer.Ordinal))
        {
            if (!_numbers.TryGetValue(ending, out int last)) continue;
            for (int form = 0; form < _forms.Count; form++)
            {
                string word = _forms[form];
                if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length < ending.Length + ShortestStem || whole.Contains(word)) continue;
                if (derivations.Any(prefix => word.StartsWith(prefix, StringComparison.Ordinal))) continue;
                if (!_numbers.TryGetValue(word[..^ending.Length], out int stem) || _counts[stem] < LeastStem || _counts[stem] * MostTimesStem < _counts[form]) continue;
                parts.Add(form, (stem, last));
            }
        }
        foreach (var (form, (stem, last)) in parts)
        {
            _counts[stem] += _counts[form];
            _counts[last] += _counts[form];
            _counts[form] = 0;
        }
        return parts;
    }
}
