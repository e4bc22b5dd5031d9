using System.Globalization;
using System.Text;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tests;

/// <summary>A folder of its own for an archive, or a schema of its own on a server; gone at the end of the test.</summary>
internal sealed class TemporaryArchive : IDisposable
{
    public TemporaryArchive(params Story[] stories) : this(null, stories)
    {
    }

    /// <param name="server">The archive's server; null for a file.</param>
    public TemporaryArchive(PostgresServer? server, params Story[] stories)
    {
        Directory.CreateDirectory(Folder);
        Path = server?.NewArchive() ?? System.IO.Path.Combine(Folder, "jejak.db");
        if (stories.Length > 0) Store(stories);
    }

    public string Folder { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "jejak-" + Guid.NewGuid().ToString("N"));

    /// <summary>What <c>--archive</c> says.</summary>
    public string Path { get; }

    public StoreOutcome[] Store(params Story[] stories)
    {
        using var writer = ArchiveWriter.Open(Path);
        var outcomes = stories.Select(story => writer.Store(story.Stored())).ToArray();
        writer.Join();
        return outcomes;
    }

    public NewsArchive Ask() => NewsArchive.Open(Path);

    public string Dump() => Dump(Path);

    /// <summary>Every row of every table but the full-text index, whose pages depend on how batches were cut. The same on every store.</summary>
    public static string Dump(string path)
    {
        using var store = ArchiveStore.OpenToRead(path);
        var dump = new StringBuilder();
        foreach (string table in (string[])["articles", "revisions", "identities", "names", "entities", "quotations", "quotation_parties", "events", "event_parties", "findings", "relays", "joins", "decisions", "judgements", "signatures", "bands", "story_links", "stories", "acts", "name_pages", "quotation_words"])
        {
            using var statement = store.Ask($"SELECT * FROM {table} ORDER BY 1, 2{(table is "signatures" or "stories" or "acts" or "quotation_words" ? "" : ", 3")}");
            using var rows = statement.Rows();
            while (rows.Read())
            {
                dump.Append(table);
                for (int i = 0; i < rows.FieldCount; i++)
                    dump.Append('|').Append(rows.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture));
                dump.Append('\n');
            }
        }
        return dump.ToString();
    }

    public long Number(string sql)
    {
        using var store = ArchiveStore.OpenToRead(Path);
        return store.Number(sql);
    }

    /// <summary>The first column of all rows.</summary>
    public string Lines(string sql)
    {
        using var store = ArchiveStore.OpenToRead(Path);
        using var statement = store.Ask(sql);
        using var rows = statement.Rows();
        var lines = new StringBuilder();
        while (rows.Read()) lines.Append(rows.GetString(0)).Append('\n');
        return lines.ToString();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
