using Jejak.Archive.Stores;
using Jejak.Archive.Storing;

namespace Jejak.Archive.Tables;

/// <summary>Writes articles into the tables, inside a transaction that somebody else begins and ends. Not safe for several threads.</summary>
internal sealed class ArticleTables : IDisposable
{
    public const string KnownSql = "SELECT 1 FROM articles JOIN revisions USING (article) WHERE articles.id = ?1 AND revisions.fingerprint = ?2";

    private readonly IdentityTables _identities;
    private readonly StoryTables _stories;
    private readonly ActTables _acts;
    private readonly StoreConnection _connection;
    private readonly WriteStatement _find, _known, _lastRevision, _updateArticle, _reread;
    private readonly WriteStatement[] _clear;
    private readonly KeyFilter _ids;
    private readonly Appender _articles, _revisions, _entities, _quotations, _quotationParts, _events, _sides, _findings, _relays, _quotationWords;
    private readonly Statement _oldParties, _current;
    private readonly HashSet<string> _batch = new(StringComparer.Ordinal);
    private long _article, _revision, _quotation, _event, _finding;

    public ArticleTables(StoreConnection connection)
    {
        _connection = connection;
        _identities = new(connection);
        _ids = new(connection, "articles", "id");
        _find = connection.Write("SELECT article FROM articles WHERE id = ?1");
        _known = connection.Write(KnownSql);
        _lastRevision = connection.Write("SELECT max(number) FROM revisions WHERE article = ?1");
        _articles = connection.Append("articles", "article, id, revision, day, published, publisher, title, url, uri, quotations");
        _updateArticle = connection.Write("UPDATE articles SET revision = ?2, day = ?3, published = ?4, publisher = ?5, title = ?6, url = ?7, uri = ?8, quotations = ?9 WHERE article = ?1");
        _revisions = connection.Append("revisions", "revision, article, number, fingerprint, sha256, uri, reader, reading, words, given");
        _entities = connection.Append("entities", "article, identity, name, roles, spellings, mentions");
        _quotations = connection.Append("quotations", "quotation, article, number, kind, speaker, printed, role, affiliation, addressee, cue, content, sentence, chain, start, \"end\", confidence");
        _quotationParts = connection.Append("quotation_parties", "identity, part, quotation, article, day, start");
        _events = connection.Append("events", "event, article, number, type, mode, contexts, cameo, intensity, status, actors, recipients, time, first, last, place, asserted_by, trigger, evidence, sentence, start, \"end\", confidence");
        _sides = connection.Append("event_parties", "identity, side, event, acting, article, first, last, start, type, status");
        _findings = connection.Append("findings", "finding, article, number, code, text, message, suggestion, sentence, start, \"end\", day, publisher, key, wordings");
        _relays = connection.Append("relays", "identity, article, relation, quotations, publisher, day");
        _quotationWords = connection.Append("quotation_words", "article, filters");
        _oldParties = connection.Ask("SELECT identity, spellings FROM entities WHERE article = ?1");
        _reread = connection.Write("UPDATE revisions SET reader = ?2, reading = ?3, words = ?4 WHERE revision = ?1");
        _current = connection.Ask("SELECT a.revision, a.title, r.words FROM articles AS a JOIN revisions AS r ON r.revision = a.revision WHERE a.article = ?1");
        _clear =
        [
            connection.Write("DELETE FROM relays WHERE article = ?1"),
            connection.Write("DELETE FROM quotation_words WHERE article = ?1"),
            connection.Write("DELETE FROM quotation_parties WHERE quotation IN (SELECT quotation FROM quotations WHERE article = ?1)"),
            connection.Write("DELETE FROM event_parties WHERE event IN (SELECT event FROM events WHERE article = ?1)"),
            connection.Write("DELETE FROM events WHERE article = ?1"),
            connection.Write("DELETE FROM quotations WHERE article = ?1"),
            connection.Write("DELETE FROM findings WHERE article = ?1"),
            connection.Write("DELETE FROM entities WHERE article = ?1"),
        ];
        // Its rows point at those above, so they come after them.
        _stories = new(connection);
        _acts = new(connection);
    }

