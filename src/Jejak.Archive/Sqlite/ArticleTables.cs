using Jejak.Archive.Storing;
using Microsoft.Data.Sqlite;

namespace Jejak.Archive.Sqlite;

/// <summary>Writes articles into the tables of schema 1, inside a transaction that somebody else begins and ends. Not safe for several threads.</summary>
internal sealed class ArticleTables : IDisposable
{
    public const string KnownSql = "SELECT 1 FROM articles JOIN revisions USING (article) WHERE articles.id = ?1 AND revisions.fingerprint = ?2";

    private readonly IdentityTables _identities;
    private readonly SqliteConnection _connection;
    private readonly WriteStatement _find, _known, _lastRevision, _insertArticle, _updateArticle, _insertRevision;
    private readonly WriteStatement _insertEntity, _insertQuotation, _insertQuotationPart, _insertEvent, _insertSide, _insertFinding, _insertText;
    private readonly WriteStatement[] _clear;
    private readonly WriteStatement _clearQuotationParts, _clearSides;
    private readonly Statement _oldParties;
    private long _article, _revision, _quotation, _event, _finding;

    public ArticleTables(SqliteConnection connection)
    {
        _connection = connection;
        _identities = new(connection);
        _find = new(connection, "SELECT article FROM articles WHERE id = ?1");
        _known = new(connection, KnownSql);
        _lastRevision = new(connection, "SELECT max(number) FROM revisions WHERE article = ?1");
        _insertArticle = Insert("articles", "article, id, revision, day, published, publisher, title, url, uri");
        _updateArticle = new(connection, "UPDATE articles SET revision = ?2, day = ?3, published = ?4, publisher = ?5, title = ?6, url = ?7, uri = ?8 WHERE article = ?1");
        _insertRevision = Insert("revisions", "revision, article, number, fingerprint, sha256, uri, reader, reading, words");
        _insertEntity = Insert("entities", "article, identity, name, roles, spellings, mentions");
        _insertQuotation = Insert("quotations", "quotation, article, number, kind, speaker, printed, role, affiliation, addressee, cue, content, sentence, chain, start, \"end\", confidence");
        _insertQuotationPart = Insert("quotation_parties", "identity, part, quotation");
        _insertEvent = Insert("events", "event, article, number, type, mode, contexts, cameo, intensity, status, actors, recipients, time, first, last, place, asserted_by, trigger, evidence, sentence, start, \"end\", confidence");
        _insertSide = Insert("event_parties", "identity, side, event, acting");
        _insertFinding = Insert("findings", "finding, article, number, code, text, message, suggestion, sentence, start, \"end\"");
        _insertText = Insert("article_text", "rowid, title, words");
        _clearQuotationParts = new(connection, "DELETE FROM quotation_parties WHERE identity = ?2 AND quotation IN (SELECT quotation FROM quotations WHERE article = ?1)");
        _clearSides = new(connection, "DELETE FROM event_parties WHERE identity = ?2 AND event IN (SELECT event FROM events WHERE article = ?1)");
        _oldParties = new(connection, "SELECT identity, spellings FROM entities WHERE article = ?1", 1);
        _clear =
        [
            new(connection, "DELETE FROM events WHERE article = ?1"),
            new(connection, "DELETE FROM quotations WHERE article = ?1"),
            new(connection, "DELETE FROM findings WHERE article = ?1"),
            new(connection, "DELETE FROM entities WHERE article = ?1"),
            new(connection, "DELETE FROM article_text WHERE rowid = ?1"),
        ];
    }

    /// <summary>To be called at the start of a transaction: another program may have written since the last one.</summary>
    public void BeginBatch()
    {
        _article = Last("articles", "article");
        _revision = Last("revisions", "revision");
        _quotation = Last("quotations", "quotation");
        _event = Last("events", "event");
        _finding = Last("findings", "finding");
        _identities.BeginBatch();
    }

    /// <summary>To be called before the transaction is committed.</summary>
    public void EndBatch() => _identities.EndBatch();

    /// <summary>To be called when the transaction is rolled back.</summary>
    public void Forget() => _identities.Forget();

