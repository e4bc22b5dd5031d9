using System.Text.Json;
using Jejak.Archive.Stores;
using Jejak.Archive.Storing;
using Jejak.Archive.Tables;
using Jejak.Articles;

namespace Jejak.Archive;

/// <summary>The current texts of an archive as they were given, for a newer reader. For one thread.</summary>
public sealed class StoredTexts : IDisposable
{
    private const int AtOnce = 64;

    private readonly StoreConnection _connection;

    private StoredTexts(StoreConnection connection) => _connection = connection;

    /// <exception cref="ArchiveException">There is no archive, or it cannot be read.</exception>
    public static StoredTexts Open(string path) => new(ArchiveStore.OpenToRead(path));

    /// <summary>How many texts another version than <paramref name="reader"/> has read; null counts all.</summary>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    public int Count(string? reader) => _connection.Guard(() =>
    {
        using var count = _connection.Ask("SELECT count(*) FROM articles AS a JOIN revisions AS r ON r.revision = a.revision WHERE ?1 IS NULL OR r.reader <> ?1");
        return (int)(long)count.Value(reader)!;
    });

    /// <summary>The texts that another version than <paramref name="reader"/> has read, in order of arrival; null is all. A page comes without its article taken out.</summary>
    /// <exception cref="ArchiveException">The archive cannot be read.</exception>
    public IEnumerable<SourceDocument> All(string? reader)
    {
        for (long after = 0; ;)
        {
            long last = after;
            var (texts, next) = _connection.Guard(() => Next(reader, last));
            after = next;
            foreach (var text in texts) yield return text;
            if (texts.Count < AtOnce) yield break;
        }
    }

    public void Dispose() => _connection.Dispose();

    private (List<SourceDocument> Texts, long Last) Next(string? reader, long after)
    {
        var texts = new List<SourceDocument>(AtOnce);
        using var next = _connection.Ask("""
            SELECT a.article, r.uri, r.reading, r.given FROM articles AS a JOIN revisions AS r ON r.revision = a.revision
            WHERE a.article > ?2 AND (?1 IS NULL OR r.reader <> ?1) ORDER BY a.article LIMIT 64
            """);
        using var rows = next.Rows(reader, after);
        while (rows.Read())
        {
            after = rows.GetInt64(0);
            using var reading = JsonDocument.Parse(Deflated.Unpack((byte[])rows.GetValue(2)));
            texts.Add(GivenFields.Unpack(rows.GetString(1), reading.RootElement, Rows.Text(rows, 3)));
        }
        return (texts, after);
    }
}
