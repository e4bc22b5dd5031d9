namespace Jejak.Archive.Identity.Joins;

/// <summary>Names with something around them: the rest of a full name, or words that the reader took along.</summary>
internal static class LongNames
{
    /// <summary>A name this well known is meant wherever its words stand together.</summary>
    private const int WellKnown = 20;

    /// <summary>How much rarer the longer one must be where nothing else speaks for it.</summary>
    private const int Rarer = 10;

    /// <summary>Names of people with one last word, slips of the reader among them.</summary>
    private const int FewBearers = 12;

    /// <summary>Two names in one: "Ganjar Pranowo-Mahfud MD" is a ticket of two people. Such names are nobody's.</summary>
    public static HashSet<Named> Compounds(NamePool pool)
    {
        var compounds = new HashSet<Named>();
        var none = new HashSet<Named>();
        // Whom a word means is asked for every name that has it.
        var leaders = new Dictionary<string, (Named Leader, int Articles, int Others)?>(StringComparer.Ordinal);
        foreach (var named in pool.All)
        {
            if (named.Type != "person" || named.Words.Length < 2 || named.Listed >= 0) continue;
            for (int cut = 1; cut < named.Words.Length; cut++)
            {
                if (Known(named, 0, cut) is { } one && Known(named, cut, named.Words.Length) is { } other && !Evidence.AreCompatible(one, other)) compounds.Add(named);
            }
        }
        return compounds;

        Named? Known(Named whole, int start, int end)
        {
            string core = pool.Parts.Core("person", string.Join(' ', whole.Words, start, end - start));
            if (core.Contains(' '))
            {
                var same = pool.Of("person", core);
                return same.Count > 0 && NamePool.Commonest(same) is var known && known.Articles >= whole.Articles ? known : null;
            }
            if (pool.Parts.Listed("person", core) is >= 0 and var row && pool.With("person", core).Find(named => named.Listed == row && named != whole) is { } listed && !Evidence.AreCompatible(listed, whole)) return listed;
            return Leader(core) is { Leader: var leader, Articles: var articles } && articles >= whole.Articles && leader != whole && !Evidence.AreCompatible(leader, whole) ? leader : null;
        }

        (Named Leader, int Articles, int Others)? Leader(string word)
        {
            if (!leaders.TryGetValue(word, out var leader)) leaders.Add(word, leader = ShortNames.Leader(pool, "person", word, none));
            return leader;
        }
    }

    public static IEnumerable<Proposal> Find(NamePool pool, HashSet<Named> compounds)
    {
        foreach (var named in pool.All)
        {
            if (named.Type != "person" || named.Words.Length < 3 || compounds.Contains(named)) continue;
            if (Within(pool, named, compounds) is not { } known) continue;
            string why = Evidence.RolesAgree(named, known) ? "their roles agree" : $"'{known.Core}' is named in {Evidence.Count(known.Articles)}";
            yield return new(named, known, JoinRule.LongName, $"'{named.Core}' holds '{known.Core}'; {why}");
        }
    }

    private static Named? Within(NamePool pool, Named named, HashSet<Named> compounds)
    {
        for (int length = named.Words.Length - 1; length >= 2; length--)
        {
            // Words in front are another's: wives bear their husband's name.
            var same = pool.Of("person", string.Join(' ', named.Words, 0, length));
            if (same.Count == 0) continue;
            var known = NamePool.Commonest(same);
            if (compounds.Contains(known) || pool.Parts.IsDescendant(named.Words[length])) continue;
            if (known.Articles >= WellKnown && known.Articles >= Rarer * named.Articles && named.Articles < 3 || Evidence.RolesAgree(named, known)) return known;
        }
        // "Francesco Pecco Bagnaia": a name between a first and a last one that hardly anybody else bears.
        if (named.Words.Length == 3 && pool.With("person", named.Words[2]).Count <= FewBearers && pool.Of("person", named.Words[0] + " " + named.Words[2]) is { Count: > 0 } shorter
            && NamePool.Commonest(shorter) is var meant && !compounds.Contains(meant) && meant.Articles >= named.Articles && !Evidence.RolesDiffer(named, meant)) return meant;
        return null;
    }
}
