using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Jejak.Archive.Tests;

/// <summary>A folder of its own for an archive; gone at the end of the test.</summary>
internal sealed class TemporaryArchive : IDisposable
{
    public TemporaryArchive(params Story[] stories)
    {
        Directory.CreateDirectory(Folder);
        if (stories.Length > 0) Store(stories);
    }

    public string Folder { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "jejak-" + Guid.NewGuid().ToString("N"));

    public string Path => System.IO.Path.Combine(Folder, "jejak.db");

    public StoreOutcome[] Store(params Story[] stories)
    {
        using var writer = ArchiveWriter.Open(Path);
        var outcomes = stories.Select(story => writer.Store(story.Stored())).ToArray();
        writer.Commit();
        return outcomes;
    }

    public NewsArchive Ask() => NewsArchive.Open(Path);

    public string Dump() => Dump(Path);

    /// <summary>Every row of every table but the full-text index, whose pages depend on how batches were cut.</summary>
    public static string Dump(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var dump = new StringBuilder();
        foreach (string table in (string[])["articles", "revisions", "identities", "names", "entities", "quotations", "quotation_parties", "events", "event_parties", "findings"])
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2, 3";
            using var rows = command.ExecuteReader();
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
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
