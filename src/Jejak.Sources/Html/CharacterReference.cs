using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Jejak.Sources.Html;

/// <summary>Resolves <c>&amp;amp;</c>, <c>&amp;#8220;</c> and their like, as browsers do.</summary>
internal static class CharacterReference
{
    private const int LongestName = 32;

    /// <summary>The reference at <paramref name="at"/>, where an ampersand stands.</summary>
    /// <returns>What it stands for, with its code units in <paramref name="width"/>; null where the ampersand is just one.</returns>
    public static string? Resolve(ReadOnlySpan<char> source, int at, out int width)
    {
        width = 0;
        var rest = source[(at + 1)..];
        return rest is ['#', ..] ? Number(rest[1..], ref width) : Name(rest, ref width);
    }

    private static string? Number(ReadOnlySpan<char> digits, ref int width)
    {
        bool hex = digits is ['x' or 'X', ..];
        if (hex) digits = digits[1..];
        int count = 0;
        while (count < digits.Length && (hex ? char.IsAsciiHexDigit(digits[count]) : char.IsAsciiDigit(digits[count]))) count++;
        if (count == 0) return null;
        width = (hex ? 3 : 2) + count + (count < digits.Length && digits[count] == ';' ? 1 : 0);
        if (!long.TryParse(digits[..count], hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out long number)) return "\uFFFD";
        if (HtmlEntityProvider.IsInCharacterTable((int)Math.Min(number, int.MaxValue))) return HtmlEntityProvider.GetSymbolFromTable((int)number) ?? "\uFFFD";
        return number != 0 && Rune.IsValid((int)Math.Min(number, int.MaxValue)) ? new Rune((int)number).ToString() : "\uFFFD";
    }

    private static string? Name(ReadOnlySpan<char> rest, ref int width)
    {
        int count = 0;
        while (count < rest.Length && count < LongestName && char.IsAsciiLetterOrDigit(rest[count])) count++;
        if (count < 2) return null;
        if (count < rest.Length && rest[count] == ';' && HtmlEntityProvider.Resolver.GetSymbol(string.Concat(rest[..count], ";")) is { } exact)
        {
            width = count + 2;
            return exact;
        }
        // The old names (nbsp, copy, quot …) are understood without a semicolon, and with letters after them.
        for (int length = Math.Min(count, 6); length >= 2; length--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(rest[..length].ToString()) is not { } old) continue;
            width = length + 1;
            return old;
        }
        return null;
    }
}
