using System.Text;
using Jejak.Documents;

namespace Jejak.Training.Quotations;

/// <summary>Phrases found by their letters, capitals aside: a reading's word numbers are its reader's own, and no other table's.</summary>
internal sealed class TextPhrases<T>
{
    private readonly Dictionary<string, T> _phrases = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _longest;

    public TextPhrases(IEnumerable<(string Phrase, T Value)> phrases)
    {
        foreach (var (phrase, value) in phrases)
        {
            _phrases.TryAdd(phrase, value);
            _longest = Math.Max(_longest, phrase.Count(letter => letter == ' ') + 1);
        }
    }

    /// <summary>How many tokens from <paramref name="at"/> on are a phrase: the longest, or 0.</summary>
    public int Match(Document document, int at, int limit, out T? value)
    {
        value = default;
        int length = 0;
        var text = new StringBuilder();
        for (int t = at; t < limit && t < at + _longest; t++)
        {
            text.Append(t > at ? " " : "").Append(document.Tokens[t].Span.In(document.Text));
            if (_phrases.TryGetValue(text.ToString(), out var found)) (value, length) = (found, t + 1 - at);
        }
        return length;
    }
}
