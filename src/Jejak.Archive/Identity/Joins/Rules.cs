using System.Globalization;

namespace Jejak.Archive.Identity.Joins;

/// <summary>A join that a rule proposes; <see cref="Parties"/> decides.</summary>
internal readonly record struct Proposal(Named One, Named To, JoinRule Rule, string Evidence);

/// <summary>How often two identities stand in one article as two: names of one rarely do.</summary>
/// <returns>The number of such articles.</returns>
public delegate int Together(string key, string other);

/// <summary>What the rules share.</summary>
internal static class Evidence
{
    public static string Count(int articles) => articles == 1 ? "1 article" : articles.ToString("N0", CultureInfo.InvariantCulture) + " articles";

    /// <summary>Whether two names can be of one: all words of one in the other, or the same words misspelt.</summary>
    public static bool AreCompatible(Named one, Named other)
    {
        if (one.Listed >= 0 && one.Listed == other.Listed || one.Core == other.Core || one.Sound == other.Sound) return true;
        var (shorter, longer) = one.Words.Length <= other.Words.Length ? (one, other) : (other, one);
        if (shorter.Words.Length > 1 && Array.TrueForAll(shorter.Words, word => Array.IndexOf(longer.Words, word) >= 0)) return true;
        return one.Sound.Length >= 10 && EditDistance.Within(one.Sound, other.Sound, 2) <= 2;
    }

    /// <summary>Whether roles speak against one person: both are well described, and not one word is the same.</summary>
    public static bool RolesDiffer(Named one, Named other)
    {
        var (mine, yours) = (one.RoleWords, other.RoleWords);
        return mine.Count > 2 && yours.Count > 2 && !mine.Overlaps(yours);
    }

    public static bool RolesAgree(Named one, Named other) => one.RoleWords.Overlaps(other.RoleWords);
}
