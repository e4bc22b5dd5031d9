namespace Jejak.Archive.Identity.Joins;

/// <summary>Parties of an archive, found by name, by what articles call them, and by words; lists are in the order of keys, so that no order of ingest changes anything. Not safe for several threads.</summary>
internal abstract class NamePool(NameParts parts)
{
    private static readonly List<Named> s_none = [];

    public NameParts Parts => parts;

    public List<Named> Of(string type, string core) => Get(new(NameEntry.Core, type, core));

    /// <summary>Those with this word in their name.</summary>
    public List<Named> With(string type, string word) => Get(new(NameEntry.Word, type, word));

    /// <summary>Those that articles also call so, and how many do.</summary>
    public IEnumerable<(Named By, int Articles)> Called(string type, string core)
    {
        foreach (var named in Get(new(NameEntry.Call, type, core)))
        {
            foreach (var call in named.Calls)
            {
                if (call.Text == core) yield return (named, call.Articles);
            }
        }
    }

    public List<Named> Of(NameEntry entry) => Get(entry);

    /// <summary>The one that most articles name; by key where several are as common.</summary>
    public static Named Commonest(IEnumerable<Named> parties)
    {
        Named? commonest = null;
        foreach (var named in parties)
        {
            if (commonest is null || IsCommoner(named, commonest)) commonest = named;
        }
        return commonest!;
    }

    protected abstract List<Named>? Find(NameEntry entry);

    private static bool IsCommoner(Named one, Named other) => one.Articles != other.Articles ? one.Articles > other.Articles
        : one.Party.NameKey.Length != other.Party.NameKey.Length ? one.Party.NameKey.Length < other.Party.NameKey.Length : Named.InOrder(one, other) < 0;

    private List<Named> Get(NameEntry entry) => Find(entry) ?? s_none;
}

/// <summary>All parties of an archive.</summary>
internal sealed class WholePool : NamePool
{
    private readonly Dictionary<NameEntry, List<Named>> _lists = [];

    public WholePool(IEnumerable<NamedParty> parties, NameParts parts) : base(parts)
    {
        All = [.. parties.Select(party => new Named(party, parts))];
        All.Sort(Named.InOrder);
        foreach (var named in All)
        {
            foreach (var entry in named.Entries())
            {
                if (!_lists.TryGetValue(entry, out var list)) _lists.Add(entry, list = new(1));
                list.Add(named);
            }
        }
    }

    public List<Named> All { get; }

    public IEnumerable<NameEntry> Entries => _lists.Keys;

    protected override List<Named>? Find(NameEntry entry) => _lists.GetValueOrDefault(entry);
}