    public StoreOutcome Store(ArticleRow row)
    {
        if (_known.Number(row.Id, row.Fingerprint) is not null) return StoreOutcome.Unchanged;
        long? old = _find.Number(row.Id);
        long article = old ?? ++_article;
        long revision = ++_revision;
        long number = 1;
        if (old is null) _insertArticle.Run(article, row.Id, revision, row.Day, row.Published, row.Publisher, row.Title, row.Url, row.Uri);
        else
        {
            number = _lastRevision.Number(article)!.Value + 1;
            _updateArticle.Run(article, revision, row.Day, row.Published, row.Publisher, row.Title, row.Url, row.Uri);
            Clear(article);
        }
        _insertRevision.Run(revision, article, number, row.Fingerprint, row.Sha256, row.Uri, row.Reader, row.Reading, row.DeflatedWords);
        var identities = InsertParties(article, row);
        InsertQuotations(article, row, identities);
        InsertEvents(article, row, identities, _quotation - row.Quotations.Length + 1);
        for (int i = 0; i < row.Findings.Length; i++)
        {
            var finding = row.Findings[i];
            _insertFinding.Run(++_finding, article, i + 1, finding.Code, finding.Text, finding.Message, finding.Suggestion, finding.Sentence, finding.Start, finding.End);
        }
        _insertText.Run(article, row.Title ?? "", row.Words);
        return old is null ? StoreOutcome.New : StoreOutcome.Revised;
    }

    public void Dispose()
    {
        WriteStatement[] statements =
        [
            _find, _known, _lastRevision, _insertArticle, _updateArticle, _insertRevision, _insertEntity, _insertQuotation, _insertQuotationPart, _insertEvent, _insertSide,
            _insertFinding, _insertText, _clearQuotationParts, _clearSides, .. _clear,
        ];
        foreach (var statement in statements) statement.Dispose();
        _oldParties.Dispose();
        _identities.Dispose();
    }

    private long[] InsertParties(long article, ArticleRow row)
    {
        var identities = new long[row.Parties.Length];
        for (int i = 0; i < identities.Length; i++)
        {
            var party = row.Parties[i];
            identities[i] = _identities.NumberOf(party.Identity);
            foreach (string spelling in party.Spellings) _identities.Count(spelling, identities[i], 1);
            _insertEntity.Run(article, identities[i], party.Name, party.Roles, string.Join('\n', party.Spellings), party.Mentions);
        }
        return identities;
    }

    private void InsertQuotations(long article, ArticleRow row, long[] identities)
    {
        for (int i = 0; i < row.Quotations.Length; i++)
        {
            var quotation = row.Quotations[i];
            _insertQuotation.Run(++_quotation, article, i + 1, quotation.Kind, quotation.Speaker, quotation.Printed, quotation.Role, quotation.Affiliation, quotation.Addressee, quotation.Cue,
                quotation.Content, quotation.Sentence, quotation.Chain, quotation.Start, quotation.End, quotation.Confidence);
            foreach (var (party, part) in quotation.Parts) _insertQuotationPart.Run(identities[party], part, _quotation);
        }
    }

    private void InsertEvents(long article, ArticleRow row, long[] identities, long firstQuotation)
    {
        for (int i = 0; i < row.Events.Length; i++)
        {
            var happening = row.Events[i];
            object? assertedBy = happening.AssertedBy < 0 ? null : firstQuotation + happening.AssertedBy;
            _insertEvent.Run(++_event, article, i + 1, happening.Type, happening.Mode, happening.Contexts, happening.Cameo, happening.Intensity, happening.Status, happening.Actors, happening.Recipients,
                happening.Time, happening.First, happening.Last, happening.Place, assertedBy, happening.Trigger, happening.Evidence, happening.Sentence, happening.Start, happening.End, happening.Confidence);
            foreach (var (party, side, acting) in happening.Sides) _insertSide.Run(identities[party], side, _event, acting ? 1 : 0);
        }
    }

    /// <summary>Takes away what the former revision said; its reading stays in <c>revisions</c>.</summary>
    private void Clear(long article)
    {
        var parties = new List<(long Identity, string Spellings)>();
        using (var rows = _oldParties.Rows(article))
        {
            while (rows.Read()) parties.Add((rows.GetInt64(0), rows.GetString(1)));
        }
        foreach (var (identity, spellings) in parties)
        {
            _clearQuotationParts.Run(article, identity);
            _clearSides.Run(article, identity);
            if (spellings.Length == 0) continue;
            foreach (string spelling in spellings.Split('\n')) _identities.Count(spelling, identity, -1);
        }
        foreach (var statement in _clear) statement.Run(article);
    }

    private WriteStatement Insert(string table, string columns)
    {
        int values = columns.Count(c => c == ',') + 1;
        return new(_connection, $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", Enumerable.Range(1, values).Select(number => "?" + number))})");
    }

    private long Last(string table, string key) => ArchiveFile.Number(_connection, $"SELECT max({key}) FROM {table}");
}
