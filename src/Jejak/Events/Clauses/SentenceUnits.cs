using Jejak.Documents;
using Jejak.Events.Frames;

namespace Jejak.Events.Clauses;

/// <summary>A sentence cut into units, with what its units stand for.</summary>
internal sealed class SentenceUnits(Document document, List<Party> parties, Dictionary<int, int> clitics)
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

    public FrameForm Form(int unit) => Chosen[Units[unit].Value];

    public Party Party(int unit) => Parties[Units[unit].Value];
}
