using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Entities;

internal enum TitleKind : byte
{
    None,

    /// <summary>An office, a job, a relation: the person's role, with what follows it.</summary>
    Role,

    /// <summary>A role that may name another person before its own: "utusan Trump, Steve Witkoff".</summary>
    Relation,

    /// <summary>A role only behind the name: in front of it a place follows ("warga Depok").</summary>
    Behind,

    /// <summary>Kept only where no role stands beside it.</summary>
    Rank,

    /// <summary>Part of nobody's role.</summary>
    Honorific,

    /// <summary>Says that a name follows: "bernama".</summary>
    Naming,
}

/// <summary>Whose the name behind a relation is, where that can be told from the words.</summary>
internal enum Whose : byte
{
    /// <summary>Its own bearer's or another's: "utusan Presiden Budi" is either.</summary>
    Either,

    /// <summary>Another's, where the name has an office of its own: "putra sulung Presiden Jokowi".</summary>
    Titled,

    /// <summary>Another's, also inside a longer role: "cawapres pendamping Ganjar".</summary>
    Any,
}

/// <summary>What must be there before the first word of an organization's name counts as one.</summary>
internal enum HeadNeeds : byte
{
    /// <summary>A capital letter.</summary>
    Capital,

    /// <summary>A capital letter, and more than a letter behind it: "Grup C" is a place in a table.</summary>
    Word,

    /// <summary>A capital letter, or a state right behind it.</summary>
    State,

    /// <summary>A capital letter; names of people behind it are its own ("PT Surya Pratama", "USS Carl Vinson").</summary>
    Names,

    /// <summary>A state behind it, and the whole then means the state.</summary>
    Government,

    /// <summary>A capital letter; it is a part of an organization, whose own name begins behind it.</summary>
    Unit,
}

internal readonly record struct OrganizationHead(EntityType Type, HeadNeeds Needs);

/// <summary>The words that show where names are and what they name.</summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
internal sealed class NameWords
{
    private readonly WordCounts _counts;
    private readonly Dictionary<int, EntityType> _tails = [];
    private readonly Vocabulary _vocabulary;
    private readonly VerbShapes _verbs;
    private readonly WordClasses _classes;

    public NameWords(Language language)
    {
        (_vocabulary, _counts) = (language.Words, language.Counts);
        Titles = language.Phrases("lexicon/titles", "phrase", row => row.Choice<TitleKind>("kind"));
        Relations = language.Phrases("lexicon/titles", "phrase", row => row.Optional("whose") is null ? Whose.Either : row.Choice<Whose>("whose"));
        Heads = language.Phrases("lexicon/organization-heads", "phrase", row => new OrganizationHead(row.Choice<EntityType>("type"), row.Choice<HeadNeeds>("needs")));
        foreach (var row in language.Table("lexicon/organization-tails").Rows) _tails[language.Words.Add(row["phrase"])] = row.Choice<EntityType>("type");
        GivenNames = language.Set("lexicon/person-names", "name");
        Particles = language.Set("lexicon/name-particles", "word");
        NoNames = language.Set("lexicon/capital-words", "word");
        SmallWords = language.Set("lexicon/function-words", "word");
        RoleWords = language.Set("rules/role-words", "word");
        var context = language.Table("lexicon/name-context").Rows;
        VerbBeginnings = [.. context.Where(row => row["type"] == "verb").Select(row => row["phrase"].TrimEnd('*'))];
        SaidOfThings = language.Set("lexicon/name-context", "phrase", row => row["type"] == "thing");
        Links = language.Set("lexicon/organization-links", "word");
        Aliases = language.Set("lexicon/name-context", "phrase", row => row["type"] == "other-name");
        (_verbs, _classes) = (language.Verbs, language.Classes);
        Initials = language.Phrases("lexicon/initial-names", "phrase", _ => true);
        OfficeLinks = language.Phrases("lexicon/office-links", "phrase", row => row.Optional("whose") is null);
        BeforePerson = Context(language, "before", "person");
        AfterPerson = Context(language, "after", "person");
        BeforePlace = Context(language, "before", "place");
        BeforeUnknown = Context(language, "before", "unknown");
    }

