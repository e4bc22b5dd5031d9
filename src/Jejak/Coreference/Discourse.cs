using Jejak.Documents;

namespace Jejak.Coreference;

/// <summary>What somebody is in a clause.</summary>
internal enum ClausePart : byte
{
    /// <summary>In a title, a caption, or where no clause can be made out.</summary>
    None,
    Subject,
    Speaker,
    Object,

    /// <summary>Behind a preposition.</summary>
    Governed,

    /// <summary>Behind a noun: whose it is.</summary>
    Owner,
}

/// <summary>What is known of an entity at some place of the text from the mentions before it. Token and sentence numbers; −1 for never.</summary>
internal struct Standing()
{
    public int Mentions;
    public int Start = -1;
    public int End = -1;
    public int Sentence = -1;
    public int Block = -1;
    public int Spoke = -1;
    public int SubjectSentence = -1;
    public MentionForm Form;
    public ClausePart Part;
    public bool Quoted;
}

/// <summary>Who has been mentioned so far, how and where. Lives for one article.</summary>
internal sealed class Discourse
{
    /// <summary>How many sentences a speaker who is not named again still has the word.</summary>
    private const int LongestSpeech = 12;

    private readonly List<int> _seen = [];
    private readonly Standing[] _standings;

    public Discourse(Document document)
    {
        Document = document;
        _standings = new Standing[document.Entities.Length];
        Array.Fill(_standings, new());
    }

    public Document Document { get; }

    public int Sentence { get; private set; }

    public int Block { get; private set; }

    /// <summary>Subject of the sentence so far, and of the last sentence that had one; persons only, or −1.</summary>
    public int Subject { get; private set; } = -1;

    public int LastSubject { get; private set; } = -1;

    /// <summary>Whoever spoke last, or −1 where that was nobody named.</summary>
    public int LastSpeaker { get; private set; } = -1;

    public int LastSpeech { get; private set; } = -1;

    /// <summary>Who says the quotation that is being read, or −1.</summary>
    public int Quoted { get; set; } = -1;

    /// <summary>The first person named in the body.</summary>
    public int FirstPerson { get; private set; } = -1;

    /// <summary>Last token at which an unnamed person, and an unnamed group, was somebody in a clause; −1 for never.</summary>
    public int UnnamedPerson { get; private set; } = -1;

    public int UnnamedGroup { get; private set; } = -1;

    /// <summary>Everybody mentioned so far, the latest last.</summary>
    public IReadOnlyList<int> Seen => _seen;

    public ref readonly Standing this[int entity] => ref _standings[entity];

    public void Begin(int sentence)
    {
        (Sentence, Block) = (sentence, Document.Sentences[sentence].Block);
        if (Subject >= 0) LastSubject = Subject;
        Subject = -1;
    }

    public void See(int entity, TokenRange tokens, MentionForm form, ClausePart part, bool quoted)
    {
        _seen.Remove(entity);
        _seen.Add(entity);
        ref var standing = ref _standings[entity];
        standing.Mentions++;
        (standing.Start, standing.End, standing.Sentence, standing.Block) = (tokens.Start, tokens.End, Sentence, Block);
        (standing.Form, standing.Part, standing.Quoted) = (form, part, quoted);
        bool person = Document.Entities[entity].Type == EntityType.Person;
        // Whom somebody speaks of is subject of what is said, not of who says it.
        if (part == ClausePart.Subject && !quoted) standing.SubjectSentence = Sentence;
        if (part == ClausePart.Speaker && !quoted) Speak(entity);
        if (person && !quoted && part is ClausePart.Subject or ClausePart.Speaker && Subject < 0) Subject = entity;
        if (person && FirstPerson < 0) FirstPerson = entity;
    }

    /// <summary>
    /// Whoever has the word where the text does not say: who spoke last, unless a sentence since then has another subject; −1 for nobody named. Measured on COIN outside
    /// its held-out fifth: right wherever the last speech is the sentence before.
    /// </summary>
    /// <param name="goesOn">Whether it is who spoke last.</param>
    public int Speaking(out bool goesOn)
    {
        int subject = Subject >= 0 ? Subject : LastSubject;
        goesOn = LastSpeech >= 0 && Sentence - LastSpeech <= LongestSpeech && (subject < 0 || _standings[subject].SubjectSentence <= LastSpeech);
        return goesOn ? LastSpeaker : subject;
    }

    /// <summary>Whether a person other than <paramref name="entity"/> came in after the sentence: named for the first time, and not as the owner of something.</summary>
    public bool AnotherSince(int entity, int sentence)
    {
        for (int i = _seen.Count - 1; i >= 0; i--)
        {
            ref readonly var standing = ref _standings[_seen[i]];
            if (_seen[i] != entity && standing.Sentence > sentence && standing is { Quoted: false, Mentions: 1 } && standing.Part != ClausePart.Owner && Document.Entities[_seen[i]].Type == EntityType.Person) return true;
        }
        return false;
    }

    /// <summary>Notes that <paramref name="entity"/>, or nobody named where it is −1, has the word in this sentence.</summary>
    public void Speak(int entity)
    {
        (LastSpeaker, LastSpeech) = (entity, Sentence);
        if (entity >= 0) _standings[entity].Spoke = Sentence;
    }

    public void SeeUnnamed(int token, bool group)
    {
        if (group) UnnamedGroup = token;
        else UnnamedPerson = token;
    }

    /// <summary>How many of the same type were mentioned after <paramref name="entity"/>, at most <paramref name="most"/>.</summary>
    public int NewerOfType(int entity, int most)
    {
        int newer = 0;
        for (int i = _seen.Count - 1; i >= 0 && _seen[i] != entity && newer < most; i--)
        {
            if (Document.Entities[_seen[i]].Type == Document.Entities[entity].Type) newer++;
        }
        return newer;
    }
}
