using Jejak.Documents;
using Jejak.Events.Frames;
using Jejak.Languages;

namespace Jejak.Events.Clauses;

/// <summary>What head a description of people has.</summary>
internal enum HeadKind : byte
{
    Person,
    Group,

    /// <summary>With a country or organization behind it, it acts as that one.</summary>
    State,

    /// <summary>The two named last: "keduanya".</summary>
    Pair,

    /// <summary>The two states named last: "kedua negara".</summary>
    States,

    /// <summary>The two persons named last: "kedua pemimpin".</summary>
    Persons,

    /// <summary>Nobody in particular: "siapa pun".</summary>
    Nobody,

    /// <summary>A title; the words alone are nobody new.</summary>
    Role,

    /// <summary>With a country behind it, it is that one; pointing back, the place named last: "wilayah itu".</summary>
    Region,
}

/// <summary>Slot of a modifier in a description of people.</summary>
internal enum ModifierPlace : byte
{
    Before,
    After,
}

/// <summary>The words of a language that clause analysis goes by. Immutable once constructed.</summary>
internal sealed class ClauseWords
{
    private readonly byte[] _verbShapes;
    private readonly WordSet _things;
    private readonly WordSet _forces;

    public ClauseWords(Language language)
    {
        Vocabulary = language.Words;
        Classes = language.Classes;
        Kinds = new(language.Words);
        foreach (var row in language.Table("events/words").Rows)
        {
            if (row["kind"] is "complement" or "scene") continue;
            var kind = row.Choice<UnitKind>("kind");
            foreach (string phrase in row.List("phrase")) Kinds.Add(phrase, kind);
        }
        Complements = language.Set("events/words", "phrase", row => row["kind"] == "complement");
        Scenes = language.Set("events/words", "phrase", row => row["kind"] == "scene");
        _forces = language.Set("events/forces", "word");
        Status = language.Phrases("events/status", "phrase", row => row["status"] == "none" ? (EventStatus?)null : row.Choice<EventStatus>("status"));
        Heads = language.Phrases("events/heads", "noun", row => row.Choice<HeadKind>("kind"));
        Before = language.Set("events/modifiers", "word", row => row.Choice<ModifierPlace>("place") == ModifierPlace.Before);
        After = language.Set("events/modifiers", "word", row => row.Choice<ModifierPlace>("place") == ModifierPlace.After);
        _things = language.Set("events/things", "word");
        Light = new(language.Words);
        var affixes = language.Table("events/affixes");
        var forms = new VerbForms(affixes, affixes.Rows.Single(row => row["affix"] == "clitic")["prefix"]);
        foreach (var row in language.Table("events/light").Rows)
        {
            foreach (string phrase in row.List("base"))
            {
                foreach (var (form, voice, _) in forms.Of(phrase, row.List("forms"), row)) Light.Add(form, voice);
            }
        }
        _verbShapes = VerbShapes(language);
    }

    public Vocabulary Vocabulary { get; }

    public WordClasses Classes { get; }

    public PhraseLexicon<UnitKind> Kinds { get; }

    /// <summary>Words that open what is asked, promised or said: "agar", "bahwa", "untuk".</summary>
    public WordSet Complements { get; }

    /// <summary>Prepositions that mark where something happens: "di".</summary>
    public WordSet Scenes { get; }

    public PhraseLexicon<EventStatus?> Status { get; }

    public PhraseLexicon<HeadKind> Heads { get; }

    public WordSet Before { get; }

    public WordSet After { get; }

    public PhraseLexicon<Voice> Light { get; }

    /// <summary>Whether the word looks like a verb, by its first letters.</summary>
    public bool LooksLikeVerb(int word) => word < _verbShapes.Length && _verbShapes[word] != 0;

    /// <summary>Whether a word is a thing that others own: no closed-class word, no verb, no head of people.</summary>
    public bool IsNoun(int word) => word != Vocabulary.Unknown && _things.Contains(word);

    /// <summary>Whether a word is what does things and is nobody: an illness, weather, an animal.</summary>
    public bool IsForce(int word) => word != Vocabulary.Unknown && _forces.Contains(word);

    /// <remarks>Shapes are tested once for each word of the vocabulary, never for the words of an article.</remarks>
    private static byte[] VerbShapes(Language language)
    {
        var shapes = language.Table("events/shapes").Rows;
        var prefixes = shapes.Where(row => row["kind"] == "prefix").SelectMany(row => row.List("form")).ToArray();
        var others = shapes.Where(row => row["kind"] == "other").SelectMany(row => row.List("form")).ToHashSet(StringComparer.Ordinal);
        var verbs = shapes.Where(row => row["kind"] == "verb").SelectMany(row => row.List("form")).ToHashSet(StringComparer.Ordinal);
        foreach (string verb in verbs) language.Words.Add(verb);
        var result = new byte[language.Words.Count];
        for (int word = 1; word < result.Length; word++)
        {
            string form = language.Words[word];
            bool looks = verbs.Contains(form) || (form.Length > 5 && !others.Contains(form) && prefixes.Any(prefix => form.StartsWith(prefix, StringComparison.Ordinal)));
            result[word] = looks ? (byte)1 : (byte)0;
        }
        return result;
    }
}
