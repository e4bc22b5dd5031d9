using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Jejak.Archive.Stores;
using Jejak.Archive.Tables;

namespace Jejak.Archive.Watching;

/// <summary>
/// What is watched and what was announced there. Everything is written in the transaction of the writer that it belongs to, so that an article and the mark that it is stored are there together or not at all;
/// <see cref="ArchiveWriter.Commit"/> ends it.
/// </summary>
/// <remarks>For one thread, the writer's.</remarks>
public sealed class WatchLedger(ArchiveWriter writer)
{
    private const string SourceColumns = "address, parent, etag, modified, asked, due, failures, fault";
    private const string ItemColumns = "item, source, link, title, published, version, content, article, failures";

    /// <summary>Those that somebody named, or with <paramref name="parent"/> the sitemaps that it lists.</summary>
    public ImmutableArray<WatchedSource> Sources(string? parent = null) => writer.Beside(store => Sources(store, parent is null ? "parent IS NULL" : "parent = ?1", parent).ToImmutableArray());

    /// <summary>The source of that address, which is watched from now on if it was not yet.</summary>
    public WatchedSource Open(string address, string? parent = null) => writer.Beside(store =>
    {
        if (Sources(store, "address = ?1", address).FirstOrDefault() is { } known) return known;
        store.Change($"INSERT INTO watched ({SourceColumns}) VALUES (?1, ?2, NULL, NULL, NULL, NULL, 0, NULL)", address, parent);
        return new WatchedSource(address, parent);
    });

    public void Save(WatchedSource source) => writer.Beside(store => store.Change("UPDATE watched SET etag = ?2, modified = ?3, asked = ?4, due = ?5, failures = ?6, fault = ?7 WHERE address = ?1",
        source.Address, source.ETag, source.Modified, Moments.Exact(source.Asked), Moments.Exact(source.Due), source.Failures, source.Fault));

    /// <summary>Forgets a source and the sitemaps it lists; what they announced stays known.</summary>
    /// <returns>False where it was not watched.</returns>
    public bool Forget(string address) => writer.Beside(store =>
    {
        bool known = Sources(store, "address = ?1", address).Count > 0;
        store.Change("DELETE FROM watched WHERE address = ?1 OR parent = ?1", address);
        return known;
    });

