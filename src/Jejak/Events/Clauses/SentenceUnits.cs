using Jejak.Documents;
using Jejak.Events.Frames;

namespace Jejak.Events.Clauses;

/// <summary>A sentence cut into units, with what its units stand for.</summary>
internal sealed class SentenceUnits(Document document, List<Party> parties, Dictionary<int, int> clitics, ClauseWords words)
{
    public Document Document { get; } = document;

    /// <summary>Parties of the whole document.</summary>
    public List<Party> Parties { get; } = parties;

    public List<Unit> Units { get; } = [];

    /// <summary>What deeds and actions are: numbers are <see cref="Unit.Value"/>.</summary>
    public List<FrameForm> Chosen { get; } = [];

    public Sentence Sentence { get; set; }

    /// <summary>The party that a pronoun hanging on the unit's last word stands for, or −1.</summary>
    public int Clitic(int unit) => clitics.GetValueOrDefault(Units[unit].End - 1, -1);

    /// <summary>Whether a pronoun hangs on the unit's last word, by the morphology.</summary>
    public bool EndsInPronoun(Unit unit)
    {
        int word = DependencyArguments.WordAt(Document.Words, unit.End - 1);
        return word >= 0 && word + 1 < Document.Words.Length && Document.Words[word + 1] is { IsClitic: true } clitic && clitic.Token == unit.End - 1;
    }

    /// <summary>Whether a preposition says where something happens.</summary>
    public bool IsScene(Unit unit) => words.Scenes.Contains(Document.Tokens[unit.Start].Word);

    /// <summary>Whether the unit is a verb whose subject undergoes what it says.</summary>
    public bool IsPassive(int unit)
    {
        while (unit < Units.Count && Units[unit].Kind is UnitKind.Auxiliary) unit++;
        if (unit >= Units.Count || !Units[unit].IsVerb) return false;
        if (Units[unit].Kind == UnitKind.Deed) return Form(unit).Voice == Voice.Passive;
        int word = DependencyArguments.WordAt(Document.Words, Units[unit].Start);
        return word >= 0 && DependencyArguments.Passive(Document.Words[word]);
    }

    /// <summary>Whether a verb says that the one behind it does not get to do something ("menghalangi KPK menangkap …").</summary>
    public bool Prevents(Unit unit) => words.Preventions.Contains(Document.Tokens[unit.Start].Word);

    /// <summary>Whether a word joins what a denial before it denies as well ("tidak mengakui maupun membantah").</summary>
    public bool DeniesBoth(Unit coordinator) => words.Nor.Contains(Document.Tokens[coordinator.Start].Word);

    /// <summary>Whether a word points at the noun before it: "itu".</summary>
    public bool IsDeterminer(Unit unit) => words.Classes.Is(Document.Tokens[unit.Start].Word, Languages.WordClass.Determiner);

    /// <summary>Whether the unit's last word is a noun without a capital, by the morphology.</summary>
    public bool IsCommonNoun(Unit unit)
    {
        int word = DependencyArguments.WordAt(Document.Words, unit.End - 1);
        return word >= 0 && Document.Words[word].Tag == UniversalTag.Noun && !Document.Tokens[unit.End - 1].IsCapitalized;
    }

    /// <summary>Whether a noun is what its owner is about to do: "upayanya".</summary>
    public bool IsEffort(Unit unit) => words.Efforts.Contains(Document.Tokens[unit.End - 1].Word);

    public FrameForm Form(int unit) => Chosen[Units[unit].Value];

    public Party Party(int unit) => Parties[Units[unit].Value];
}
