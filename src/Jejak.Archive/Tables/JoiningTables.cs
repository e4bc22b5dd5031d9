using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Jejak.Archive.Identity;
using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Names as they were when joining was last done, found one by one. Not safe for several threads.</summary>
internal sealed class JoiningTables : IDisposable
{
    private const string Columns = "i.identity, i.key, i.type, i.name_key, j.articles, j.marks, j.calls";
    private const int Compound = 1, Unclean = 2;

    private readonly StoreConnection _connection;
    private readonly NameParts _parts;
    private readonly Statement _one, _byName, _byHash, _roles;
    private readonly Dictionary<long, Named?> _names = [];

    public JoiningTables(StoreConnection connection, NameParts parts)
    {
        (_connection, _parts) = (connection, parts);
        _one = connection.Ask($"SELECT {Columns} FROM joining_names AS j JOIN identities AS i ON i.identity = j.identity WHERE j.identity = ?1");
        _byName = connection.Ask($"SELECT {Columns} FROM identities AS i JOIN joining_names AS j ON j.identity = i.identity WHERE i.name_key = ?1");
        _byHash = connection.Ask($"SELECT {Columns} FROM joining_index AS x JOIN joining_names AS j ON j.identity = x.identity JOIN identities AS i ON i.identity = x.identity WHERE x.hash = ?1");
        _roles = connection.Ask("SELECT roles FROM entities WHERE identity = ?1 AND roles IS NOT NULL");
    }

    /// <summary>Numbers of all names that were found, by key.</summary>
    public Dictionary<string, long> Numbers { get; } = new(StringComparer.Ordinal);

    /// <summary>Null where no article named it.</summary>
    public Named? Was(long identity)
    {
        if (_names.TryGetValue(identity, out var named)) return named;
        using (var rows = _one.Rows(identity))
        {
            if (rows.Read()) return Take(rows);
        }
        return _names[identity] = null;
    }

    /// <summary>All that were found by something.</summary>
    public List<Named> Find(NameEntry entry)
    {
        var found = new HashSet<Named>();
        if (NameOf(entry) is { } name) Read(_byName, name);
        if (entry.Kind != NameEntry.Name) Read(_byHash, HashOf(entry));
        return [.. found];

        void Read(Statement statement, object value)
        {
            using var rows = statement.Rows(value);
            while (rows.Read())
            {
                // Of two entries with one hash, one is meant.
                if (Take(rows) is { } named && named.Has(entry)) found.Add(named);
            }
        }
    }

