namespace Jejak.Languages;

/// <summary>
/// How often word forms stand in lower case and with a capital inside a sentence, as whole log2 of the count plus one (0: never or unknown).
/// Evidence for what a capital at a sentence's beginning means, and for where glued words part.
/// </summary>
public sealed class WordCounts
{
    private readonly List<byte> _lower = new(32768);
    private readonly List<byte> _capital = new(32768);

    /// <exception cref="ResourceException">A line is not a word and two whole numbers.</exception>
    internal WordCounts(Vocabulary words, string table) => ResourceTable.Scan(table, (line, number) =>
    {
        var cells = line.Span;
        int first = cells.IndexOf('\t'), second = cells.LastIndexOf('\t');
        if (first <= 0 || second <= first || !byte.TryParse(cells[(first + 1)..second], out byte lower) || !byte.TryParse(cells[(second + 1)..], out byte capital))
            throw new ResourceException(table, number, "not a word and two whole numbers");
        int word = words.Add(cells[..first]);
        while (_lower.Count <= word)
        {
            _lower.Add(0);
            _capital.Add(0);
        }
        (_lower[word], _capital[word]) = (lower, capital);
    });

    /// <summary>log2 of the count in lower case.</summary>
    public int Lower(int word) => word < _lower.Count ? _lower[word] : 0;

    /// <summary>log2 of the count with a capital where a lower-case letter would have been possible.</summary>
    public int Capital(int word) => word < _capital.Count ? _capital[word] : 0;

    public bool IsKnown(int word) => word != Vocabulary.Unknown && word < _lower.Count;

    /// <summary>Whether the form is a name rather than an ordinary word: with a capital more often than without.</summary>
    public bool IsName(int word) => Capital(word) > Lower(word);
}
