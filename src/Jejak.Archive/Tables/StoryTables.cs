using Jejak.Archive.Stores;
using Jejak.Archive.Stories;

namespace Jejak.Archive.Tables;

/// <summary>
/// Keeps the stories true to the articles, batch by batch: links each new or changed article to those that tell the same report, and groups anew what the links have touched.
/// Not safe for several threads.
/// </summary>
/// <remarks>
/// The index of bands is read once, some two hundred megabytes for a hundred thousand articles, and kept: a batch costs what its own articles cost. Links and groups follow from the signatures alone,
/// so the same articles have the same stories whatever the order and however the batches were cut.
/// </remarks>
internal sealed class StoryTables : IDisposable
{
    // Signatures of two kilobytes each: those of the last days are the likeliest candidates.
    private const int MostRemembered = 16_000;
    private const int LoadedAtOnce = 1000;

    private readonly StoreConnection _connection;
    private readonly Statement _newBands;
    private readonly WriteStatement _forgetSignature, _forgetBands, _unlink;
    private readonly Appender _signatures, _bands, _links;
    private readonly StoryGrouping _grouping;
    private readonly SortedDictionary<long, StorySignature> _batch = [];
    private readonly HashSet<long> _touched = [];
    private Dictionary<long, StorySignature> _remembered = [];

    // What was remembered before that: asked for again, it is remembered again.
    private Dictionary<long, StorySignature> _fading = [];
    private StoryIndex? _index;

    // The last change of the bands that the index knows.
    private long _change;

    public StoryTables(StoreConnection connection)
    {
        _connection = connection;
        _newBands = connection.Ask("SELECT article, change, day, bands FROM bands WHERE change > ?1 ORDER BY change");
        _forgetSignature = connection.Write("DELETE FROM signatures WHERE article = ?1");
        _forgetBands = connection.Write("DELETE FROM bands WHERE article = ?1");
        _unlink = connection.Write("DELETE FROM story_links WHERE one = ?1 OR other = ?1");
        _signatures = connection.Append("signatures", "article, signature");
        _bands = connection.Append("bands", "article, change, day, bands");
        _links = connection.Append("story_links", "one, other, kind, strength");
        _grouping = new(connection, Load, SignatureOf);
    }

    /// <summary>To be called at the start of a transaction.</summary>
    public void BeginBatch()
    {
        if (_index is not null && !_connection.OthersWrote) return;
        // Another program may have changed what is remembered.
        ForgetSignatures();
        if (_index is null)
        {
            _index = new();
            _index.Reserve((int)Math.Min(_connection.Number($"SELECT sum(length(bands)) / {sizeof(uint)} FROM bands"), Array.MaxLength / 2));
        }
        CatchUp();
    }

    /// <summary>Takes an article as it is now.</summary>
    /// <param name="isNew">False where the archive had it with another signature.</param>
    public void Add(long article, StorySignature signature, bool isNew)
    {
        if (!isNew)
        {
            _grouping.AddNeighbours(article, _touched);
            _unlink.Run(article);
            _forgetSignature.Run(article);
            _forgetBands.Run(article);
        }
        byte[] bands = signature.Bands.ToBytes();
        _signatures.Add(article, signature.ToBytes());
        _bands.Add(article, ++_change, signature.Day, bands);
        _batch[article] = signature;
    }

    /// <summary>To be called before the transaction is committed: links and groups the batch.</summary>
    public void EndBatch()
    {
        _connection.Flush();
        foreach (var (article, signature) in _batch) _index!.Add((int)article, signature.Day, signature.Bands);
        // Of two that changed in one batch the second finds the first.
        var candidates = _batch.ToDictionary(pair => pair.Key, pair => _index!.Candidates(pair.Value).FindAll(candidate => candidate < pair.Key || (candidate > pair.Key && !_batch.ContainsKey(candidate))));
        Load(candidates.Values.SelectMany(articles => articles).Select(article => (long)article));
        foreach (var (article, signature) in _batch)
        {
            bool linked = false;
            foreach (int candidate in candidates[article])
            {
                if (SignatureOf(candidate) is not { } other || !StoryLink.AreComparable(signature, other) || StoryLink.Between(signature, other) is not { } link) continue;
                _links.Add(Math.Min(article, candidate), Math.Max(article, candidate), StoryLink.Name(link.Kind), link.Strength);
                linked = true;
            }
            if (linked) _touched.Add(article);
            Remember(article, signature);
        }
        _batch.Clear();
        if (_touched.Count > 0)
        {
            _connection.Flush();
            _grouping.Regroup(_touched);
        }
        _touched.Clear();
    }

    /// <summary>To be called when the transaction is rolled back.</summary>
    public void Forget()
    {
        _batch.Clear();
        _touched.Clear();
        ForgetSignatures();
        (_index, _change) = (null, 0);
    }

    public void Dispose()
    {
        _newBands.Dispose();
        foreach (var statement in (WriteStatement[])[_forgetSignature, _forgetBands, _unlink]) statement.Dispose();
        foreach (var rows in (Appender[])[_signatures, _bands, _links]) rows.Dispose();
        _grouping.Dispose();
    }

    private void CatchUp()
    {
        using var rows = _newBands.Rows(_change);
        while (rows.Read())
        {
            _index!.Add((int)rows.GetInt64(0), rows.IsDBNull(2) ? null : (int)rows.GetInt64(2), Fingerprints.FromBytes((byte[])rows.GetValue(3)));
            _change = rows.GetInt64(1);
        }
    }

    /// <summary>Null where an article that the index remembers has none any more.</summary>
    private StorySignature? SignatureOf(long article)
    {
        if (_batch.TryGetValue(article, out var signature) || _remembered.TryGetValue(article, out signature)) return signature;
        if (_fading.TryGetValue(article, out signature)) Remember(article, signature);
        else
        {
            Load([article]);
            _remembered.TryGetValue(article, out signature);
        }
        return signature;
    }

    /// <summary>Remembers the signatures of some articles, those that are there.</summary>
    private void Load(IEnumerable<long> articles)
    {
        foreach (long[] some in articles.Where(article => !_batch.ContainsKey(article) && !_remembered.ContainsKey(article) && !_fading.ContainsKey(article)).Distinct().Chunk(LoadedAtOnce))
        {
            using var all = _connection.Ask($"SELECT article, s.signature, b.bands FROM signatures AS s JOIN bands AS b USING (article) WHERE article IN {NameTables.InList(some)}");
            using var rows = all.Rows();
            while (rows.Read()) Remember(rows.GetInt64(0), StorySignature.FromBytes((byte[])rows.GetValue(1), (byte[])rows.GetValue(2)));
        }
    }

    private void ForgetSignatures()
    {
        _remembered.Clear();
        _fading.Clear();
    }

    private void Remember(long article, StorySignature signature)
    {
        if (_remembered.Count >= MostRemembered) (_fading, _remembered) = (_remembered, []);
        _remembered[article] = signature;
    }
}
