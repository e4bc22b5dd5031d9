namespace Jejak.Languages;

/// <summary>What a closed-class word does in a clause. A word may do several things.</summary>
[Flags]
public enum WordClass
{
    None = 0,

    /// <summary>Opens reported content ("that").</summary>
    Complementizer = 1 << 0,

    /// <summary>Opens what is wanted ("so that", "to").</summary>
    Purposive = 1 << 1,
    Preposition = 1 << 2,
    Subordinator = 1 << 3,
    Conditional = 1 << 4,
    Conjunction = 1 << 5,

    /// <summary>Goes on with the same subject ("and", "while").</summary>
    Coordinator = 1 << 6,

    /// <summary>Opens a relative clause ("who").</summary>
    Relativizer = 1 << 7,

    /// <summary>Closes a noun phrase ("that", "this").</summary>
    Determiner = 1 << 8,
    Adverb = 1 << 9,
    Auxiliary = 1 << 10,
    Future = 1 << 11,
    Modal = 1 << 12,
    Negation = 1 << 13,
    Pronoun = 1 << 14,
    First = 1 << 15,
    Second = 1 << 16,
    Third = 1 << 17,
    Plural = 1 << 18,
    Dual = 1 << 19,

    /// <summary>Opens a noun phrase ("a", "several").</summary>
    Quantifier = 1 << 20,

    /// <summary>Marks whom an act or a word goes to.</summary>
    Recipient = 1 << 21,

    /// <summary>Marks who did it in a passive.</summary>
    Agent = 1 << 22,

    /// <summary>Says what something is called or taken for ("as").</summary>
    Equative = 1 << 23,

    /// <summary>Opens a question, asked or reported ("whether", "when").</summary>
    Interrogative = 1 << 24,
}

/// <summary>The classes of words by their numbers. Safe to read from several threads once filled.</summary>
public sealed class WordClasses
{
    private readonly Dictionary<int, WordClass> _classes = [];
    private readonly NumberSet _closed = new();

    internal WordClasses(Vocabulary words, ResourceTable table)
    {
        foreach (var row in table.Rows)
        {
            int number = words.Add(row["word"]);
            _closed.Add(number);
            foreach (string name in row.List("class"))
            {
                if (!Enum.TryParse<WordClass>(name, ignoreCase: true, out var value)) throw row.Error($"'{name}' is no word class");
                _classes[number] = _classes.GetValueOrDefault(number) | value;
            }
        }
    }

    /// <summary>The classes of the word with this number; none for open-class and unknown words.</summary>
    public WordClass Of(int word) => _closed.Contains(word) ? _classes[word] : WordClass.None;

    public bool Is(int word, WordClass any) => (Of(word) & any) != 0;
}
