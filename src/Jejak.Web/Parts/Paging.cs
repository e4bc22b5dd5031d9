using System.Collections.Immutable;

namespace Jejak.Web.Parts;

/// <summary>One page of an answer's rows.</summary>
/// <param name="Number">From 1: the newest, or the best.</param>
/// <param name="Size">Rows of a page.</param>
internal readonly record struct Paging(int Number, int Size)
{
    /// <summary>Nobody turns more pages; who wants all rows takes a file.</summary>
    public const int LastPage = 200;

    public const int DefaultSize = 50;

    public static Paging Of(int? number, int size = DefaultSize) => new(Math.Clamp(number ?? 1, 1, LastPage), size);

    /// <summary>How many rows of the answer are needed to show the page.</summary>
    public int Limit => Number * Size;

    /// <summary>The page's rows of an answer that has its newest rows last.</summary>
    public ImmutableArray<T> FromTheEnd<T>(ImmutableArray<T> rows)
    {
        int end = rows.Length - (Number - 1) * Size;
        return end <= 0 ? [] : rows[Math.Max(0, end - Size)..end];
    }

    /// <summary>The page's rows of an answer that has its best rows first.</summary>
    public ImmutableArray<T> FromTheStart<T>(ImmutableArray<T> rows)
    {
        int start = (Number - 1) * Size;
        return start >= rows.Length ? [] : rows[start..Math.Min(rows.Length, start + Size)];
    }

    public bool HasNext(int total) => (long)Number * Size < total && Number < LastPage;
}
