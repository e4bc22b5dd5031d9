using System.Text;
using System.Text.Unicode;
using Jejak.Articles;

namespace Jejak.Sources;

/// <summary>Bytes as characters.</summary>
/// <param name="Text">Without a byte order mark.</param>
/// <param name="Encoding">What they were in, where it is not UTF-8.</param>
/// <param name="FirstInvalid">Offset of the first byte that is no UTF-8 and was replaced by U+FFFD; −1 where there is none.</param>
internal readonly record struct DecodedText(string Text, string? Encoding, int FirstInvalid)
{
    /// <summary>Says what the file was taken for, where that is not UTF-8.</summary>
    public string? Note(string document) => Encoding is null ? null : FileReader.Note(document, Encoding);

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

    /// <summary>UTF-16 and UTF-8 by their marks, UTF-16 by its zeros, then UTF-8 where it is valid or nearly so, else <paramref name="declared"/> or Windows-1252.</summary>
    /// <param name="declared">What the page itself says it is in.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, Encoding? declared = null)
    {
        if (Utf16(bytes) is { } utf16) return new(Strip(utf16.GetString(bytes)), NameOf(utf16), -1);
        if (Utf8.IsValid(bytes)) return new(Strip(Encoding.UTF8.GetString(bytes)), null, -1);
        if (declared is not null) return new(declared.GetString(bytes), NameOf(declared), -1);
        int first = Inspect(bytes, out bool nearlyUtf8);
        return nearlyUtf8 ? new(Strip(Encoding.UTF8.GetString(bytes)), null, first) : new(s_windows1252.GetString(bytes), NameOf(s_windows1252), -1);
    }

    /// <summary>What a stream that begins with <paramref name="head"/> is in; null for UTF-8.</summary>
    public static Encoding? OfStream(ReadOnlySpan<byte> head)
    {
        if (Utf16(head) is { } utf16) return utf16;
        // The head may end inside a character.
        int cut = head.Length;
        while (cut > 0 && cut > head.Length - 4 && head[cut - 1] >= 0x80) cut--;
        if (Utf8.IsValid(head[..cut])) return null;
        Inspect(head, out bool nearlyUtf8);
        return nearlyUtf8 ? null : s_windows1252;
    }

    /// <summary>The encoding of that name, or null where it is unknown or UTF-8. As browsers do, Latin-1 is taken for Windows-1252.</summary>
    public static Encoding? Named(string name)
    {
        name = name.Trim().ToLowerInvariant();
        if (name is "utf-8" or "utf8") return null;
        if (name is "iso-8859-1" or "latin1" or "us-ascii" or "ascii") return s_windows1252;
        return CodePagesEncodingProvider.Instance.GetEncoding(name);
    }

    public static string NameOf(Encoding encoding) => encoding.CodePage switch
    {
        1200 => "UTF-16 (little-endian)",
        1201 => "UTF-16 (big-endian)",
        1252 => "Windows-1252",
        _ => encoding.WebName,
    };

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

    /// <summary>Where the first byte that is no UTF-8 stands.</summary>
    /// <param name="nearlyUtf8">Windows-1252 prose has hardly a byte pair that is UTF-8 by chance; a damaged UTF-8 file has many.</param>
    private static int Inspect(ReadOnlySpan<byte> bytes, out bool nearlyUtf8)
    {
        int first = -1, sequences = 0, invalid = 0;
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
        nearlyUtf8 = sequences >= invalid;
        return first;
    }
}
