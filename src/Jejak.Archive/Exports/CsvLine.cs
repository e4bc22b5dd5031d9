using System.Globalization;
using System.Text;

namespace Jejak.Archive.Exports;

/// <summary>One row of comma-separated values as RFC 4180 has it: the one way in which exports and answers are written.</summary>
/// <remarks>
/// Articles come from strangers, and spreadsheets run what begins with certain signs (https://owasp.org/www-community/attacks/CSV_Injection): such a field has an apostrophe before it. Numbers are left as they are.
/// </remarks>
public static class CsvLine
{
    // The wide ones are what an East Asian keyboard gives; spreadsheets take them for the same.
    private const string FormulaSigns = "=+-@\t\r\n＝＋－＠";

    /// <returns>The line with its CR LF.</returns>
    public static string Of(IEnumerable<string?> fields)
    {
        var line = new StringBuilder();
        foreach (string? field in fields)
        {
            Append(field, line);
            line.Append(',');
        }
        if (line.Length > 0) line.Length--;
        return line.Append("\r\n").ToString();
    }

    private static void Append(string? field, StringBuilder line)
    {
        if (string.IsNullOrEmpty(field)) return;
        bool isQuoted = field.AsSpan().IndexOfAny(",\"\r\n") >= 0;
        if (isQuoted) line.Append('"');
        if (IsFormula(field)) line.Append('\'');
        if (isQuoted) line.Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else line.Append(field);
    }

    private static bool IsFormula(string field) => FormulaSigns.Contains(field[0], StringComparison.Ordinal) && !double.TryParse(field, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);
}