    public PhraseLexicon<TitleKind> Titles { get; }

    /// <summary>Whether the word alone is a title ("Purn" in brackets).</summary>
    public bool IsTitle(in Token token) => Titles.Match([token], 0, 1, out _) > 0;

    /// <summary>Titles once more: whose the name behind them is.</summary>
    public PhraseLexicon<Whose> Relations { get; }

    public PhraseLexicon<OrganizationHead> Heads { get; }

    /// <summary>What the capitalised words before a last word such as "Foundation" name.</summary>
    public bool IsTail(int word, out EntityType type) => _tails.TryGetValue(word, out type);

    public WordSet GivenNames { get; }

    public WordSet Particles { get; }

    public WordSet NoNames { get; }

    /// <summary>Closed-class words: with a capital at the start of a sentence or in a headline they begin no name.</summary>
    public WordSet SmallWords { get; }

    public WordSet RoleWords { get; }

    /// <summary>Small words inside the names of organizations: "dan", "untuk".</summary>
    public WordSet Links { get; }

    /// <summary>Words between two names of one person: "alias".</summary>
    public WordSet Aliases { get; }

    /// <summary>Initials that are numbers elsewhere, with the word that makes them names: "I Wayan".</summary>
    public PhraseLexicon<bool> Initials { get; }

    /// <summary>What joins a second office, or an office behind a name without a comma: true where it is the same person's ("yang juga", "selaku"), false where it is another's ("era").</summary>
    public PhraseLexicon<bool> OfficeLinks { get; }

    public PhraseLexicon<bool> BeforePerson { get; }

    public PhraseLexicon<bool> AfterPerson { get; }

    public PhraseLexicon<bool> BeforePlace { get; }

    /// <summary>Words before places and people alike: "dari", "ke".</summary>
    public PhraseLexicon<bool> BeforeUnknown { get; }

    /// <summary>What active verbs begin with.</summary>
    private string[] VerbBeginnings { get; }

    private WordSet SaidOfThings { get; }

    /// <summary>Whether the word has the shape of an active verb whose subject is most likely a person.</summary>
    public bool IsPersonalVerb(int word, ReadOnlySpan<char> form)
    {
        if (SaidOfThings.Contains(word)) return false;
        foreach (string beginning in VerbBeginnings)
        {
            if (form.Length > beginning.Length + 3 && form.StartsWith(beginning, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    /// <summary>Whether a word joins two of a kind: "dan".</summary>
    public bool IsCoordinator(int word) => _classes.Is(word, WordClass.Coordinator);

    /// <summary>Whether a word closes a noun phrase: "itu", "tersebut".</summary>
    public bool IsDeterminer(int word) => _classes.Is(word, WordClass.Determiner);

    /// <summary>Whether a word in lower case may be a verb.</summary>
    public bool IsVerb(int word, ReadOnlySpan<char> form) => _verbs.Fits(word, form);

    /// <summary>Log2 of how often running text has the word with a capital, less log2 of how often in lower case; 20 for a word never counted.</summary>
    public int Leaning(int word)
    {
        if (!_counts.IsKnown(word)) return 20;
        int lower = _counts.Lower(word), capital = _counts.Capital(word);
        return lower == 0 && capital == 0 ? 20 : capital - lower;
    }

    /// <summary>The number of a word form, or 0.</summary>
    public int Find(string form) => _vocabulary.Find(form);

    private static PhraseLexicon<bool> Context(Language language, string side, string type)
    {
        var lexicon = new PhraseLexicon<bool>(language.Words);
        foreach (var row in language.Table("lexicon/name-context").Rows)
        {
            if (row["side"] == side && row["type"] == type) lexicon.Add(row["phrase"], true);
        }
        return lexicon;
    }
}
