namespace Jejak.Archive.Stores;

/// <summary>A change, or a look-up between changes, that is run many times with positional values: null, int, long, double, string or byte[]. Not safe for several threads.</summary>
internal abstract class WriteStatement : IDisposable
{
    /// <summary>Runs it to the end, at once or at the next <see cref="StoreConnection.Flush"/>; changes keep their order among each other, and come before rows that are appended.</summary>
    public abstract void Run(params ReadOnlySpan<object?> values);

    /// <summary>Runs it at once. The first column of the first row as a number; null where there is no row or no number.</summary>
    public abstract long? Number(params ReadOnlySpan<object?> values);

    public abstract void Dispose();
}

/// <summary>Adds rows to a table, at once or at the next <see cref="StoreConnection.Flush"/>: tables then come in the order in which their appenders were made. Not safe for several threads.</summary>
internal abstract class Appender : IDisposable
{
    /// <param name="values">A value a column: null, int, long, double, string or byte[].</param>
    public abstract void Add(params ReadOnlySpan<object?> values);

    public abstract void Dispose();
}
