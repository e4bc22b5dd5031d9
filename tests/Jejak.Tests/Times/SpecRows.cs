using Jejak.Languages;
using Xunit;

namespace Jejak.Tests.Times;

/// <summary>Rows of tests/data/specs.</summary>
internal static class SpecRows
{
    /// <summary>Three columns of every table of <paramref name="stage"/>, for every language; an empty cell is an empty string.</summary>
    public static TheoryData<string, string, string> Three(string stage, string first, string second, string third)
    {
        var rows = new TheoryData<string, string, string>();
        foreach (string path in Directory.GetFiles(Path.Combine(Specs.Root, "tests/data/specs", stage), "*.tsv", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(path);
            foreach (var row in ResourceTable.Parse(path, reader).Rows) rows.Add(row.Optional(first) ?? "", row[second], row.Optional(third) ?? "");
        }
        return rows;
    }
}
