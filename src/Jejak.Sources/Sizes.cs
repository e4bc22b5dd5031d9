using System.Globalization;

namespace Jejak.Sources;

/// <summary>Sizes as people read them.</summary>
internal static class Sizes
{
    /// <summary><c>16 MB</c> (2²⁰ bytes each) where it is a whole number of them, else bytes.</summary>
    public static string Text(int bytes) => bytes % (1 << 20) == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes");
}
