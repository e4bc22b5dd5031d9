using System.Globalization;

namespace Jejak.Archive.Stores;

/// <summary>Moments as the archive writes them: ISO 8601 in UTC, so that their order is that of their letters.</summary>
internal static class Moments
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss'Z'", Milliseconds = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>To the second: what people did.</summary>
    public static string ToSecond(DateTimeOffset time) => time.UtcDateTime.ToString(Seconds, CultureInfo.InvariantCulture);

    /// <summary>To the millisecond: what programs did, and will do.</summary>
    public static string? Exact(DateTimeOffset? time) => time?.UtcDateTime.ToString(Milliseconds, CultureInfo.InvariantCulture);

    /// <summary>What <see cref="Exact"/> has written.</summary>
    public static DateTimeOffset? Read(string? text) => text is null ? null : DateTimeOffset.ParseExact(text, Milliseconds, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
