namespace Jejak.Archive.Identity.Joins;

/// <summary>Rules by the words that archives and answers call them.</summary>
public static class PartyRules
{
    /// <summary>Not why somebody belongs to a party, but why they are another than the one of their name.</summary>
    public const string Namesake = "namesake";

    public static string NameOf(JoinRule rule) => rule switch
    {
        JoinRule.Decision => "decision",
        JoinRule.Listed => "listed",
        JoinRule.Title => "title",
        JoinRule.Spelling => "spelling",
        JoinRule.Acronym => "acronym",
        JoinRule.ShortName => "short name",
        JoinRule.LongName => "long name",
        JoinRule.Slip => "slip",
        _ => "kind",
    };
}
