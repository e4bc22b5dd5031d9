using System.Text;
using System.Text.Unicode;
using Jejak.Articles;

namespace Jejak.Sources;

/// <summary>Bytes as characters.</summary>
/// <param name="Text">Without a byte order mark.</param>
/// <param name="Encoding">Its name as in HTML: <c>utf-8</c>, <c>utf-16le</c>, <c>windows-1252</c>.</param>
/// <param name="FirstInvalid">Offset of the first byte that is no UTF-8 and was replaced by U+FFFD; −1 where there is none.</param>
internal readonly record struct DecodedText(string Text, string Encoding, int FirstInvalid)
{
    /// <summary>The line that says what was lost; null where nothing was.</summary>
    public Failure? Repair(string document) => FirstInvalid < 0
        ? null
        : new Failure(FailureStage.Decode, document, $"not valid UTF-8 at byte {FirstInvalid}", "read with U+FFFD in its place: save the file as UTF-8 to read every character");
}

/// <summary>Finds out how bytes stand for characters.</summary>
internal static class TextDecoder
{
    private const int SniffBytes = 4096;

    /// <summary>Without Windows-1252 in it, .NET would throw for the name.</summary>
    private static readonly Encoding s_windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>UTF-16 and UTF-8 by their marks, UTF-16 by its zeros, then UTF-8 where it is valid or nearly so, else Windows-1252.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        if (Utf16(bytes) is { } utf16) return new(Strip(utf16.GetString(bytes)), utf16.WebName == "utf-16BE" ? "utf-16be" : "utf-16le", -1);
        if (Utf8.IsValid(bytes)) return new(Strip(Encoding.UTF8.GetString(bytes)), "utf-8", -1);
        int first = Inspect(bytes, out int sequences, out int invalid);
        // Windows-1252 prose has hardly a byte pair that is UTF-8 by chance; a damaged UTF-8 file has many.
        if (sequences < invalid) return new(s_windows1252.GetString(bytes), "windows-1252", -1);
        return new(Strip(Encoding.UTF8.GetString(bytes)), "utf-8", first);
    }

    /// <summary>The UTF-16 that <paramref name="start"/> of a file is in, or null.</summary>
    public static Encoding? Utf16(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode;
        var sample = start[..Math.Min(start.Length, SniffBytes)];
        int evenZeros = 0, oddZeros = 0;
        for (int i = 0; i < sample.Length; i++)
        {
            if (sample[i] != 0) continue;
            if (i % 2 == 0) evenZeros++;
            else oddZeros++;
        }
        // Indonesian is nearly all ASCII: in UTF-16 nearly every second byte is zero.
        int half = sample.Length / 2;
        if (half < 2) return null;
        if (oddZeros > half * 0.7 && evenZeros < half * 0.1) return Encoding.Unicode;
        return evenZeros > half * 0.7 && oddZeros < half * 0.1 ? Encoding.BigEndianUnicode : null;
    }

    private static string Strip(string text) => text.StartsWith('\uFEFF') ? text[1..] : text;

    private static int Inspect(ReadOnlySpan<byte> bytes, out int sequences, out int invalid)
    {
        (sequences, invalid) = (0, 0);
        int first = -1;
        for (int i = 0; i < bytes.Length;)
        {
            var status = Rune.DecodeFromUtf8(bytes[i..], out var rune, out int width);
            if (status != System.Buffers.OperationStatus.Done)
            {
                if (first < 0) first = i;
                invalid++;
            }
            else if (!rune.IsAscii) sequences++;
            i += Math.Max(1, width);
        }
        return first;
    }
}
