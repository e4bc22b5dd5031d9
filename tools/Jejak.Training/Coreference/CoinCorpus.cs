using System.Globalization;

namespace Jejak.Training.Coreference;

/// <summary>A mention of the key: tokens from <paramref name="Start"/> to before <paramref name="End"/> of its passage.</summary>
/// <param name="Type">PROPER, PRONOUN, NOUN, VERB or LIST.</param>
/// <param name="Chain">Number of its chain in the passage.</param>
/// <param name="Apposition">First token of its apposition, or −1 where it has none.</param>
internal readonly record struct KeyMention(int Start, int End, string Type, int Chain, int Apposition = -1);

/// <summary>A passage of COIN: its tokens as printed there, and its mentions in chains of two or more.</summary>
/// <param name="Number">1-based number in the file: folds go by it.</param>
internal sealed record CoinPassage(int Number, IReadOnlyList<string> Tokens, IReadOnlyList<KeyMention> Mentions);

/// <summary>
/// Reads the TSV of COIN: token rows with mention labels (<c>PROPER[7]</c>) and links (<c>IDENT[7_9]</c>). As its authors prepare it: an apposition is one mention
/// from its first word to its last, what stands in an EXAPPOS link to something before is dropped, aliases corefer, and chains of one are dropped.
/// </summary>
internal static class CoinCorpus
{
    private const string TextLine = "#Text=";

    /// <exception cref="CorpusException">A row is not four columns, or a label is no label.</exception>
    public static IReadOnlyList<CoinPassage> Read(string file, TextReader reader)
    {
        var passages = new List<CoinPassage>();
        Annotation? open = null;
        int number = 0;
        for (string? line; (line = reader.ReadLine()) is not null;)
        {
            number++;
            if (line.StartsWith(TextLine, StringComparison.Ordinal) || line.Length == 0)
            {
                Close(ref open, passages);
                continue;
            }
            string[] cells = line.Split('\t');
            if (cells.Length < 4) throw new CorpusException(file, number, $"a row of COIN has four columns or more, this one has {cells.Length}");
            open ??= new Annotation();
            open.Add(cells[2], cells[3], label => new CorpusException(file, number, $"'{label}' is no label of COIN; labels look like PROPER[7] and IDENT[7_9]"));
        }
        Close(ref open, passages);
        return passages.Count > 0 ? passages : throw new CorpusException(file, 0, "no passage was found: is this the TSV of COIN?");
    }

    private static void Close(ref Annotation? open, List<CoinPassage> passages)
    {
        if (open is not null) passages.Add(open.ToPassage(passages.Count + 1));
        open = null;
    }

    private sealed class Annotation
    {
        private readonly List<string> _tokens = [];
        private readonly List<int> _ids = [];
        private readonly Dictionary<int, (int Start, int End, string Type, int Apposition)> _mentions = [];
        private readonly List<(string Kind, int From, int To)> _links = [];

        public void Add(string token, string labels, Func<string, CorpusException> error)
        {
            int at = _tokens.Count;
            _tokens.Add(token);
            if (labels == "_") return;
            foreach (string label in labels.Split('|'))
            {
                int bracket = label.IndexOf('[', StringComparison.Ordinal);
                if (bracket <= 0 || !label.EndsWith(']')) throw error(label);
                string[] ids = label[(bracket + 1)..^1].Split('_');
                if (ids.Length > 2 || !int.TryParse(ids[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first)) throw error(label);
                if (ids.Length == 1) Extend(first, at, label[..bracket]);
                else if (int.TryParse(ids[1], NumberStyles.None, CultureInfo.InvariantCulture, out int second)) _links.Add((label[..bracket], first, second));
                else throw error(label);
            }
        }

        private void Extend(int id, int at, string type)
        {
            bool known = _mentions.TryGetValue(id, out var mention);
            if (!known) _ids.Add(id);
            _mentions[id] = known ? mention with { End = at + 1 } : (at, at + 1, type, -1);
        }

        public CoinPassage ToPassage(int number)
        {
            var parent = new Dictionary<int, int>();
            var dropped = new HashSet<int>();
            var absorbed = new Dictionary<int, int>();
            foreach (var (kind, from, to) in _links)
            {
                if (!_mentions.ContainsKey(from) || !_mentions.ContainsKey(to)) continue;
                if (kind == "EXAPPOS")
                {
                    dropped.Add(to);
                    continue;
                }
                parent[Root(parent, to)] = Root(parent, from);
                if (kind == "APPOS") Join(from, to, absorbed);
            }
            var chains = new Dictionary<int, int>();
            var mentions = new List<KeyMention>();
            foreach (int id in _ids)
            {
                if (dropped.Contains(id) || absorbed.ContainsKey(id)) continue;
                int root = Root(parent, id);
                if (!chains.TryGetValue(root, out int chain)) chains.Add(root, chain = chains.Count);
                var (start, end, type, apposition) = _mentions[id];
                if (!mentions.Exists(mention => mention.Start == start && mention.End == end)) mentions.Add(new(start, end, type, chain, apposition));
            }
            var sizes = mentions.CountBy(mention => mention.Chain).ToDictionary();
            return new(number, _tokens, [.. mentions.Where(mention => sizes[mention.Chain] > 1).OrderBy(mention => mention.Start).ThenByDescending(mention => mention.End)]);
        }

        /// <summary>Makes one mention of an apposition; a chain of them ("A, B, C") ends up in the first.</summary>
        private void Join(int from, int to, Dictionary<int, int> absorbed)
        {
            (from, to) = (Root(absorbed, from), Root(absorbed, to));
            if (from == to) return;
            var (a, b) = (_mentions[from], _mentions[to]);
            _mentions[from] = (Math.Min(a.Start, b.Start), Math.Max(a.End, b.End), a.Type, Math.Max(a.Start, b.Start));
            absorbed[to] = from;
        }

        private static int Root(Dictionary<int, int> parent, int id)
        {
            while (parent.TryGetValue(id, out int up) && up != id) id = up;
            return id;
        }
    }
}