    /// <summary>To be called at the start of a transaction: another program may have written since the last one.</summary>
    public void BeginBatch()
    {
        _batch.Clear();
        if (_connection.OthersWrote) _ids.Forget();
        _article = Last("articles", "article");
        _revision = Last("revisions", "revision");
        _quotation = Last("quotations", "quotation");
        _event = Last("events", "event");
        _finding = Last("findings", "finding");
        _identities.BeginBatch();
        _stories.BeginBatch();
    }

    /// <summary>To be called before the transaction is committed.</summary>
    public void EndBatch()
    {
        _identities.EndBatch();
        _acts.EndBatch();
        _stories.EndBatch();
    }

    /// <summary>To be called when the transaction is rolled back.</summary>
    public void Forget()
    {
        _ids.Forget();
        _identities.Forget();
        _acts.Forget();
        _stories.Forget();
    }

    public StoreOutcome Store(ArticleRow row)
    {
        // Two versions of an article in one batch: the second has to find the first.
        if (!_batch.Add(row.Id)) _connection.Flush();
        bool mayBeOld = _ids.MayHave(row.Id);
        if (mayBeOld && _known.Number(row.Id, row.Fingerprint) is not null) return StoreOutcome.Unchanged;
        long? old = mayBeOld ? _find.Number(row.Id) : null;
        long article = old ?? ++_article;
        long revision = ++_revision;
        long number = 1;
        _ids.Add(row.Id);
        if (old is null) _articles.Add(article, row.Id, revision, row.Day, row.Published, row.Publisher, row.Title, row.Url, row.Uri, row.Quotations.Length);
        else
        {
            number = _lastRevision.Number(article)!.Value + 1;
            _updateArticle.Run(article, revision, row.Day, row.Published, row.Publisher, row.Title, row.Url, row.Uri, row.Quotations.Length);
            ClearFacts(article);
            _connection.Text.Remove(article);
        }
        _revisions.Add(revision, article, number, row.Fingerprint, row.Sha256, row.Uri, row.Reader, row.Reading, row.DeflatedWords, row.Given);
        InsertFacts(article, row);
        _connection.Text.Add(article, row.Title ?? "", row.Words);
        _stories.Add(article, row.Signature, isNew: old is null);
        return old is null ? StoreOutcome.New : StoreOutcome.Revised;
    }

    /// <summary>Puts another reading of the same text in the place of the current one: the article, its revision and what decisions name stay who they are.</summary>
    /// <returns>False where the archive has no such article any more.</returns>
    public bool Replace(ArticleRow row)
    {
        if (!_batch.Add(row.Id)) _connection.Flush();
        if (_find.Number(row.Id) is not { } article) return false;
        var (revision, title, words) = Current(article);
        _reread.Run(revision, row.Reader, row.Reading, row.DeflatedWords);
        _updateArticle.Run(article, revision, row.Day, row.Published, row.Publisher, row.Title, row.Url, row.Uri, row.Quotations.Length);
        ClearFacts(article);
        InsertFacts(article, row);
        _stories.Add(article, row.Signature, isNew: false);
        if (title == row.Title && row.DeflatedWords.AsSpan().SequenceEqual(words)) return true;
        _connection.Text.Remove(article);
        _connection.Text.Add(article, row.Title ?? "", row.Words);
        return true;
    }

    public void Dispose()
    {
        foreach (var statement in (WriteStatement[])[_find, _known, _lastRevision, _updateArticle, _reread, .. _clear]) statement.Dispose();
        foreach (var rows in (Appender[])[_articles, _revisions, _entities, _quotations, _quotationParts, _events, _sides, _findings, _relays, _quotationWords]) rows.Dispose();
        _oldParties.Dispose();
        _current.Dispose();
        _identities.Dispose();
        _acts.Dispose();
        _stories.Dispose();
    }

    private (long Revision, string? Title, byte[] Words) Current(long article)
    {
        using var rows = _current.Rows(article);
        rows.Read();
        return (rows.GetInt64(0), Rows.Text(rows, 1), (byte[])rows.GetValue(2));
    }

