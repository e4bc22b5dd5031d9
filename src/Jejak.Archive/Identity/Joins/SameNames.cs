namespace Jejak.Archive.Identity.Joins;

/// <summary>Names that are the same as names: listed together, with and without title, in two spellings, read as two kinds.</summary>
internal static class SameNames
{
    /// <summary>How much commoner one reading of a single word must be before the other is taken for a misreading.</summary>
    private const int ClearlyCommoner = 4;

    /// <summary>A short name this much commoner than all full ones is mostly something else: USD is seldom a university.</summary>
    private const int MuchMore = 50;

    /// <summary>Articles that give a listed short name to another; fewer may be slips of the reader.</summary>
    private const int LeastOthers = 3;

    /// <param name="row">Names that one row of a table lists.</param>
    public static IEnumerable<Proposal> Listed(NamePool pool, List<Named> row)
    {
        string listed = pool.Parts.ListedName(row[0].Listed);
        string key = NameKey.Of(listed);
        var head = row.Find(named => named.Party.NameKey == key) ?? NamePool.Commonest(row);
        int others = row.Where(named => named.Words.Length > 1).Sum(named => named.Articles);
        foreach (var named in row)
        {
            if (named == head || Numbers(named) != Numbers(head) || named.Words.Length == 1 && head.Words.Length > 1 && named.Articles > MuchMore * others || IsAnothersAsWell(pool, named, head)) continue;
            yield return new(named, head, JoinRule.Listed, $"the tables list it as a name of {listed}" + (named.Type == head.Type ? "" : $"; read as {named.Type}"));
        }
    }

    /// <param name="same">Names of one core and type.</param>
    public static IEnumerable<Proposal> Titled(List<Named> same)
    {
        if (same.Count < 2) yield break;
        var head = same.Find(named => named.Party.NameKey == named.Core) ?? NamePool.Commonest(same);
        foreach (var named in same)
        {
            if (named != head) yield return new(named, head, JoinRule.Title, $"both are '{named.Core}' without titles, degrees and legal forms");
        }
    }

    /// <param name="same">Names of one sound and type.</param>
    public static IEnumerable<Proposal> Spelt(List<Named> same, Together together)
    {
        if (same.Count < 2) yield break;
        var spellings = same.GroupBy(named => named.Core, StringComparer.Ordinal).Select(NamePool.Commonest).ToList();
        if (spellings.Count < 2) yield break;
        var head = NamePool.Commonest(spellings);
        foreach (var named in spellings)
        {
            if (named == head || together(named.Key, head.Key) is var both && both > 1 && both * 3 > named.Articles) continue;
            yield return new(named, head, JoinRule.Spelling, $"'{named.Core}' and '{head.Core}' are spellings of one name");
        }
    }

    /// <summary>A short name that articles also use for somebody else: "Megawati" is a politician and a volleyball player.</summary>
    private static bool IsAnothersAsWell(NamePool pool, Named named, Named head)
    {
        if (named.Words.Length > 1 || head.Words.Length == 1) return false;
        int mine = 0, others = 0;
        foreach (var (by, articles) in pool.Called(named.Type, named.Core))
        {
            if (by.Listed == head.Listed || Evidence.AreCompatible(by, head)) mine += articles;
            else others += articles;
        }
        return others >= LeastOthers && others * ClearlyCommoner > mine;
    }

    /// <summary>Teams, groups and sections are told apart by them.</summary>
    private static string Numbers(Named named) => string.Join(' ', named.Words.Where(word => word.All(char.IsAsciiDigit)));

    /// <param name="same">Names of one form, of whatever type.</param>
    public static IEnumerable<Proposal> OtherKinds(List<Named> same)
    {
        if (same.Count < 2) yield break;
        var kinds = same.GroupBy(named => named.Type, StringComparer.Ordinal).Select(NamePool.Commonest).ToList();
        if (kinds.Count < 2) yield break;
        var head = NamePool.Commonest(kinds.Where(named => named.Type != IdentityKey.Source));
        foreach (var named in kinds)
        {
            if (named == head || !MayBeRead(named, head) || named.Type != IdentityKey.Source && named.Words.Length == 1 && named.Articles * ClearlyCommoner > head.Articles) continue;
            yield return new(named, head, JoinRule.Kind, $"the same name, read as {named.Type} in {Evidence.Count(named.Articles)} and as {head.Type} in {Evidence.Count(head.Articles)}");
        }
    }

    /// <summary>Streets and halls are named after people: those are two.</summary>
    private static bool MayBeRead(Named named, Named head) =>
        named.Type == IdentityKey.Source || !(IsPerson(named) || IsPerson(head)) || (IsPerson(named) ? head : named).Type is "organization" or "group" or "product";

    private static bool IsPerson(Named named) => named.Type == "person";
}
