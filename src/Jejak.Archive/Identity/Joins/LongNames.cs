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
    /// <param name="leaders">Whom a word means, which is asked for every name that has it; filled here.</param>
    public static bool IsCompound(NamePool pool, Named named, Dictionary<string, Leader?> leaders)
    {
        if (named.Type != "person" || named.Words.Length < 2 || named.Listed >= 0) return false;
        for (int cut = 1; cut < named.Words.Length; cut++)
        {
            if (Known(0, cut) is { } one && Known(cut, named.Words.Length) is { } other && !Evidence.AreCompatible(one, other)) return true;
        }
        return false;

        Named? Known(int start, int end)
        {
            string core = pool.Parts.Core("person", string.Join(' ', named.Words, start, end - start));
            return core.Contains(' ') ? KnownAs(pool, core, named) : Listed(pool, core, named) ?? (MayBeMeant(LeaderOf(core), named) ? LeaderOf(core)!.Named : null);
        }

        Leader? LeaderOf(string word)
        {
            if (!leaders.TryGetValue(word, out var leader)) leaders.Add(word, leader = ShortNames.FindLeader(pool, "person", word, uncleanToo: true));
            return leader;
        }
    }

    /// <summary>Who bears a name of several words that is part of another.</summary>
    public static Named? KnownAs(NamePool pool, string core, Named whole)
    {
        var same = pool.Of("person", core);
        return same.Count > 0 && NamePool.Commonest(same) is var known && known.Articles >= whole.Articles ? known : null;
    }

    /// <summary>Whether a word of a name is the short name of another.</summary>
    public static bool MayBeMeant(Leader? leader, Named whole) =>
        leader is not null && leader.Articles >= whole.Articles && leader.Named != whole && !Evidence.AreCompatible(leader.Named, whole);

    public static Proposal? Find(NamePool pool, Named named)
    {
        if (named.Type != "person" || named.Words.Length < 3 || named.IsCompound || Within(pool, named) is not { } known) return null;
        string why = Evidence.RolesAgree(named, known) ? "their roles agree" : $"'{known.Core}' is named in {Evidence.Count(known.Articles)}";
        return new(named, known, JoinRule.LongName, $"'{named.Core}' holds '{known.Core}'; {why}");
    }

    /// <summary>Whether what it is also called says nothing of the name.</summary>
    /// <param name="longer">What <see cref="Find"/> proposes for it.</param>
    public static bool IsUnclean(Named named, Proposal? longer) =>
        named.IsCompound || longer is { } proposal && proposal.One.Articles < proposal.To.Articles && proposal.One.Words[^1] != proposal.To.Words[^1];

    /// <summary>Whether so many names with one last word are few.</summary>
    public static bool AreFew(List<Named> bearers) => bearers.Count <= FewBearers;

    private static Named? Listed(NamePool pool, string word, Named whole) =>
        pool.Parts.Listed("person", word) is >= 0 and var row && pool.With("person", word).Find(named => named.Listed == row && named != whole) is { } listed && !Evidence.AreCompatible(listed, whole) ? listed : null;

    private static Named? Within(NamePool pool, Named named)
    {
        for (int length = named.Words.Length - 1; length >= 2; length--)
        {
            // Words in front are another's: wives bear their husband's name.
            var same = pool.Of("person", string.Join(' ', named.Words, 0, length));
            if (same.Count == 0) continue;
            var known = NamePool.Commonest(same);
            if (known.IsCompound || pool.Parts.IsDescendant(named.Words[length])) continue;
            if (known.Articles >= WellKnown && known.Articles >= Rarer * named.Articles && named.Articles < 3 || Evidence.RolesAgree(named, known)) return known;
        }
        // "Francesco Pecco Bagnaia": a name between a first and a last one that hardly anybody else bears.
        if (named.Words.Length == 3 && AreFew(pool.With("person", named.Words[2])) && pool.Of("person", named.Words[0] + " " + named.Words[2]) is { Count: > 0 } shorter
            && NamePool.Commonest(shorter) is var meant && !meant.IsCompound && meant.Articles >= named.Articles && !Evidence.RolesDiffer(named, meant)) return meant;
        return null;
    }
}
