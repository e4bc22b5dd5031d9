using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Languages;

/// <summary>
/// Phrases of one or more words with what they stand for, matched against tokens by word numbers in one walk through a trie.
/// A word written with a capital in the resource matches capitalised tokens only; one written in capitals ("AS") only tokens in capitals.
/// </summary>
/// <remarks>Immutable once its stage is constructed; safe to use from several threads.</remarks>
public sealed class PhraseLexicon<T>
{
    private readonly Vocabulary _words;
    private readonly Dictionary<long, int> _next = [];
    private readonly List<List<Entry>?> _entries = [null];
    private readonly NumberSet _first = new();

    public PhraseLexicon(Vocabulary words) => _words = words;

    private sealed record Entry(T Value, TokenTraits[] Needs);

    /// <summary>Adds <paramref name="phrase"/>, cut into tokens as running text is.</summary>
    public void Add(string phrase, T value)
    {
        int node = 0;
        var needs = new List<TokenTraits>();
        for (int position = 0; WordScanner.Next(phrase, position, out var span, out _); position = span.End)
        {
            var word = span.In(phrase);
            int number = _words.Add(word);
            if (node == 0) _first.Add(number);
            long key = Key(node, number);
            if (!_next.TryGetValue(key, out int child))
            {
                child = _entries.Count;
                _entries.Add(null);
                _next.Add(key, child);
            }
            node = child;
            needs.Add(Shape(word));
        }
        if (node == 0) throw new ArgumentException("A phrase of a lexicon has no word.", nameof(phrase));
        (_entries[node] ??= []).Add(new(value, [.. needs]));
    }

    /// <summary>The longest phrase that begins at token <paramref name="at"/> and ends before <paramref name="limit"/>.</summary>
    /// <returns>Its number of tokens, or 0.</returns>
    public int Match(ImmutableArray<Token> tokens, int at, int limit, out T value)
    {
        value = default!;
        if (at >= limit) return 0;
        int word = tokens[at].Word;
        if (word == Vocabulary.Unknown || !Starts(word)) return 0;
        int node = 0, length = 0;
        for (int i = at; i < limit && _next.TryGetValue(Key(node, tokens[i].Word), out node); i++)
        {
            if (_entries[node] is not { } entries) continue;
            foreach (var entry in entries)
            {
                if (!Fits(entry.Needs, tokens, at)) continue;
                (value, length) = (entry.Value, i + 1 - at);
                break;
            }
        }
        return length;
    }

    /// <summary>Whether any phrase begins with <paramref name="word"/>.</summary>
    public bool Starts(int word) => _first.Contains(word);

    private static long Key(int node, int word) => ((long)node << 32) | (uint)word;

    private static TokenTraits Shape(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || !char.IsUpper(word[0])) return TokenTraits.None;
        foreach (char c in word)
        {
            if (char.IsLower(c)) return TokenTraits.Capitalized;
        }
        return word.Length > 1 ? TokenTraits.Capitalized | TokenTraits.AllCaps : TokenTraits.Capitalized;
    }

    private static bool Fits(TokenTraits[] needs, ImmutableArray<Token> tokens, int at)
    {
        for (int i = 0; i < needs.Length; i++)
        {
            if ((tokens[at + i].Traits & needs[i]) != needs[i]) return false;
        }
        return true;
    }
}
