using Jejak.Languages;
using Xunit;

namespace Jejak.Tests.Languages;

/// <summary>Every table under <c>resources/</c>.</summary>
public class ResourceTests
{
    private static readonly string Folder = Path.Combine(Specs.Root, "resources");

    /// <summary>Columns whose cells are matched against text, as opposed to what they stand for.</summary>
    private static readonly HashSet<string> PhraseColumns = new(StringComparer.Ordinal)
    {
        "word", "words", "phrase", "phrases", "form", "forms", "name", "aliases", "noun", "full", "short", "single", "many", "capitals", "people", "base",
    };

    public static TheoryData<string> Tables =>
        [.. Directory.EnumerateFiles(Folder, "*.tsv", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Tables))]
    public void Parses_and_is_part_of_the_assembly(string name)
    {
        Assert.NotEmpty(Parse(name).Rows);
        Assert.True(ResourceTable.Exists(name), $"{name} is not embedded");
    }

    [Theory, MemberData(nameof(Tables))]
    public void Says_what_it_is_and_where_it_comes_from(string name)
    {
        string head = string.Join('\n', File.ReadLines(Path.Combine(Folder, name)).TakeWhile(line => line.StartsWith('#')));
        Assert.True(head.Length > 40, $"{name} has no head comment that says what it holds and where that comes from");
    }

    [Theory, MemberData(nameof(Tables))]
    public void Is_listed_among_the_sources(string name)
    {
        string[] parts = name.Split('/', 2);
        string sources = File.ReadAllText(Path.Combine(Folder, parts[0], "SOURCES.md"));
        Assert.True(sources.Contains('`' + parts[1] + '`', StringComparison.Ordinal), $"{parts[0]}/SOURCES.md does not name `{parts[1]}`");
    }

    [Theory, MemberData(nameof(Tables))]
    public void Says_nothing_twice(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, name));
        string[] columns = lines.First(line => line.Length > 0 && line[0] != '#').Split('\t');
        // Beside a base, "forms" names the affixes that build its forms.
        var phraseColumns = columns.Where(column => PhraseColumns.Contains(column) && !(column == "forms" && columns.Contains("base"))).ToArray();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var twice = new List<string>();
        foreach (var row in Parse(name).Rows)
        {
            string standsFor = string.Join('\t', columns.Except(phraseColumns).Select(column => row.Optional(column)));
            foreach (string column in phraseColumns)
            {
                foreach (string phrase in row.List(column))
                {
                    if (!seen.TryAdd($"{column}\t{phrase}\t{standsFor}", row.Line)) twice.Add($"{name}:{row.Line}: '{phrase}' is there already");
                }
            }
        }
        Assert.Empty(twice);
    }

    private static ResourceTable Parse(string name)
    {
        using var reader = new StreamReader(Path.Combine(Folder, name));
        return ResourceTable.Parse(name, reader);
    }
}
