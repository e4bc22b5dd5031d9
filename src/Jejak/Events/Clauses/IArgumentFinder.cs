namespace Jejak.Events.Clauses;

/// <summary>Who acts and who is acted on: numbers of parties.</summary>
internal sealed class Arguments
{
    public List<int> Actors { get; } = [];

    public List<int> Recipients { get; } = [];

    /// <summary>The happening that is the object ("mengecam penembakan itu") where it names nobody, or −1.</summary>
    public int Happening { get; set; } = -1;

    /// <summary>The unit of the attack or the like that the clause tells of as the cause, not saying who did it ("tewas dalam serangan udara"), or −1.</summary>
    public int Cause { get; set; } = -1;

    /// <summary>Units of the clause the trigger stands in: [first, end).</summary>
    public int First { get; set; }

    public int End { get; set; }
}

/// <summary>
/// Finds the parts of a happening round its trigger. Today from the order of words (<see cref="WordOrderArguments"/>);
/// a reader of dependency arcs can take its place.
/// </summary>
internal interface IArgumentFinder
{
    /// <param name="trigger">Number of a deed or an action among the units.</param>
    Arguments Find(SentenceUnits clauses, int trigger);
}
