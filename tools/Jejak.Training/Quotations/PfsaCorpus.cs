namespace Jejak.Training.Quotations;

/// <summary>A labelled range of tokens.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">One past the last.</param>
internal readonly record struct LabelledSpan(string Label, int Start, int End);

/// <summary>One article of PFSA-ID, or several where nothing tells where the second begins.</summary>
/// <param name="Line">Line of its first token in the file.</param>
/// <param name="Spans">In order, not nested.</param>
internal sealed record PfsaArticle(int Line, IReadOnlyList<string> Tokens, IReadOnlyList<LabelledSpan> Spans);

/// <summary>
/// Reads PFSA-ID (Purnomo W.P. et al. 2022): a token, a tab and a BILOU label a line, a blank line between sentences, one article behind the other. Spans go on over
/// the ends of sentences. An article begins with a sentence that opens with a dateline ("BANDUNG, KOMPAS —"); the few articles without one stay with the one before.
/// </summary>
internal static class PfsaCorpus
{
    /// <summary>The publisher's name in a dateline.</summary>
    private const string Publisher = "KOMPAS";

    /// <summary>A dateline's dash stands among the first so many tokens.</summary>
    private const int LongestDateline = 14;

    /// <exception cref="CorpusException">A line is not a token and a label, or a span has no end. The message says which and why.</exception>
    public static List<PfsaArticle> Read(string file, TextReader reader)
    {
        var articles = new List<PfsaArticle>();
        var tokens = new List<string>();
        var labels = new List<string>();
        int number = 0, first = 1, sentence = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                sentence = tokens.Count;
                continue;
            }
            string[] cells = line.Split('\t');
            if (cells.Length != 2 || cells[0].Length == 0) throw new CorpusException(file, number, "not a token, a tab and a label; name a file of PFSA-ID");
            if (!IsLabel(cells[1])) throw new CorpusException(file, number, $"'{cells[1]}' is no BILOU label: use O, or B-, I-, L- or U- with a name");
            tokens.Add(cells[0]);
            labels.Add(cells[1]);
            if (sentence > 0 && EndsDateline(tokens, sentence))
            {
                articles.Add(Article(file, first, tokens[..sentence], labels[..sentence]));
                tokens.RemoveRange(0, sentence);
                labels.RemoveRange(0, sentence);
                (first, sentence) = (number - tokens.Count + 1, 0);
            }
        }
        if (tokens.Count > 0) articles.Add(Article(file, first, tokens, labels));
        if (articles.Count == 0) throw new CorpusException(file, 0, "holds no token; name a file of PFSA-ID");
        return articles;
    }

    private static bool IsLabel(string label) => label == "O" || label.Length > 2 && label[1] == '-' && "BILU".Contains(label[0]);

    /// <summary>Whether the last token is the dash of a dateline that opens the sentence.</summary>
    private static bool EndsDateline(List<string> tokens, int sentence) =>
        tokens.Count - sentence is > 1 and <= LongestDateline && tokens[^1] is "—" or "–" or "-" && tokens[^2] == Publisher;

    private static PfsaArticle Article(string file, int line, List<string> tokens, List<string> labels)
    {
        var spans = new List<LabelledSpan>();
        for (int i = 0; i < labels.Count; i++)
        {
            if (labels[i] == "O") continue;
            string name = labels[i][2..];
            int end = i + 1;
            if (labels[i][0] == 'B')
            {
                while (end < labels.Count && labels[end] == "I-" + name) end++;
                if (end == labels.Count || labels[end] != "L-" + name) throw new CorpusException(file, 0, $"the {name} that begins with token {i + 1} of the article at line {line} has no L- label");
                end++;
            }
            else if (labels[i][0] != 'U') throw new CorpusException(file, 0, $"'{labels[i]}' of token {i + 1} of the article at line {line} continues nothing");
            spans.Add(new(name, i, end));
            i = end - 1;
        }
        return new(line, tokens, spans);
    }
}
