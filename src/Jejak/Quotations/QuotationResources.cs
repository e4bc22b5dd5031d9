using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Quotations;

/// <summary>How a cue stands to its speaker and to what is said.</summary>
internal enum CueClass
{
    /// <summary>Before its speaker ("…," said X), or holding it in itself.</summary>
    Inverted,
    Say,
    Ask,
    Call,
    Condemn,
    Passive,
    Asked,
    According,
}

/// <summary>What must follow a cue for something to be reported; the head of <c>cues.tsv</c> explains each.</summary>
internal enum CueNeed
{
    Any,
    Clause,
    Complement,
    Purpose,
    Predicate,
    Marks,
    Np,
    Self,
}

internal readonly record struct CueEntry(CueClass Class, CueNeed Needs);

internal enum RelayKind
{
    /// <summary>An outlet's name follows.</summary>
    Relay,

    /// <summary>A platform's name follows.</summary>
    Platform,

    /// <summary>An outlet follows that is spoken to as well.</summary>
    Interview,

    /// <summary>An institution follows whose paper carries somebody's words.</summary>
    Statement,
}

[Flags]
internal enum SpeakerNoun
{
    None = 0,
    Person = 1,
    Group = 2,
    Institution = 4,

    /// <summary>A paper that states things: whose paper it is speaks.</summary>
    Document = 8,

    /// <summary>Belongs to a person and speaks for itself: the office of X is not X.</summary>
    Owned = 16,
}

/// <summary>The cue, relay and speaker lexicons of a language. Immutable; safe to use from several threads.</summary>
internal sealed class QuotationResources
{
    private readonly Dictionary<int, SpeakerNoun> _nouns = [];

    public QuotationResources(Language language)
    {
        (Classes, Verbs) = (language.Classes, language.Verbs);
        Cues = language.Phrases("quotations/cues", "phrase", row => new CueEntry(row.Choice<CueClass>("class"), row.Choice<CueNeed>("needs")));
        Markers = language.Phrases("quotations/discourse-markers", "phrase", _ => true);
        (Relays, GenericRelays, Fillers) = (new(language.Words), new(language.Words), new(language.Words));
        foreach (var row in language.Table("quotations/relays").Rows)
        {
            switch (row["kind"])
            {
                case "filler": Fillers.Add(row["phrase"]); break;
                case "generic": GenericRelays.Add(row["phrase"], row.Choice<RelayRelation>("relation")); break;
                default: Relays.Add(row["phrase"], row.Choice<RelayKind>("kind")); break;
            }
        }
        Superlatives = language.Set("quotations/superlatives", "word");
        Described = language.Set("coreference/nominal-heads", "word", row => row["type"] == "person" && row.Optional("bare") != "unnamed" && (row.Optional("bare") is not null || row.List("means").Length > 0));
        SpeakerEnding = language.Table("coreference/clitics").Rows.Max(row => row["ending"].Length);
        foreach (var row in language.Table("quotations/speaker-nouns").Rows)
        {
            var noun = SpeakerNoun.None;
            foreach (string kind in row.List("kind"))
                noun |= Enum.TryParse<SpeakerNoun>(kind, ignoreCase: true, out var value) ? value : throw row.Error($"'{kind}' is no kind of speaker");
            _nouns[language.Words.Add(row["word"])] = noun;
        }
    }

    /// <summary>Words that make a description stand for one person.</summary>
    public WordSet Superlatives { get; }

    /// <summary>Nouns by which somebody named before is described.</summary>
    public WordSet Described { get; }

    /// <summary>Length in code units of the ending by which a cue holds its speaker in itself.</summary>
    public int SpeakerEnding { get; }

    public WordClasses Classes { get; }

    public VerbShapes Verbs { get; }

    public PhraseLexicon<CueEntry> Cues { get; }

    /// <summary>Openings of a sentence that belong to no statement.</summary>
    public PhraseLexicon<bool> Markers { get; }

    public PhraseLexicon<RelayKind> Relays { get; }

    /// <summary>Relays without a proper name.</summary>
    public PhraseLexicon<RelayRelation> GenericRelays { get; }

    /// <summary>Words that may stand between a relay phrase and the outlet's name.</summary>
    public WordSet Fillers { get; }

    public SpeakerNoun Noun(int word) => word == Vocabulary.Unknown ? SpeakerNoun.None : _nouns.GetValueOrDefault(word);
}
