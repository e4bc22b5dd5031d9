namespace Jejak.Languages;

/// <summary>Tells verbs by their form: a seam that a trained tagger will fill better.</summary>
public sealed class VerbShapes
{
    private readonly (string Form, int Length)[] _prefixes;
    private readonly WordSet _words;
    private readonly WordSet _others;

    internal VerbShapes(Vocabulary words, ResourceTable table)
    {
        _prefixes = [.. table.Rows.Where(row => row["kind"] == "prefix").Select(row => (row["form"], row.Integer("length")))];
        (_words, _others) = (new(words), new(words));
        foreach (var row in table.Rows.Where(row => row["kind"] != "prefix")) (row["kind"] == "word" ? _words : _others).Add(row["form"]);
    }

    /// <summary>Whether a token may be a verb: a known one, or a lower-case word with a verb's prefix.</summary>
    public bool Fits(int word, ReadOnlySpan<char> form)
    {
        if (_words.Contains(word)) return true;
        if (_others.Contains(word)) return false;
        foreach (var (prefix, length) in _prefixes)
        {
            if (form.Length >= length && form.StartsWith(prefix, StringComparison.Ordinal)) return true;
        }
        return false;
    }
}