    /// <summary>Puts down what a source announces: what is new or has changed waits to be read.</summary>
    /// <param name="earliest">When an article that is stored already may be read again at the earliest.</param>
    /// <returns>How many are new or have changed.</returns>
    public int Announce(IEnumerable<AnnouncedItem> items, Func<DateTimeOffset, DateTimeOffset> earliest) => writer.Beside(store =>
    {
        using var find = store.Ask("SELECT version, stored FROM announced WHERE item = ?1");
        using var insert = store.Write($"INSERT INTO announced ({ItemColumns}, place, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, 0, ?8, 'waiting')");
        using var change = store.Write("UPDATE announced SET source = ?2, link = ?3, title = ?4, published = ?5, version = ?6, content = ?7, place = ?8, state = 'waiting', failures = 0, due = ?9, fault = NULL WHERE item = ?1");
        long place = store.Number("SELECT max(place) FROM announced");
        int count = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!seen.Add(item.Item)) continue;
            var (version, stored) = Find(find, item.Item);
            if (version == item.Version) continue;
            count++;
            if (version is null) insert.Run(item.Item, item.Source, item.Link, item.Title, item.Published, item.Version, item.Content, ++place);
            else change.Run(item.Item, item.Source, item.Link, item.Title, item.Published, item.Version, item.Content, ++place, stored is { } time ? Moments.Exact(earliest(time)) : null);
        }
        store.Flush();
        return count;
    });

    /// <summary>What waits and may be read now, in the order it was announced.</summary>
    public ImmutableArray<AnnouncedItem> Waiting(string source, DateTimeOffset now, int most) => writer.Beside(store =>
    {
        using var find = store.Ask($"SELECT {ItemColumns} FROM announced WHERE source = ?1 AND state = 'waiting' AND (due IS NULL OR due <= ?2) ORDER BY place LIMIT {most.ToString(CultureInfo.InvariantCulture)}");
        using var rows = find.Rows(source, Moments.Exact(now));
        var items = ImmutableArray.CreateBuilder<AnnouncedItem>();
        while (rows.Read())
            items.Add(new(rows.GetString(0), rows.GetString(1), Rows.Text(rows, 2), Rows.Text(rows, 3), Rows.Text(rows, 4), rows.GetString(5), Rows.Text(rows, 6), Rows.Text(rows, 7), rows.GetInt32(8)));
        return items.ToImmutable();
    });

    /// <summary>When the next of a source's articles may be read; null where none waits.</summary>
    public DateTimeOffset? NextDue(string source) => writer.Beside(store =>
    {
        using var find = store.Ask("SELECT min(coalesce(due, '')) FROM announced WHERE source = ?1 AND state = 'waiting'");
        return find.Value(source) switch { string { Length: > 0 } due => Moments.Read(due), "" => DateTimeOffset.MinValue, _ => (DateTimeOffset?)null };
    });

    /// <summary>Whether another item is stored under this id: two pages that say they are one are kept apart.</summary>
    public bool IsTaken(string article, string item) => writer.Beside(store =>
    {
        using var find = store.Ask("SELECT 1 FROM announced WHERE article = ?1 AND item <> ?2");
        return find.Value(article, item) is not null;
    });

    public void Stored(AnnouncedItem item, string article, DateTimeOffset now) => writer.Beside(store =>
        store.Change("UPDATE announced SET state = 'stored', article = ?3, stored = ?4, content = NULL, failures = 0, due = NULL, fault = NULL WHERE item = ?1 AND version = ?2", item.Item, item.Version, article, Moments.Exact(now)));

    /// <summary>Nothing more is done about it until it changes.</summary>
    public void End(AnnouncedItem item, ItemState state, string? fault) => writer.Beside(store =>
        store.Change("UPDATE announced SET state = ?3, content = NULL, due = NULL, fault = ?4 WHERE item = ?1 AND version = ?2", item.Item, item.Version, state.ToString().ToLowerInvariant(), fault));

    /// <summary>It is tried again.</summary>
    public void Retry(AnnouncedItem item, int failures, DateTimeOffset due, string? fault) => writer.Beside(store =>
        store.Change("UPDATE announced SET failures = ?3, due = ?4, fault = ?5 WHERE item = ?1 AND version = ?2", item.Item, item.Version, failures, Moments.Exact(due), fault));

    internal static List<WatchedSource> Sources(StoreConnection store, string where, params ReadOnlySpan<object?> values)
    {
        var sources = new List<WatchedSource>();
        using var find = store.Ask($"SELECT {SourceColumns} FROM watched WHERE {where} ORDER BY address");
        using var rows = values is [null] ? find.Rows() : find.Rows(values);
        while (rows.Read())
            sources.Add(new(rows.GetString(0), Rows.Text(rows, 1), Rows.Text(rows, 2), Rows.Text(rows, 3), Moments.Read(Rows.Text(rows, 4)), Moments.Read(Rows.Text(rows, 5)), rows.GetInt32(6), Rows.Text(rows, 7)));
        return sources;
    }

    /// <summary>How all go, with the sitemaps that lists name.</summary>
    internal static ImmutableArray<WatchedRow> All(StoreConnection store)
    {
        var counts = new Dictionary<(string, string), int>();
        using (var count = store.Ask("SELECT source, state, count(*) FROM announced GROUP BY source, state"))
        {
            using DbDataReader rows = count.Rows();
            while (rows.Read()) counts[(rows.GetString(0), rows.GetString(1))] = rows.GetInt32(2);
        }
        int Of(WatchedSource source, string state) => counts.GetValueOrDefault((source.Address, state));
        return [.. Sources(store, "1 = 1").Select(source => new WatchedRow(source, Of(source, "waiting"), Of(source, "stored"), Of(source, "skipped"), Of(source, "failed")))];
    }

    private static (string? Version, DateTimeOffset? Stored) Find(Statement find, string item)
    {
        using var rows = find.Rows(item);
        return rows.Read() ? (rows.GetString(0), Moments.Read(Rows.Text(rows, 1))) : (null, null);
    }
}
