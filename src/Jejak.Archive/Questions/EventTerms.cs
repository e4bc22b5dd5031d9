using System.Collections.Immutable;

namespace Jejak.Archive.Questions;

/// <summary>The words that questions and answers have for events.</summary>
public static class EventTerms
{
    /// <summary>PLOVER's types, from agreement to harm (manual 0.8).</summary>
    public static ImmutableArray<string> Types { get; } =
        ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"];

    /// <summary>Whether it happened.</summary>
    public static ImmutableArray<string> Statuses { get; } = ["actual", "future", "hypothetical", "negated"];
}