    /// <summary>A name as articles have it now.</summary>
    public Named? Now(long identity)
    {
        using var known = _connection.Ask("SELECT key, type, name_key, (SELECT count(*) FROM entities WHERE entities.identity = identities.identity) FROM identities WHERE identity = ?1");
        var spellings = ImmutableArray.CreateBuilder<Counted>();
        using (var names = _connection.Ask("SELECT name_key, articles FROM names WHERE identity = ?1"))
        {
            using var rows = names.Rows(identity);
            while (rows.Read()) spellings.Add(new(rows.GetString(0), rows.GetInt32(1)));
        }
        using var row = known.Rows(identity);
        if (!row.Read()) return null;
        Numbers[row.GetString(0)] = identity;
        return row.GetInt32(3) == 0 ? null : new(new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), spellings.ToImmutable(), []), _parts, () => Roles(identity));
    }

    public void Replace(IEnumerable<(long Identity, ChangedName Name)> changed, IEnumerable<Named> remarked)
    {
        using (var drop = _connection.Write("DELETE FROM joining_names WHERE identity = ?1"))
        using (var leave = _connection.Write("DELETE FROM joining_index WHERE hash = ?1 AND identity = ?2"))
        using (var mark = _connection.Write("UPDATE joining_names SET marks = ?2 WHERE identity = ?1"))
        {
            foreach (var (identity, (was, _)) in changed)
            {
                if (was is null) continue;
                drop.Run(identity);
                foreach (long hash in Hashes(was)) leave.Run(hash, identity);
            }
            foreach (var named in remarked) mark.Run(Numbers[named.Key], Marks(named));
        }
        _connection.Flush();
        Add(changed.Where(name => name.Name.Is is not null).Select(name => (name.Identity, name.Name.Is!)));
    }

    /// <summary>Keeps all names of an archive.</summary>
    public void Fill(IReadOnlyList<Named> all, IReadOnlyDictionary<string, long> numbers)
    {
        _connection.Execute("DELETE FROM joining_names; DELETE FROM joining_index");
        Add(all.Select(named => (numbers[named.Key], named)));
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_one, _byName, _byHash, _roles]) statement.Dispose();
    }

    private void Add(IEnumerable<(long Identity, Named Named)> names)
    {
        var entries = new List<(long Hash, long Identity)>();
        using (var known = _connection.Append("joining_names", "identity, articles, marks, calls"))
        {
            foreach (var (identity, named) in names.OrderBy(name => name.Identity))
            {
                known.Add(identity, named.Articles, Marks(named), named.Calls.IsEmpty ? null : string.Join('\n', named.Calls.Select(call => string.Create(CultureInfo.InvariantCulture, $"{call.Text}\t{call.Articles}"))));
                foreach (long hash in Hashes(named)) entries.Add((hash, identity));
            }
            _connection.Flush();
        }
        entries.Sort();
        using var index = _connection.Append("joining_index", "hash, identity");
        foreach (var (hash, identity) in entries) index.Add(hash, identity);
        _connection.Flush();
    }

    private Named? Take(DbDataReader row)
    {
        long identity = row.GetInt64(0);
        if (_names.TryGetValue(identity, out var known)) return known;
        var party = new NamedParty(row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt32(4), [], []);
        int marks = row.GetInt32(5);
        var named = new Named(party, _parts, () => Roles(identity), row.IsDBNull(6) ? [] : Calls(row.GetString(6))) { IsCompound = (marks & Compound) != 0, IsUnclean = (marks & Unclean) != 0 };
        Numbers[party.Key] = identity;
        return _names[identity] = named;
    }

    private ImmutableArray<Counted> Roles(long identity)
    {
        var roles = ImmutableArray.CreateBuilder<Counted>();
        using var rows = _roles.Rows(identity);
        while (rows.Read()) roles.Add(new(rows.GetString(0), 1));
        return roles.ToImmutable();
    }

    private static ImmutableArray<Counted> Calls(string lines) =>
        [.. lines.Split('\n').Select(line => line.IndexOf('\t', StringComparison.Ordinal) is var tab ? new Counted(line[..tab], int.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture)) : default)];

    private static int Marks(Named named) => (named.IsCompound ? Compound : 0) | (named.IsUnclean ? Unclean : 0);

    /// <summary>The name key under which what is found by an entry may stand without being in the index.</summary>
    private static string? NameOf(NameEntry entry) => entry.Kind switch
    {
        NameEntry.Core or NameEntry.Name => entry.Text,
        NameEntry.Company => entry.Text[(entry.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..],
        _ => null,
    };

    private static IEnumerable<long> Hashes(Named named) => named.Entries().Where(entry => NameOf(entry) != named.Party.NameKey).Select(HashOf).Distinct();

    private static long HashOf(NameEntry entry)
    {
        // FNV-1a, and a last stir.
        ulong hash = 14695981039346656037;
        Stir(entry.Kind);
        foreach (char c in entry.Type) Stir(c);
        Stir(' ');
        foreach (char c in entry.Text) Stir(c);
        hash ^= hash >> 32;
        return (long)(hash * 0x9E3779B97F4A7C15);

        void Stir(char c) => hash = (hash ^ c) * 1099511628211;
    }
}

/// <summary>Names as they were when joining was last done, or, with the changed ones in their places, as they are. Not safe for several threads.</summary>
internal sealed class JoiningPool : NamePool
{
    private readonly JoiningTables _tables;
    private readonly JoiningPool? _before;
    private readonly HashSet<Named> _gone = [];
    private readonly Dictionary<NameEntry, List<Named>> _come = [];
    private readonly Dictionary<NameEntry, List<Named>> _lists = [];

    /// <param name="changed">Names that may go by others by now: they are not found by what they went by.</param>
    public JoiningPool(JoiningTables tables, NameParts parts, IEnumerable<Named> changed) : base(parts)
    {
        _tables = tables;
        foreach (var named in changed) Come(named);
    }

    public JoiningPool(JoiningPool before, IEnumerable<ChangedName> changed) : base(before.Parts)
    {
        (_tables, _before) = (before._tables, before);
        foreach (var (was, is_) in changed)
        {
            if (was is not null) _gone.Add(was);
            if (is_ is not null) Come(is_);
        }
    }

    protected override List<Named> Find(NameEntry entry)
    {
        if (_lists.TryGetValue(entry, out var list)) return list;
        list = _before is null ? _tables.Find(entry) : _before.Of(entry).FindAll(named => !_gone.Contains(named));
        if (_come.TryGetValue(entry, out var come)) list = [.. list.Union(come)];
        list.Sort(Named.InOrder);
        return _lists[entry] = list;
    }

    private void Come(Named named)
    {
        foreach (var entry in named.Entries())
        {
            if (!_come.TryGetValue(entry, out var list)) _come.Add(entry, list = new(1));
            list.Add(named);
        }
    }
}
