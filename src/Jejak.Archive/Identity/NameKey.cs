using System.Globalization;

namespace Jejak.Archive.Identity;

/// <summary>
/// The normal form in which names are compared: lower case, Latin letters without their marks, stops and apostrophes dropped (<c>A.S.</c> is <c>as</c>),
/// every other mark and all white space one space.
/// </summary>
/// <remarks>
/// Marks are taken off by a table: the reader runs without ICU, where Unicode normalization leaves letters as they are.
/// The table holds the Latin letters of names in the news; others stay and still match themselves.
/// </remarks>
public static class NameKey
{
    private const string Marked = "àáâãäåāăąǎçćĉċčðďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňŋòóôõöøōŏőǒŕŗřśŝşšșţťŧțùúûüũūŭůűųǔŵýÿŷźżž";
    private const string Plain = "aaaaaaaaaacccccdddeeeeeeeeegggghhiiiiiiiiijklllllnnnnnoooooooooorrrsssssttttuuuuuuuuuuuwyyyzzz";

    private static readonly char[] Table = BuildTable();

    public static string Of(string name)
    {
        Span<char> key = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        return new string(key[..Write(name, key)]);
    }

    /// <param name="key">At least as long as <paramref name="name"/>.</param>
    /// <returns>How long the normal form is.</returns>
    internal static int Write(ReadOnlySpan<char> name, Span<char> key)
    {
        int length = 0;
        bool space = false;
        foreach (char c in name)
        {
            if (char.IsAsciiLetterLower(c))
            {
                // Most letters are, and stay.
                if (space && length > 0) key[length++] = ' ';
                key[length++] = c;
                space = false;
                continue;
            }
            char folded = Fold(c);
            if (char.IsLetterOrDigit(folded) || char.IsSurrogate(folded))
            {
                if (space && length > 0) key[length++] = ' ';
                key[length++] = folded;
                space = false;
            }
            else if (!Drops(c)) space = true;
        }
        return length;
    }

    private static bool Drops(char c) =>
        c is '.' or '\'' or '’' or '‘' or '`' or '´' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    private static char Fold(char c) => c < 128 ? char.ToLowerInvariant(c) : c < Table.Length ? Table[c] : char.ToLowerInvariant(c);

    private static char[] BuildTable()
    {
        var table = new char[0x250];
        for (int i = 0; i < table.Length; i++) table[i] = char.ToLowerInvariant((char)i);
        for (int i = 0; i < Marked.Length; i++)
        {
            table[Marked[i]] = Plain[i];
            table[char.ToUpperInvariant(Marked[i])] = Plain[i];
        }
        // The one capital whose small letter would be two.
        table['İ'] = 'i';
        return table;
    }
}
