using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Jejak.Sources;

/// <summary>Strings of JSON whose escapes may name half of a surrogate pair, which the framework's reader refuses.</summary>
internal static class JsonText
{
    /// <summary>The string <paramref name="reader"/> stands at; half a surrogate pair becomes U+FFFD.</summary>
    public static string Of(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return reader.GetString()!;
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(reader.ValueSpan);
        }
    }

    /// <summary>Resolves the escapes of valid JSON.</summary>
    internal static string Unescape(ReadOnlySpan<byte> escaped)
    {
        string raw = Encoding.UTF8.GetString(escaped);
        var text = new StringBuilder(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }
            char kind = raw[++i];
            if (kind == 'u')
            {
                text.Append((char)int.Parse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else text.Append(kind switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => kind });
        }
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i])) text[i] = '\uFFFD';
        }
        return text.ToString();
    }
}
