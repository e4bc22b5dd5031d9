using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Jejak.Archive.Sqlite;
using Jejak.Archive.Stores;
using Jejak.Archive.Stories;
using Jejak.Archive.Storing;
using Jejak.Archive.Tables;

namespace Jejak.Archive.Upkeep;

/// <summary>What a check of an archive has found.</summary>
/// <param name="Faults">A line each; none in a sound archive. At most <see cref="ArchiveCheck.MostFaults"/>.</param>
public sealed record CheckReport(int Articles, int Revisions, long Facts, IReadOnlyList<string> Faults);

/// <summary>
/// Checks a whole archive: the database itself, that rows point to rows, that every article has its reading and the reading its text, that every fact stands where it says, that names and relays are counted right and that the
/// full text has every word of every article at its place. Reads only; others may write meanwhile.
/// </summary>
public sealed class ArchiveCheck
{
    /// <summary>A broken archive has thousands; some of them tell enough.</summary>
    public const int MostFaults = 100;

    private const int AtOnce = 256;

    private readonly StoreConnection _store;
    private readonly List<string> _faults = [];
    private long _facts;

    private ArchiveCheck(StoreConnection store) => _store = store;

    /// <exception cref="ArchiveException">There is no archive, or it cannot be read at all.</exception>
    public static CheckReport Run(string path)
    {
        using var store = ArchiveStore.OpenToRead(path);
        return store.Guard(() =>
        {
            store.BeginReading();
            return new ArchiveCheck(store).Run();
        });
    }

    private CheckReport Run()
    {
        foreach (string fault in _store.Faults()) Say(fault);
        CheckRows();
        int revisions = CheckReadings();
        CheckNames();
        CheckRelays();
        CheckPacked();
        CheckStories();
        CheckText();
        _store.Rollback();
        return new((int)_store.Number("SELECT count(*) FROM articles"), revisions, _facts, _faults);
    }

    private void CheckRows()
    {
        None("articles without their current revision", "FROM articles AS a WHERE NOT EXISTS (SELECT 1 FROM revisions AS r WHERE r.revision = a.revision AND r.article = a.article)");
        None("revisions of no article", "FROM revisions AS r WHERE NOT EXISTS (SELECT 1 FROM articles AS a WHERE a.article = r.article)");
        None("revisions with the number of another", "FROM (SELECT 1 AS one FROM revisions GROUP BY article, number HAVING count(*) > 1) AS doubled");
        None("entities without identity", "FROM entities AS e WHERE NOT EXISTS (SELECT 1 FROM identities AS i WHERE i.identity = e.identity)");
        foreach (string table in (string[])["quotations", "events", "findings", "entities"])
            None($"{table} of no article", $"FROM {table} AS f WHERE NOT EXISTS (SELECT 1 FROM articles AS a WHERE a.article = f.article)");
        foreach (string table in (string[])["quotations", "events", "findings"])
            None($"{table} with the number of another", $"FROM (SELECT 1 AS one FROM {table} GROUP BY article, number HAVING count(*) > 1) AS doubled");
        None("parties of no quotation", "FROM quotation_parties AS p WHERE NOT EXISTS (SELECT 1 FROM quotations AS q WHERE q.quotation = p.quotation)");
        None("parties of no event", "FROM event_parties AS p WHERE NOT EXISTS (SELECT 1 FROM events AS e WHERE e.event = p.event)");
        None("parties of quotations with another place than the quotation", "FROM quotation_parties AS p JOIN quotations AS q ON q.quotation = p.quotation JOIN articles AS a ON a.article = q.article WHERE p.article <> q.article OR p.start <> q.start OR coalesce(p.day, '') <> coalesce(a.day, '')");
        None("parties of events with another place than the event", "FROM event_parties AS p JOIN events AS e ON e.event = p.event WHERE p.article <> e.article OR p.start <> e.start OR p.type <> e.type OR p.status <> e.status OR coalesce(p.first, '') <> coalesce(e.first, '') OR coalesce(p.last, '') <> coalesce(e.last, '')");
        None("articles that count their quotations wrong", "FROM articles AS a WHERE a.quotations <> (SELECT count(*) FROM quotations AS q WHERE q.article = a.article)");
        None("events asserted by no quotation", "FROM events AS e WHERE asserted_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM quotations AS q WHERE q.quotation = e.asserted_by AND q.article = e.article)");
    }

