using System.Data.Common;

namespace Jejak.Archive.Stores;

/// <summary>
/// An open archive, whatever database holds it. The tables are written against this; they use SQL that both stores understand, with values <c>?1</c>, <c>?2</c>, …
/// </summary>
/// <remarks>
/// Columns are BIGINT, TEXT, DOUBLE PRECISION and BYTEA by PostgreSQL's names, and nothing else. What both understand: <c>count(*) FILTER (WHERE …)</c>, <c>CASE WHEN</c> instead of counting comparisons, <c>CROSS JOIN</c> with the conditions in <c>WHERE</c> where SQLite
/// must keep the order of joins, <c>NULLS FIRST</c>, <c>ON CONFLICT (columns) DO UPDATE</c>, and every selected column in <c>GROUP BY</c>. Texts are compared by code point.
/// A plus before a column (<c>+p.identity</c>) keeps SQLite from an index that would not help; a server has counted its rows and does not see the plus.
/// A null value is a text to PostgreSQL: elsewhere write <c>CAST(?1 AS BIGINT)</c>.
/// What is written becomes visible to questions of the same connection after <see cref="Flush"/>, and to others after <see cref="Commit"/>. Not safe for several threads.
/// </remarks>
internal abstract class StoreConnection : IDisposable
{
    /// <summary>The archive as messages name it; never with a password.</summary>
    public abstract string Location { get; }

    public abstract FullText Text { get; }

    /// <summary>Whether another program has written since this connection's last transaction; known after <see cref="BeginWriting"/>.</summary>
    public abstract bool OthersWrote { get; }

    /// <summary>Inside <see cref="BeginReading"/>: another number than before where somebody else has written since.</summary>
    public abstract long Version { get; }

    /// <summary>A question that is asked several times.</summary>
    public abstract Statement Ask(string sql);

    /// <summary>A change that is made many times.</summary>
    public abstract WriteStatement Write(string sql);

    /// <summary>A change of many rows, each of another key until the next <see cref="Flush"/>: a server gets them in one statement.</summary>
    /// <param name="sql"><c>INSERT INTO … VALUES (?1, ?2, …) ON CONFLICT …</c>; all values are numbers or texts, none is null.</param>
    public abstract WriteStatement Upsert(string sql);

    /// <summary>New rows of a table.</summary>
    /// <param name="columns">As in SQL, with commas.</param>
    public abstract Appender Append(string table, string columns);

    /// <summary>Runs statements without values.</summary>
    public abstract void Execute(string sql);

    /// <summary>From here to <see cref="Commit"/> all questions are of one moment.</summary>
    public abstract void BeginReading();

    /// <summary>Begins a transaction that no other writer can disturb; waits for one that is at it.</summary>
    public abstract void BeginWriting();

    /// <summary>Brings everything written so far into the database, without ending the transaction.</summary>
    public abstract void Flush();

    public abstract void Commit();

    /// <summary>Gives up the transaction; nothing is thrown, also where the database has done so by itself.</summary>
    public abstract void Rollback();

    /// <summary>All tables but those of the full text and of joining names, which are made anew, each after those its rows point to.</summary>
    public abstract IReadOnlyList<string> Tables();

    /// <summary>What the database itself finds wrong with its pages and references, a line each; writes nothing.</summary>
    public abstract IEnumerable<string> Faults();

    /// <summary>What the database said, in one line.</summary>
    public abstract ArchiveException Explain(DbException error);

    /// <summary>The first column of the first row as a number; 0 where there is none.</summary>
    public long Number(string sql)
    {
        using var statement = Ask(sql);
        return statement.Value() is { } value ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>Makes one change.</summary>
    public void Change(string sql, params ReadOnlySpan<object?> values)
    {
        using var statement = Write(sql);
        statement.Run(values);
        Flush();
    }

    /// <summary>Runs <paramref name="action"/>; what the database says is said in one line.</summary>
    /// <exception cref="ArchiveException">The database could not do it.</exception>
    public T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (DbException error)
        {
            throw Explain(error);
        }
    }

    public abstract void Dispose();
}