    private void InsertFacts(long article, ArticleRow row)
    {
        var identities = InsertParties(article, row);
        InsertQuotations(article, row, identities);
        InsertRelays(article, row, identities);
        InsertEvents(article, row, identities, _quotation - row.Quotations.Length + 1);
        for (int i = 0; i < row.Findings.Length; i++)
        {
            var finding = row.Findings[i];
            _findings.Add(++_finding, article, i + 1, finding.Code, finding.Text, finding.Message, finding.Suggestion, finding.Sentence, finding.Start, finding.End, row.Day, row.Publisher, finding.Key, finding.Wordings);
        }
    }

    private long[] InsertParties(long article, ArticleRow row)
    {
        var identities = new long[row.Parties.Length];
        for (int i = 0; i < identities.Length; i++)
        {
            var party = row.Parties[i];
            identities[i] = _identities.NumberOf(party.Identity);
            _identities.Touch(identities[i]);
            foreach (string spelling in party.Spellings) _identities.Count(spelling, identities[i], 1);
            _entities.Add(article, identities[i], party.Name, party.Roles, string.Join('\n', party.Spellings), party.Mentions);
        }
        return identities;
    }

    private void InsertQuotations(long article, ArticleRow row, long[] identities)
    {
        var filters = new List<byte>();
        long last = 0;
        for (int i = 0; i < row.Quotations.Length; i++)
        {
            var quotation = row.Quotations[i];
            _quotations.Add(++_quotation, article, i + 1, quotation.Kind, quotation.Speaker, quotation.Printed, quotation.Role, quotation.Affiliation, quotation.Addressee, quotation.Cue,
                quotation.Content, quotation.Sentence, quotation.Chain, quotation.Start, quotation.End, quotation.Confidence);
            foreach (var (party, part) in quotation.Parts) _quotationParts.Add(identities[party], part, _quotation, article, row.Day, quotation.Start);
            WordFilter.Add(filters, last, _quotation, quotation.Content);
            last = _quotation;
        }
        if (filters.Count > 0) _quotationWords.Add(article, filters.ToArray());
    }

    private void InsertRelays(long article, ArticleRow row, long[] identities)
    {
        foreach (var relay in row.Quotations.SelectMany(quotation => quotation.Relays).GroupBy(relay => relay.Party))
            _relays.Add(identities[relay.Key], article, relay.First().Relation, relay.Count(), row.Publisher, row.Day);
    }

    private void InsertEvents(long article, ArticleRow row, long[] identities, long firstQuotation)
    {
        if (row.Events.Length > 0) _acts.Touch(article);
        for (int i = 0; i < row.Events.Length; i++)
        {
            var happening = row.Events[i];
            object? assertedBy = happening.AssertedBy < 0 ? null : firstQuotation + happening.AssertedBy;
            _events.Add(++_event, article, i + 1, happening.Type, happening.Mode, happening.Contexts, happening.Cameo, happening.Intensity, happening.Status, happening.Actors, happening.Recipients,
                happening.Time, happening.First, happening.Last, happening.Place, assertedBy, happening.Trigger, happening.Evidence, happening.Sentence, happening.Start, happening.End, happening.Confidence);
            foreach (var (party, side, acting) in happening.Sides) _sides.Add(identities[party], side, _event, acting ? 1 : 0, article, happening.First, happening.Last, happening.Start, happening.Type, happening.Status);
        }
    }

    /// <summary>Takes away what the former revision said; its reading stays in <c>revisions</c>.</summary>
    private void ClearFacts(long article)
    {
        _acts.Touch(article);
        var parties = new List<(long Identity, string Spellings)>();
        using (var rows = _oldParties.Rows(article))
        {
            while (rows.Read()) parties.Add((rows.GetInt64(0), rows.GetString(1)));
        }
        foreach (var (identity, spellings) in parties)
        {
            _identities.Touch(identity);
            if (spellings.Length == 0) continue;
            foreach (string spelling in spellings.Split('\n')) _identities.Count(spelling, identity, -1);
        }
        foreach (var statement in _clear) statement.Run(article);
    }

    private long Last(string table, string key) => _connection.Number($"SELECT max({key}) FROM {table}");
}
