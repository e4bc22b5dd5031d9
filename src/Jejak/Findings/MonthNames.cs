using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Findings;

/// <summary>The months as the language names them.</summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
internal sealed class MonthNames
{
    private readonly Dictionary<int, int> _months = [];
    private readonly string[] _names = new string[13];

    public MonthNames(Language language)
    {
        foreach (var row in language.Table("lexicon/months").Rows)
        {
            int month = row.Integer("month");
            if (month is < 1 or > 12) throw row.Error($"there is no month {month}");
            _names[month] = row.List("full")[0];
            foreach (string name in row.List("full").Concat(row.List("short"))) _months.TryAdd(language.Words.Add(name), month);
        }
    }

    /// <summary>The full name of <paramref name="month"/>, 1 to 12.</summary>
    public string this[int month] => _names[month];

    /// <summary>The month that <paramref name="token"/> names, or 0.</summary>
    public int Of(in Token token) => _months.GetValueOrDefault(token.Word);
}
