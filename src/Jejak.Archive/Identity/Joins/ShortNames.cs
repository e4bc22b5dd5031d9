namespace Jejak.Archive.Identity.Joins;

/// <summary>
/// Names that articles use for somebody they also name in full: "KPK", "Zakharova", "Prabowo". Whoever is called so in most articles gets the articles that have
/// the short name only, if hardly anybody else is called so or has the word in their name.
/// </summary>
internal static class ShortNames
{
    /// <summary>How many times as many articles must mean the one as all others together.</summary>
    private const int Clearly = 4;

    /// <summary>A given name is anybody's: so many articles at least must mean the one.</summary>
    private const int OftenEnough = 5;

    /// <summary>Articles with the short name alone for each that shows what it stands for; more, and it is somebody the archive does not know in full.</summary>
    private const int MostAlone = 8;

    private const int MuchMore = 50;

    public static Proposal? Find(NamePool pool, string type, string core)
    {
        if (type is "country" or "place" or IdentityKey.Source || core.Length < 2) return null;
        var same = pool.Of(type, core);
        if (same.Count == 0 || same.Exists(one => one.IsUnclean) || FindLeader(pool, type, core, uncleanToo: false) is not { } found) return null;
        var (leader, named) = (found.Named, NamePool.Commonest(same));
        int alone = same.Sum(one => one.Articles);
        if (alone > MostAlone * found.Articles || same.Contains(leader)) return null;
        // What the tables list is theirs alone: "PBB" behind the name of one of its bodies is the whole.
        if (same.Exists(one => one.Listed >= 0 && one.Listed != leader.Listed && IsPartOf(leader, pool.Parts.ListedName(one.Listed)))) return null;
        // A word that is hardly ever written out is seldom that: USD is no university.
        if (leader.Words.Length == 1 && core.Contains(' ') && leader.Articles > MuchMore * alone) return null;
        if (type == "person" && Evidence.RolesDiffer(named, leader)) return null;
        return new(named, leader, IsAcronym(core, leader) ? JoinRule.Acronym : JoinRule.ShortName,
            $"'{leader.Party.NameKey}' is also called '{core}' in {Evidence.Count(found.Articles)}, {(found.Others == 0 ? "and nobody else is" : $"others in {Evidence.Count(found.Others)}")}");
    }

    /// <summary>Whom articles mean by a short name; null where it is nobody's more than others'.</summary>
    /// <param name="uncleanToo">Whether names with more in them than a name say something of it.</param>
    public static Leader? FindLeader(NamePool pool, string type, string core, bool uncleanToo)
    {
        var called = pool.Called(type, core).Where(call => uncleanToo || !call.By.IsUnclean).ToList();
        if (called.Count == 0) return null;
        // Those who are the same by their names count together: "Gibran Rakabuming" and "Gibran Rakabuming Raka".
        var first = First(called);
        int articles = 0, others = 0;
        foreach (var (by, number) in called)
        {
            if (by == first || Evidence.AreCompatible(by, first)) articles += number;
            else others += number;
        }
        if (articles < Clearly * others) return null;
        int namesakes = 0;
        bool isWord = !core.Contains(' ');
        if (isWord || type != "person")
        {
            foreach (var other in pool.With(type, isWord ? core : core[..core.IndexOf(' ')]))
            {
                if (other == first || other.Core == core || !uncleanToo && other.IsUnclean || !Extends(other, core) || Evidence.AreCompatible(other, first)) continue;
                namesakes += other.Articles;
            }
        }
        if (type == "person" && isWord && pool.Parts.IsGivenName(core) && first.Words[^1] != core && (articles < OftenEnough || articles < namesakes)) return null;
        return articles * (type == "person" ? Clearly : 2) < namesakes ? null : new(first, articles, others);
    }

    private static Named First(List<(Named By, int Articles)> called)
    {
        var (first, most) = called[0];
        foreach (var (by, articles) in called)
        {
            if (articles > most || articles == most && (by.Articles > first.Articles || by.Articles == first.Articles && Named.InOrder(by, first) < 0)) (first, most) = (by, articles);
        }
        return first;
    }

    private static bool IsPartOf(Named part, string whole) => Array.TrueForAll(NameKey.Of(whole).Split(' '), word => Array.IndexOf(part.Words, word) >= 0);

    private static bool Extends(Named other, string core) =>
        other.Type == "person" ? true : other.Core.StartsWith(core, StringComparison.Ordinal) && other.Core.Length > core.Length && other.Core[core.Length] == ' ';

    private static bool IsAcronym(string core, Named leader)
    {
        if (core.Contains(' ') || leader.Type == "person") return false;
        int at = 0;
        foreach (string word in leader.Party.NameKey.Split(' '))
        {
            // BMKG leaves out the "dan", Kemendag takes more letters of each.
            for (int i = 0; i < word.Length && at < core.Length && word[i] == core[at]; i++) at++;
        }
        return at == core.Length;
    }
}

/// <summary>Whom articles mean by a short name.</summary>
/// <param name="Articles">That call them so.</param>
/// <param name="Others">That call others so.</param>
internal sealed record Leader(Named Named, int Articles, int Others);
