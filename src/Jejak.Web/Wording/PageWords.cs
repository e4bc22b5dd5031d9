using System.Collections.Frozen;
using System.Globalization;
using Jejak.Languages;

namespace Jejak.Web.Wording;

/// <summary>What the pages say, in one language; the words are those of <c>resources/messages/web.tsv</c>.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
internal sealed class PageWords
{
    private const string Table = "messages/web.tsv";

    /// <summary>ISO 639-1, the one that is spoken where a browser asks for none of them first.</summary>
    public static string[] Languages { get; } = ["id", "en"];

    private static readonly Lazy<FrozenDictionary<string, PageWords>> s_all = new(() =>
        Languages.ToFrozenDictionary(language => language, language => new PageWords(language, ResourceTable.Load(Table)), StringComparer.Ordinal));

    private readonly FrozenDictionary<string, string> _words;
    private readonly string[] _months;

    private PageWords(string language, ResourceTable table)
    {
        Language = language;
        _words = table.Rows.ToFrozenDictionary(row => row["key"], row => row[language], StringComparer.Ordinal);
        _months = this["months"].Split('|');
    }

    public string Language { get; }

    /// <exception cref="ResourceException">There are no such words.</exception>
    public string this[string key] => _words.TryGetValue(key, out string? words) ? words : throw new ResourceException(Table, 0, $"there is no message '{key}'");

    public static PageWords In(string? language) => s_all.Value[language is not null && Languages.Contains(language, StringComparer.Ordinal) ? language : Languages[0]];

    /// <summary>The words with {0}, {1} … filled in.</summary>
    public string Of(string key, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>So many of something. Where a language has a form of its own for one, it stands first, before an upright stroke.</summary>
    public string Counted(string key, long number)
    {
        string words = this[key];
        int stroke = words.IndexOf('|', StringComparison.Ordinal);
        if (stroke >= 0) words = number == 1 ? words[..stroke] : words[(stroke + 1)..];
        return string.Format(CultureInfo.InvariantCulture, words, Number(number));
    }

    /// <summary>The words of a code that data hold (<c>status.actual</c>), or the code itself where there are none.</summary>
    public string OfCode(string kind, string code) => _words.TryGetValue($"{kind}.{code}", out string? words) ? words : code;

    public string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture).Replace(",", this["thousands"], StringComparison.Ordinal);

    public string Decimal(double number, string format = "0.0") => number.ToString(format, CultureInfo.InvariantCulture).Replace(".", this["decimal"], StringComparison.Ordinal);

    /// <summary>A number with a sign, as scores have it.</summary>
    public string Signed(double number) => Decimal(number, "+0.0;−0.0;0.0");

    /// <summary>An ISO 8601 day, month, year or moment as people write it; null for null.</summary>
    public string? Day(string? iso)
    {
        if (iso is null || iso.Length < 7 || !int.TryParse(iso.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int month) || month is < 1 or > 12) return iso;
        string name = _months[month - 1], year = iso[..4];
        if (iso.Length < 10) return $"{name} {year}";
        return $"{iso.AsSpan(8, 2).TrimStart('0')} {name} {year}";
    }

    /// <summary>A period; one day where both are the same.</summary>
    public string Days(string? first, string? last) => first is null ? this["no-date"] : first == last || last is null ? Day(first)! : $"{Day(first)} – {Day(last)}";
}
