using System.Text;
using System.Xml;

namespace Jejak.Archive.Exports;

/// <summary>XML 1.0 that holds any text of the world.</summary>
internal static class XmlOutput
{
    /// <summary>Writes carriage returns as references, so that a parser gives back the text unit by unit.</summary>
    /// <param name="output">Not closed.</param>
    public static XmlWriter Open(Stream output, bool indented = false) => XmlWriter.Create(output, new XmlWriterSettings
    {
        Encoding = new UTF8Encoding(false),
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        Indent = indented,
        CloseOutput = false,
    });

    /// <summary>The text with U+FFFD for each unit that XML 1.0 has no way to write (control characters): as long as it was.</summary>
    public static string Clean(string text)
    {
        int first = FirstForbidden(text, 0);
        if (first < 0) return text;
        var clean = new StringBuilder(text);
        for (int at = first; at >= 0; at = FirstForbidden(text, at + 1)) clean[at] = '\uFFFD';
        return clean.ToString();
    }

    private static int FirstForbidden(string text, int from)
    {
        for (int i = from; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) continue;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else return i;
        }
        return -1;
    }
}
