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

    /// <summary>Like a state; and alone it is somebody too, whose state is not said: "pemerintah".</summary>
    Government,

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

    /// <summary>The state of whoever the pronoun hanging on it stands for: "pemerintahnya".</summary>
    Own,

    /// <summary>With a country behind it, the one person who leads that country, where the article names one.</summary>
    Leader,

    /// <summary>Whoever did it, by whatever name the article gives him elsewhere: "pelaku".</summary>
    Suspect,

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
    private readonly WordSet _agents;
    private readonly WordSet _things;
    private readonly WordSet _forces;
    private readonly string[] _leaders;

    public ClauseWords(Language language)
    {
        Vocabulary = language.Words;
        Classes = language.Classes;
        Kinds = new(language.Words);
        foreach (var row in language.Table("events/words").Rows)
        {
            if (!Enum.TryParse<UnitKind>(row["kind"], ignoreCase: true, out _)) continue;
            var kind = row.Choice<UnitKind>("kind");
            foreach (string phrase in row.List("phrase")) Kinds.Add(phrase, kind);
        }
        Complements = language.Set("events/words", "phrase", row => row["kind"] == "complement");
        Scenes = language.Set("events/words", "phrase", row => row["kind"] == "scene");
        _leaders = Phrases(language, "leader");
        Namings = language.Set("events/words", "phrase", row => row["kind"] == "naming");
        Seats = new(Phrases(language, "seat"), StringComparer.Ordinal);
        Kin = new(language.Words);
        foreach (string phrase in Phrases(language, "kin")) Kin.Add(phrase, true);
        Nor = language.Set("events/words", "phrase", row => row["kind"] == "nor");
        Home = Phrases(language, "home");
        Efforts = language.Set("events/words", "phrase", row => row["kind"] == "effort");
        Preventions = language.Set("events/words", "phrase", row => row["kind"] == "prevention");
        Others = new(Phrases(language, "others"), StringComparer.OrdinalIgnoreCase);
        Press = new(Phrases(language, "press"), StringComparer.OrdinalIgnoreCase);
        Singular = Phrases(language, "single");
        Armies = Phrases(language, "army");
        Private = Phrases(language, "private");
        _forces = language.Set("events/forces", "word");
        Status = language.Phrases("events/status", "phrase", row => row["status"] == "none" ? (EventStatus?)null : row.Choice<EventStatus>("status"));
        Heads = language.Phrases("events/heads", "noun", row => row.Choice<HeadKind>("kind"));
        Titles = language.Phrases("lexicon/titles", "phrase", row => row["kind"] == "role");
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
        _agents = Agents(language);
    }

    public Vocabulary Vocabulary { get; }

    public WordClasses Classes { get; }

    public PhraseLexicon<UnitKind> Kinds { get; }

    /// <summary>Words that open what is asked, promised or said: "agar", "bahwa", "untuk".</summary>
    public WordSet Complements { get; }

    /// <summary>Prepositions that mark where something happens: "di".</summary>
    public WordSet Scenes { get; }

    /// <summary>Words between a description and the name of whom it describes: "sebagai", "bernama".</summary>
    public WordSet Namings { get; }

    /// <summary>First words of the names that a state's forces go by: "militer", "pasukan".</summary>
    public string[] Armies { get; }

    /// <summary>Who belongs to somebody named behind: "ayah", "kuasa hukum".</summary>
    public PhraseLexicon<bool> Kin { get; }

    /// <summary>Words that carry a denial on to what they join: "maupun".</summary>
    public WordSet Nor { get; }

    /// <summary>ISO 3166 codes of the states whose own towns the language's news tells of as towns.</summary>
    public string[] Home { get; }

    /// <summary>Nouns whose owner does what the verb behind them says: "upayanya mengakhiri perang".</summary>
    public WordSet Efforts { get; }

    /// <summary>Verbs that say that somebody does not get to do what follows: "menghalangi".</summary>
    public WordSet Preventions { get; }

    /// <summary>Descriptions of nobody in particular: "negara lain", "orang".</summary>
    public HashSet<string> Others { get; }

    /// <summary>Descriptions of reporters, whom everybody meets: "awak media".</summary>
    public HashSet<string> Press { get; }

    /// <summary>First words of descriptions of people in a crime or a family, who do not act in public: "korban".</summary>
    public string[] Private { get; }

    /// <summary>Words that open a description of one person: "seorang".</summary>
    public string[] Singular { get; }

    /// <summary>Seats of governments: what they do their states do.</summary>
    public HashSet<string> Seats { get; }

    public PhraseLexicon<EventStatus?> Status { get; }

    public PhraseLexicon<HeadKind> Heads { get; }

    /// <summary>Titles before a name: true for those that say what somebody is, false for ranks, relations and courtesies.</summary>
    public PhraseLexicon<bool> Titles { get; }

    public WordSet Before { get; }

    public WordSet After { get; }

    public PhraseLexicon<Voice> Light { get; }

    /// <summary>The state that an entity is or acts for, or −1.</summary>
    public static int StateOf(Document document, int entity)
    {
        if (entity < 0 || entity >= document.Entities.Length) return -1;
        if (document.Entities[entity].Type == EntityType.Country) return entity;
        string? iso = document.Entities[entity].Iso3166;
        foreach (var role in document.Entities[entity].Roles)
        {
            if (role.Affiliation >= 0) iso = document.Entities[role.Affiliation].Iso3166 ?? iso;
        }
        for (int i = 0; i < document.Entities.Length && iso is not null; i++)
        {
            if (document.Entities[i].Type == EntityType.Country && document.Entities[i].Iso3166 == iso) return i;
        }
        return -1;
    }

    /// <summary>The one person in the document who bears a title of those who lead a state, with that state in it; −1 for none or several.</summary>
    public int LeaderOf(Document document, int state)
    {
        if (state < 0 || state >= document.Entities.Length || document.Entities[state].Type != EntityType.Country) return -1;
        int leader = -1;
        for (int i = 0; i < document.Entities.Length; i++)
        {
            if (document.Entities[i].Type != EntityType.Person || !Leads(document.Entities[i], state)) continue;
            if (leader >= 0) return -1;
            leader = i;
        }
        return leader;
    }

    private static string[] Phrases(Language language, string kind) => [.. language.Table("events/words").Rows.Where(row => row["kind"] == kind).SelectMany(row => row.List("phrase"))];

    private bool Leads(Entity person, int state)
    {
        foreach (var role in person.Roles)
        {
            if (role.Affiliation == state && BeginsWithOneOf(_leaders, role.Text)) return true;
        }
        return false;
    }

    /// <summary>Whether somebody bears a title of those who lead a state.</summary>
    public bool IsLeader(Entity person)
    {
        foreach (var role in person.Roles)
        {
            if (BeginsWithOneOf(_leaders, role.Text)) return true;
        }
        return false;
    }

    /// <summary>Whether <paramref name="name"/> begins with one of the words, in capitals or not.</summary>
    public static bool BeginsWithOneOf(string[] words, string name)
    {
        foreach (string word in words)
        {
            if (name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (name.Length == word.Length || name[word.Length] == ' ')) return true;
        }
        return false;
    }

    /// <summary>Whether the word looks like a verb, by its first letters.</summary>
    public bool LooksLikeVerb(int word) => word < _verbShapes.Length && _verbShapes[word] != 0;

    /// <summary>Whether a word is a thing that others own: no closed-class word, no verb, no head of people.</summary>
    public bool IsNoun(int word) => word != Vocabulary.Unknown && _things.Contains(word);

    /// <summary>Whether a word is neither a verb by its shape, nor begins anything that shapes a clause, nor heads a description of people.</summary>
    public bool IsPlain(int word) => !LooksLikeVerb(word) && !Kinds.Starts(word) && !Status.Starts(word) && !Light.Starts(word) && !Heads.Starts(word) && Classes.Of(word) == WordClass.None;

    /// <summary>Whether a word is what does things and is nobody: an illness, weather, an animal.</summary>
    public bool IsForce(int word) => word != Vocabulary.Unknown && _forces.Contains(word);

    /// <summary>Whether a word looks like a noun for who does something by trade: "pengemudi".</summary>
    public bool IsAgent(int word) => _agents.Contains(word);

    private static WordSet Agents(Language language)
    {
        var shapes = language.Table("events/shapes").Rows;
        var prefixes = shapes.Where(row => row["kind"] == "agent").SelectMany(row => row.List("form")).ToArray();
        var things = shapes.Where(row => row["kind"] == "thing").SelectMany(row => row.List("form")).ToHashSet(StringComparer.Ordinal);
        string[] endings = [.. shapes.Where(row => row["kind"] == "ending").SelectMany(row => row.List("form"))];
        var agents = new WordSet(language.Words);
        for (int word = 1; word < language.Words.Count; word++)
        {
            string form = language.Words[word];
            if (form.Length > 5 && !form.Contains(' ') && prefixes.Any(prefix => form.StartsWith(prefix, StringComparison.Ordinal)) && !endings.Any(ending => form.EndsWith(ending, StringComparison.Ordinal)) && !things.Contains(form)) agents.Add(form);
        }
        return agents;
    }

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
