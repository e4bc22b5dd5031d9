namespace Jejak.Languages;

/// <summary>
/// How often word forms stand in lower case and with a capital inside a sentence, as whole log2 of the count plus one (0: never or unknown).
/// Evidence for what a capital at a sentence's beginning means, and for where glued words part.
/// </summary>
public sealed class WordCounts
{
    private readonly byte[] _lower;
    private readonly byte[] _capital;

    internal WordCounts(Vocabulary words, ResourceTable table)
    {
        foreach (var row in table.Rows) words.Add(row["word"]);
        (_lower, _capital) = (new byte[words.Count], new byte[words.Count]);
        foreach (var row in table.Rows)
        {
            int number = words.Find(row["word"]);
            _lower[number] = (byte)row.Integer("lower");
            _capital[number] = (byte)row.Integer("capital");
        }
    }

    /// <summary>log2 of the count in lower case.</summary>
    public int Lower(int word) => word < _lower.Length ? _lower[word] : 0;

    /// <summary>log2 of the count with a capital where a lower-case letter would have been possible.</summary>
    public int Capital(int word) => word < _capital.Length ? _capital[word] : 0;

    public bool IsKnown(int word) => word != Vocabulary.Unknown && word < _lower.Length;

    /// <summary>Whether the form is a name rather than an ordinary word: with a capital at least twice as often as without.</summary>
    public bool IsName(int word) => Capital(word) > Lower(word);
}
