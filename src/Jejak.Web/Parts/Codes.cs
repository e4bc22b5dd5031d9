namespace Jejak.Web.Parts;

/// <summary>Codes that forms choose from; their words are in <c>resources/messages/web.tsv</c>.</summary>
internal static class Codes
{
    /// <summary>PLOVER's types, from help to harm.</summary>
    public static string[] Types { get; } =
    [
        "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    ];

    public static string[] Statuses { get; } = ["actual", "future", "hypothetical", "negated"];
}