    private void None(string what, string from)
    {
        long count = _store.Number("SELECT count(*) " + from);
        if (count > 0) Say(string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}"));
    }

    /// <returns>How many revisions there are.</returns>
    private int CheckReadings()
    {
        int revisions = 0;
        using var next = _store.Ask("SELECT r.revision, r.article, a.id, r.sha256, r.reading, r.words, CASE WHEN a.revision = r.revision THEN 1 ELSE 0 END FROM revisions AS r JOIN articles AS a USING (article) WHERE r.revision > ?1 ORDER BY r.revision LIMIT 64");
        for (long last = 0; ;)
        {
            var chunk = new List<(long Revision, long Article, string Id, string Sha256, byte[] Reading, byte[] Words, bool IsCurrent)>();
            using (var rows = next.Rows(last))
            {
                while (rows.Read()) chunk.Add((rows.GetInt64(0), rows.GetInt64(1), rows.GetString(2), rows.GetString(3), (byte[])rows.GetValue(4), (byte[])rows.GetValue(5), rows.GetInt64(6) == 1));
            }
            if (chunk.Count == 0) return revisions;
            var facts = new StoredFacts(_store, chunk.Where(row => row.IsCurrent).Select(row => row.Article));
            foreach (var row in chunk) CheckReading(row.Article, row.Id, row.Sha256, row.Reading, row.Words, row.IsCurrent ? facts : null);
            revisions += chunk.Count;
            last = chunk[^1].Revision;
        }
    }

    private void CheckReading(long article, string id, string sha256, byte[] packed, byte[] words, StoredFacts? facts)
    {
        try
        {
            Deflated.Unpack(words);
            using var json = JsonDocument.Parse(Deflated.Unpack(packed));
            var reading = json.RootElement;
            string text = reading.GetProperty("text").GetString()!;
            if (reading.GetProperty("id").GetString() != id) Say($"{id}: the reading is of another article");
            if (reading.GetProperty("source").GetProperty("sha256").GetString() != sha256) Say($"{id}: the reading is of another text");
            if (Misplaced(reading, text) is { } where) Say($"{id}: the reading's {where} does not stand where it says");
            foreach (string fault in facts?.Compare(article, reading, text.Length) ?? []) Say($"{id}: {fault}");
            _facts += reading.GetProperty("quotations").GetArrayLength() + reading.GetProperty("events").GetArrayLength() + reading.GetProperty("findings").GetArrayLength();
        }
        catch (Exception error) when (error is JsonException or InvalidDataException or KeyNotFoundException or InvalidOperationException)
        {
            Say($"{id}: the reading cannot be read ({error.Message.ReplaceLineEndings(" ")})");
        }
    }

