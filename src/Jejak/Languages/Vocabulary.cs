namespace Jejak.Languages;

/// <summary>
/// Gives every folded word form that a resource of the language names a number, so that stages compare numbers, not strings.
/// Filled while stages are constructed, frozen when the pipeline is built.
/// </summary>
/// <remarks>
/// Safe to use from several threads, before it is frozen and after. Which number a word gets depends on who asks first: numbers tell words apart, and must not order anything.
/// </remarks>
public sealed class Vocabulary
{
    /// <summary>The number of every word that no resource knows.</summary>
    public const int Unknown = 0;

    private const int LongestWord = 64;

    private readonly Dictionary<string, int> _numbers = new(40000, StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _words = new(40000) { "" };
    private readonly Lock _filling = new();
    private volatile bool _frozen;

    public Vocabulary() => _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>One more than the highest number given.</summary>
    public int Count => _words.Count;

    /// <summary>The number of <paramref name="form"/>, giving it one if it has none.</summary>
    /// <exception cref="InvalidOperationException">The vocabulary is frozen and the word is new.</exception>
    public int Add(ReadOnlySpan<char> form)
    {
        Span<char> folded = stackalloc char[LongestWord];
        int length = Fold(form, folded);
        if (length < 0) throw new ArgumentException($"A word of a resource is longer than {LongestWord} code units: '{form}'.", nameof(form));
        if (_frozen)
        {
            if (Known(folded[..length]) is var known && known != Unknown) return known;
            throw new InvalidOperationException($"'{form}' comes after the vocabulary was frozen: read resources when the stage is constructed.");
        }
        lock (_filling)
        {
            if (_bySpan.TryGetValue(folded[..length], out int number)) return number;
            string word = folded[..length].ToString();
            number = _words.Count;
            _words.Add(word);
            _numbers.Add(word, number);
            return number;
        }
    }

    /// <summary>The number of <paramref name="form"/> in any letter case, or <see cref="Unknown"/>.</summary>
    public int Find(ReadOnlySpan<char> form)
    {
        Span<char> folded = stackalloc char[LongestWord];
        int length = Fold(form, folded);
        if (length < 0) return Unknown;
        if (_frozen) return Known(folded[..length]);
        lock (_filling) return Known(folded[..length]);
    }

    /// <summary>The folded form that has <paramref name="number"/>.</summary>
    public string this[int number] => _words[number];

    public void Freeze() => _frozen = true;

    private int Known(ReadOnlySpan<char> folded) => _bySpan.TryGetValue(folded, out int number) ? number : Unknown;

    /// <summary>Lower case, one kind of apostrophe and of hyphen.</summary>
    /// <returns>The length written, or −1 where the form is longer than any word of a resource.</returns>
    private static int Fold(ReadOnlySpan<char> form, Span<char> folded)
    {
        if (form.Length > folded.Length) return -1;
        for (int i = 0; i < form.Length; i++)
        {
            char c = form[i];
            folded[i] = c < 128 ? (c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c == '`' ? '\'' : c)
                : c switch { '’' or '‘' or '´' => '\'', '‑' or '–' => '-', _ => char.ToLowerInvariant(c) };
        }
        return form.Length;
    }
}
