using System.Data.Common;

namespace Jejak.Archive.Stores;

/// <summary>A question with positional values (<c>?1</c>, <c>?2</c>, …). Not safe for several threads.</summary>
internal abstract class Statement : IDisposable
{
    /// <summary>The first column of the first row; null where there is none.</summary>
    public abstract object? Value(params ReadOnlySpan<object?> values);

    /// <summary>Rows; to be disposed before anything else is asked of the same connection.</summary>
    public abstract DbDataReader Rows(params ReadOnlySpan<object?> values);

    public abstract void Dispose();
}