    /// <returns>The words of the first span whose text is not what stands there; null where all are.</returns>
    private static string? Misplaced(JsonElement element, string text)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                if (Misplaced(item, text) is { } fault) return fault;
            }
        }
        if (element.ValueKind != JsonValueKind.Object) return null;
        if (element.TryGetProperty("start", out var from) && element.TryGetProperty("end", out var to) && from.ValueKind == JsonValueKind.Number)
        {
            int start = from.GetInt32(), end = to.GetInt32();
            if (start < 0 || end < start || end > text.Length) return string.Create(CultureInfo.InvariantCulture, $"span {start}–{end}");
            if (element.TryGetProperty("text", out var words) && words.ValueKind == JsonValueKind.String && !text.AsSpan(start, end - start).SequenceEqual(words.GetString())) return $"'{words.GetString()}'";
        }
        foreach (var property in element.EnumerateObject())
        {
            if (Misplaced(property.Value, text) is { } fault) return fault;
        }
        return null;
    }

    private void CheckNames()
    {
        var counted = DerivedTables.CountNames(_store);
        using (var all = _store.Ask("SELECT name_key, identity, articles FROM names"))
        using (var rows = all.Rows())
        {
            while (rows.Read())
            {
                string spelling = rows.GetString(0);
                if (!counted.Remove((spelling, rows.GetInt64(1)), out long articles) || articles != rows.GetInt64(2)) Say(string.Create(CultureInfo.InvariantCulture, $"'{spelling}' is counted {rows.GetInt64(2):N0} times and stands in {articles:N0} articles; 'jejak archive reindex' counts again"));
            }
        }
        foreach (var ((spelling, _), _) in counted.Take(MostFaults)) Say($"'{spelling}' is not counted; 'jejak archive reindex' counts again");
    }

    /// <summary>What an older version made of an article finds fewer of its copies, and not the same ones in every order.</summary>
    private void CheckStories()
    {
        long old = 0;
        using (var all = _store.Ask("SELECT signature FROM signatures"))
        {
            using var rows = all.Rows();
            while (rows.Read())
            {
                if (!StorySignature.IsCurrent((byte[])rows.GetValue(0))) old++;
            }
        }
        if (old > 0) Say(string.Create(CultureInfo.InvariantCulture, $"the stories of {old:N0} articles are as an older jejak grouped them; 'jejak archive reindex' groups them anew"));
    }

    private void CheckRelays()
    {
        foreach (string fault in RelayTables.Faults(_store)) Say(fault);
    }

    private void CheckPacked()
    {
        foreach (string fault in NamePages.Faults(_store).Concat(QuotationWords.Faults(_store))) Say(fault);
    }

    /// <summary>Every token of every article at its place, by sums: one number an article is kept of the index.</summary>
    private void CheckText()
    {
        var sums = _store.Text.Sums();
        using var tokens = new TextTokens();
        var batch = new Dictionary<long, ulong>(AtOnce);
        foreach (var (article, title, words) in DerivedTables.Texts(_store))
        {
            if (!sums.ContainsKey(article)) Say(string.Create(CultureInfo.InvariantCulture, $"article {article} is not in the full text; 'jejak archive reindex' makes it anew"));
            batch.Add(article, 0);
            tokens.Add(article, title ?? "", words);
            if (batch.Count == AtOnce) Compare(batch, tokens, sums);
        }
        Compare(batch, tokens, sums);
        foreach (long article in sums.Keys.Order().Take(MostFaults)) Say(string.Create(CultureInfo.InvariantCulture, $"the full text has an article {article} that is not there; 'jejak archive reindex' makes it anew"));
    }

    /// <summary>Takes the articles out of both.</summary>
    private void Compare(Dictionary<long, ulong> batch, TextTokens tokens, Dictionary<long, ulong> sums)
    {
        string last = "";
        ulong term = TextSum.OfTerm(last);
        foreach (var token in tokens.All())
        {
            if (!ReferenceEquals(token.Term, last)) term = TextSum.OfTerm(_store.Text.Kept(last = token.Term));
            CollectionsMarshal.GetValueRefOrNullRef(batch, token.Article) += TextSum.OfToken(term, token.Column, token.Offset);
        }
        foreach (var (article, sum) in batch)
        {
            if (sums.Remove(article, out ulong indexed) && indexed != sum) Say(string.Create(CultureInfo.InvariantCulture, $"the full text of article {article} does not have its words at their places; 'jejak archive reindex' makes it anew"));
        }
        batch.Clear();
        tokens.Clear();
    }

    private void Say(string fault)
    {
        if (_faults.Count < MostFaults) _faults.Add(fault);
    }
}
