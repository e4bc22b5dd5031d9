using System.Data.Common;
using Jejak.Archive.Stores;
using Microsoft.Data.Sqlite;

namespace Jejak.Archive.Sqlite;

/// <summary>An archive that is one file.</summary>
internal sealed class SqliteStore : StoreConnection
{
    private readonly SqliteConnection _connection;
    private readonly bool _writes;
    private SqliteText? _text;
    private long _version = -1;
    private bool _othersWrote;

    public SqliteStore(string path, SqliteConnection connection, bool writes) => (Location, _connection, _writes) = (path, connection, writes);

    public override string Location { get; }

    public override FullText Text => _text ??= new(_connection);

    public override bool OthersWrote => _othersWrote;

    // Changes when another connection has written, never with this one's own transactions.
    public override long Version => Number("PRAGMA data_version");

    public override Statement Ask(string sql) => new SqliteStatement(_connection, sql);

    public override WriteStatement Write(string sql) => new SqliteWriteStatement(_connection, sql);

    public override WriteStatement Upsert(string sql) => Write(sql);

    public override Appender Append(string table, string columns) => new SqliteAppender(_connection, table, columns);

    public override void Execute(string sql) => SqliteFile.Execute(_connection, sql);

    public override void BeginReading() => Execute("BEGIN");

    public override void BeginWriting()
    {
        Execute("BEGIN IMMEDIATE");
        long version = Version;
        (_othersWrote, _version) = (version != _version, version);
    }

    public override void Flush() { }

    public override void Commit() => Execute("COMMIT");

    public override void Rollback()
    {
        // SQLite rolls back by itself after some errors; a second time is an error of its own.
        try { Execute("ROLLBACK"); }
        catch (SqliteException) { }
    }

    public override IReadOnlyList<string> Tables() =>
        Lines("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'article!_text%' ESCAPE '!' AND name NOT LIKE 'joining!_%' ESCAPE '!' ORDER BY rowid");

    public override IEnumerable<string> Faults() =>
        Lines("SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'")
            .Concat(Lines("SELECT 'a row of ' || \"table\" || ' points to no row of ' || parent FROM pragma_foreign_key_check"));

    /// <summary>Writes a copy of the archive as it is at this moment into a new file.</summary>
    public void CopyTo(string path)
    {
        Execute("PRAGMA query_only = OFF");
        using var copy = _connection.CreateCommand();
        copy.CommandText = "VACUUM INTO $path";
        copy.Parameters.AddWithValue("$path", path);
        copy.CommandTimeout = 0;
        copy.ExecuteNonQuery();
    }

    public override ArchiveException Explain(DbException error) => SqliteFile.Explain(Location, (SqliteException)error);

    private List<string> Lines(string sql)
    {
        var lines = new List<string>();
        using var statement = new SqliteStatement(_connection, sql);
        using var rows = statement.Rows();
        while (rows.Read()) lines.Add(rows.GetString(0));
        return lines;
    }

    public override void Dispose()
    {
        _text?.Dispose();
        // The last to leave folds the log into the file, so that one file is the whole archive.
        if (_writes)
        {
            try { Execute("PRAGMA wal_checkpoint(TRUNCATE)"); }
            catch (SqliteException) { /* Somebody still reads, or the disk is full: the log stays beside the file and is as good. */ }
        }
        _connection.Dispose();
    }
}
