namespace Jejak.Languages;

/// <summary>The resources of one language. Stages read what they need from it when they are constructed.</summary>
/// <remarks>Safe to use from several threads: stages are constructed side by side.</remarks>
public sealed class Language
{
    private Language(string code)
    {
        Code = code;
        Counts = new(Words, $"{code}/lexicon/words.tsv");
        Verbs = new(Words, Table("lexicon/verb-shapes"));
        Classes = new(Words, Table("lexicon/function-words"));
        Abbreviations = new(Words, Table("lexicon/abbreviations"));
    }

    /// <summary>ISO 639-1.</summary>
    public string Code { get; }

    public Vocabulary Words { get; } = new();

    public WordCounts Counts { get; }

    public WordClasses Classes { get; }

    public VerbShapes Verbs { get; }

    public Abbreviations Abbreviations { get; }

    /// <exception cref="ResourceException">There are no resources for this language.</exception>
    public static Language Load(string code) =>
        ResourceTable.Exists(code + "/lexicon/words.tsv") ? new(code) : throw new ResourceException(code, 0, "no resources for this language");

    /// <summary>A table by its name under the language's folder, without ending: <c>lexicon/months</c>.</summary>
    /// <exception cref="ResourceException">There is no such table, or it is malformed.</exception>
    public ResourceTable Table(string name) => ResourceTable.Load($"{Code}/{name}.tsv");

    /// <summary>A lexicon over one column of a table; a cell may give several phrases separated by <c>|</c>.</summary>
    public PhraseLexicon<T> Phrases<T>(string table, string column, Func<ResourceRow, T> read)
    {
        var lexicon = new PhraseLexicon<T>(Words);
        foreach (var row in Table(table).Rows)
        {
            var value = read(row);
            foreach (string phrase in row.List(column)) lexicon.Add(phrase, value);
        }
        return lexicon;
    }

    /// <summary>A set of single words: one column of a table, optionally only rows that <paramref name="where"/> accepts.</summary>
    public WordSet Set(string table, string column, Func<ResourceRow, bool>? where = null)
    {
        var set = new WordSet(Words);
        foreach (var row in Table(table).Rows)
        {
            if (where is not null && !where(row)) continue;
            foreach (string word in row.List(column)) set.Add(word);
        }
        return set;
    }

    /// <summary>Ends construction: from here on no new word gets a number.</summary>
    public void Freeze() => Words.Freeze();
}

/// <summary>A set of words by their numbers. Safe to read from several threads once filled.</summary>
public sealed class WordSet(Vocabulary words)
{
    private readonly NumberSet _numbers = new();

    public void Add(string word) => _numbers.Add(words.Add(word));

    /// <summary>Whether the word with <paramref name="number"/> is in the set; unknown words never are.</summary>
    public bool Contains(int number) => number != Vocabulary.Unknown && _numbers.Contains(number);
}
