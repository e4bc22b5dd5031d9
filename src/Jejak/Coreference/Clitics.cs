using Jejak.Languages;

namespace Jejak.Coreference;

/// <summary>Who can own what a clitic hangs on.</summary>
internal enum Owner : byte
{
    Unknown,
    Person,

    /// <summary>A state or organization as well as a person.</summary>
    State,
}

/// <summary>Words whose ending stands for somebody: "his wife", "its troops" as one word; and words that only look so.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
internal sealed class Clitics
{
    private readonly Dictionary<int, Owner> _owners = [];
    private readonly WordSet _idle;
    private readonly WordSet _idleAlone;
    private readonly string[] _endings;

    public Clitics(Language language)
    {
        var rows = language.Table("coreference/clitics").Rows;
        _endings = [.. rows.Select(row => row["ending"]).Distinct()];
        foreach (var row in rows)
        {
            foreach (string noun in row.List("nouns"))
            {
                string last = noun[(noun.LastIndexOf(' ') + 1)..];
                _owners[language.Words.Add(last + row["ending"])] = row.Choice<Owner>("owner");
            }
        }
        _idle = language.Set("coreference/idle-clitics", "word", row => row.Optional("unless") is null);
        _idleAlone = language.Set("coreference/idle-clitics", "word", row => row.Optional("unless") is "noun");
    }

    public Owner OwnerOf(int word) => _owners.GetValueOrDefault(word);

    /// <summary>Whether the ending of the word stands for nobody, as in adverbs.</summary>
    /// <param name="behindNoun">Whether it stands behind a noun, to which its ending may belong: "her first child" is one phrase.</param>
    public bool IsIdle(int word, bool behindNoun) => _idle.Contains(word) || !behindNoun && _idleAlone.Contains(word);

    /// <summary>Length of the clitic that <paramref name="form"/> ends in, or 0.</summary>
    public int Ending(ReadOnlySpan<char> form)
    {
        foreach (string ending in _endings)
        {
            if (form.Length > ending.Length && form.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return ending.Length;
        }
        return 0;
    }

    public bool EndsWith(ReadOnlySpan<char> form) => Ending(form) > 0;
}
