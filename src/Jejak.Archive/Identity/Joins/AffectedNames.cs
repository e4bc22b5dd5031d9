namespace Jejak.Archive.Identity.Joins;

/// <summary>A name as it was when joining was last done, and as it is; null where no article named it, or none does.</summary>
internal readonly record struct ChangedName(Named? Was, Named? Is)
{
    public IEnumerable<Named> Both => (Was, Is) switch
    {
        ({ } was, { } now) => [was, now],
        ({ } was, null) => [was],
        (null, { } now) => [now],
        _ => [],
    };
}

/// <summary>
/// Finds out for which names the rules may propose something else now that some have changed: those that have something in common with a changed one. What each rule looks at is what is followed back here;
/// a rule that looks at more has to be followed here, too. Says anew, on the way, which names are compound or unclean.
/// </summary>
/// <param name="before">As it was; the changed ones as they were.</param>
/// <param name="now">As it is. Names that have not changed are the same objects in both.</param>
internal sealed class AffectedNames(NamePool before, NamePool now)
{
    private const string Person = "person";

    private readonly HashSet<Named> _old = [];
    private readonly HashSet<Named> _changed = [];

    /// <summary>Names as they are that may be proposed to be one with others than before.</summary>
    public HashSet<Named> Names { get; } = [];

    /// <summary>Unchanged names that are compound or unclean now and were not, or the other way round.</summary>
    public HashSet<Named> Remarked { get; } = [];

    public void Find(IReadOnlyList<ChangedName> changed)
    {
        _old.UnionWith(changed.Select(name => name.Was).OfType<Named>());
        _changed.UnionWith(changed.Select(name => name.Is).OfType<Named>());
        MarkCompounds(changed);
        var longer = new HashSet<Named>(_changed);
        longer.UnionWith(Remarked);
        foreach (var named in changed.SelectMany(name => name.Both).Concat(Remarked).ToList()) AddLonger(named, longer);
        foreach (var named in longer)
        {
            bool isUnclean = LongNames.IsUnclean(named, LongNames.Find(now, named));
            if (isUnclean != named.IsUnclean && !_changed.Contains(named)) Remarked.Add(named);
            named.IsUnclean = isUnclean;
        }
        Names.UnionWith(longer);
        foreach (var named in changed.SelectMany(name => name.Both).Concat(Remarked)) AddNeighbours(named);
    }

    /// <summary>A name is compound if its parts are known: those parts may have changed.</summary>
    private void MarkCompounds(IReadOnlyList<ChangedName> changed)
    {
        var asked = new HashSet<Named>(_changed.Where(named => named.Type == Person));
        var people = changed.Where(name => (name.Was ?? name.Is)?.Type == Person).ToList();
        foreach (string word in people.SelectMany(name => name.Both).SelectMany(named => named.Words.Concat(named.Calls.Select(call => call.Text).Where(call => !call.Contains(' ')))).Distinct(StringComparer.Ordinal).ToList())
        {
            var (was, is_) = (ShortNames.FindLeader(before, Person, word, uncleanToo: true), ShortNames.FindLeader(now, Person, word, uncleanToo: true));
            if (Told(was?.Named) == Told(is_?.Named) && was?.Articles == is_?.Articles) continue;
            foreach (var named in now.With(Person, word))
            {
                if (Told(LongNames.MayBeMeant(was, named) ? was!.Named : null) != Told(LongNames.MayBeMeant(is_, named) ? is_!.Named : null)) asked.Add(named);
            }
        }
        foreach (var name in people)
        {
            foreach (var part in name.Both.Where(part => part.Words.Length > 1))
            {
                foreach (var named in Sharing(part))
                {
                    if (Holds(named, part) && Told(LongNames.KnownAs(before, part.Core, named)) != Told(LongNames.KnownAs(now, part.Core, named))) asked.Add(named);
                }
            }
            if (Told(name.Was) == Told(name.Is)) continue;
            // A listed name that is new, or is no more.
            foreach (var listed in name.Both.Where(part => part.Listed >= 0))
            {
                foreach (string word in listed.Words.Where(word => now.Parts.Listed(Person, word) == listed.Listed)) asked.UnionWith(now.With(Person, word));
            }
        }
        var leaders = new Dictionary<string, Leader?>(StringComparer.Ordinal);
        foreach (var named in asked)
        {
            bool isCompound = LongNames.IsCompound(now, named, leaders);
            if (isCompound != named.IsCompound && !_changed.Contains(named)) Remarked.Add(named);
            named.IsCompound = isCompound;
        }
    }

    /// <summary>Names that may be taken for this one with words around it.</summary>
    private void AddLonger(Named named, HashSet<Named> longer)
    {
        if (named.Type != Person) return;
        if (named.Words.Length > 1)
        {
            foreach (var other in Sharing(named))
            {
                if (other.Words.Length > named.Words.Length && other.Words.AsSpan().StartsWith(named.Words) || named.Words.Length == 2 && other.Words.Length == 3 && other.Words[0] == named.Words[0] && other.Words[2] == named.Words[1]) longer.Add(other);
            }
        }
        foreach (string word in named.Words)
        {
            if (LongNames.AreFew(before.With(Person, word)) == LongNames.AreFew(now.With(Person, word))) continue;
            longer.UnionWith(now.With(Person, word).Where(other => other.Words.Length == 3 && other.Words[2] == word));
        }
    }

    /// <summary>Everybody whom a rule compares with this one.</summary>
    private void AddNeighbours(Named named)
    {
        foreach (var entry in named.Entries())
        {
            if (entry.Kind == NameEntry.Company) continue;
            if (entry.Kind is NameEntry.Core or NameEntry.Name or NameEntry.Row or NameEntry.Sound or NameEntry.Rest) Names.UnionWith(now.Of(entry));
            else Names.UnionWith(now.Of(entry.Type, entry.Text));
        }
        if (!named.HasWords) return;
        for (int space = named.Core.IndexOf(' '); space > 0; space = named.Core.IndexOf(' ', space + 1)) Names.UnionWith(now.Of(named.Type, named.Core[..space]));
        foreach (string word in named.Words)
        {
            Names.UnionWith(Slips.Alone(now.With(named.Type, word)));
            Names.UnionWith(Slips.Alone(before.With(named.Type, word)).Where(other => !_old.Contains(other)));
        }
    }

    /// <summary>Names with all words of another among them, and maybe some without.</summary>
    private List<Named> Sharing(Named named) => named.Words.Select(word => now.With(Person, word)).MinBy(with => with.Count)!;

    private static bool Holds(Named whole, Named part) => whole.Words.Length > part.Words.Length && whole.Words.AsSpan().IndexOf(part.Words) >= 0;

    /// <summary>What of somebody decides whether others are like them.</summary>
    private static (string?, string?) Told(Named? named) => (named?.Key, named?.Party.NameKey);
}
