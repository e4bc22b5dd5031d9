namespace Jejak.Sources;

/// <summary>How a file holds articles.</summary>
internal enum FileKind
{
    /// <summary>Told by its first bytes.</summary>
    Sniffed,
    Text,
    Html,
    JsonLines,

    /// <summary>One object or an array of them, over several lines.</summary>
    Json,

    /// <summary>No kind of article file.</summary>
    Other,
}

/// <summary>Tells kinds of files apart by their names and by their first bytes.</summary>
internal static class FileKinds
{
    private static readonly byte[][] s_magic =
    [
        "%PDF-"u8.ToArray(), [0x89, (byte)'P', (byte)'N', (byte)'G'], [0xFF, 0xD8, 0xFF], "PK\x03\x04"u8.ToArray(), [0x7F, (byte)'E', (byte)'L', (byte)'F'], "GIF8"u8.ToArray(),
        "SQLite format 3\0"u8.ToArray(), [0x28, 0xB5, 0x2F, 0xFD], "BZh"u8.ToArray(), [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'],
    ];

    /// <summary>By the ending of the name, <c>.gz</c> apart. A file without ending is looked into where it was named, and is none in a folder.</summary>
    public static FileKind Of(FoundFile file) => !file.Named && Path.GetExtension(file.Path).Length == 0 ? FileKind.Other : ByName(file.Path);

    public static FileKind ByName(string path)
    {
        if (path == "-") return FileKind.Sniffed;
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".txt" => FileKind.Text,
            ".html" or ".htm" => FileKind.Html,
            ".jsonl" or ".ndjson" => FileKind.JsonLines,
            ".json" or "" => FileKind.Sniffed,
            _ => FileKind.Other,
        };
    }

    /// <summary>By the first bytes, in UTF-8 or nearly so.</summary>
    public static FileKind ByContent(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        head = head.TrimStart(" \t\r\n"u8);
        if (head.IsEmpty) return FileKind.Text;
        if (head[0] == '[') return head[1..].TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)']', ..] ? FileKind.Json : FileKind.Text;
        if (head[0] == '{') return HoldsWholeObject(FirstLine(head)) ? FileKind.JsonLines : FileKind.Json;
        return LooksLikeHtml(head) ? FileKind.Html : FileKind.Text;
    }

    /// <summary>Zeros and control characters that no text has, or a well-known signature.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> head)
    {
        foreach (byte[] magic in s_magic)
        {
            if (head.StartsWith(magic)) return true;
        }
        if (TextDecoder.Utf16(head) is not null) return false;
        int controls = 0;
        foreach (byte b in head)
        {
            if (b == 0) return true;
            if (b < 32 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B)) controls++;
        }
        return controls > head.Length / 20 + 1;
    }

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> head)
    {
        int end = head.IndexOf((byte)'\n');
        return end < 0 ? head : head[..end];
    }

    /// <summary>Whether the object that begins the line ends in it. A line longer than the head is taken for whole: only JSON Lines has such.</summary>
    private static bool HoldsWholeObject(ReadOnlySpan<byte> line)
    {
        int depth = 0;
        bool inString = false;
        for (int i = 0; i < line.Length; i++)
        {
            byte b = line[i];
            if (inString)
            {
                if (b == '\\') i++;
                else if (b == '"') inString = false;
            }
            else if (b == '"') inString = true;
            else if (b is (byte)'{' or (byte)'[') depth++;
            else if (b is (byte)'}' or (byte)']') depth--;
        }
        return depth == 0 || line.Length > PeekedStream.HeadBytes / 2;
    }

    private static bool LooksLikeHtml(ReadOnlySpan<byte> head)
    {
        if (head[0] != '<') return false;
        Span<byte> start = stackalloc byte[16];
        int length = Math.Min(head.Length, start.Length);
        for (int i = 0; i < length; i++) start[i] = head[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(head[i] | 0x20) : head[i];
        foreach (string mark in (ReadOnlySpan<string>)["<!doctype html", "<html", "<head", "<body", "<!--", "<?xml", "<article", "<div", "<p>"])
        {
            if (start.StartsWith(System.Text.Encoding.ASCII.GetBytes(mark))) return true;
        }
        return false;
    }
}
