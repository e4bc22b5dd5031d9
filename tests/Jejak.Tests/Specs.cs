using Jejak.Articles;
using Jejak.Languages;
using Xunit;

namespace Jejak.Tests;

/// <summary>Rows of <c>tests/data/specs</c>, and documents made of a line of text.</summary>
internal static class Specs
{
    /// <summary>The repository. Looked for upwards from the test's own folder: paths the compiler writes down are not real ones in CI builds.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A spec table: <c>tokenization/id/tokens</c>.</summary>
    public static IReadOnlyList<ResourceRow> Rows(string name)
    {
        string file = Path.Combine(Root, "tests/data/specs", name + ".tsv");
        using var reader = new StreamReader(file);
        return ResourceTable.Parse(file, reader).Rows;
    }

    /// <summary>The first column's cells with the row's line, as theory data.</summary>
    public static TheoryData<int> Lines(string name)
    {
        var lines = new TheoryData<int>();
        foreach (var row in Rows(name)) lines.Add(row.Line);
        return lines;
    }

    public static ResourceRow Row(string name, int line) => Rows(name).Single(row => row.Line == line);

    public static SourceDocument Source(string text, string? published = null) => new()
    {
        Id = "spec",
        Uri = "spec",
        MediaType = "text/plain",
        Sha256 = new string('0', 64),
        Text = text,
        Published = published,
    };

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Jejak.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"Jejak.slnx is in no folder above {AppContext.BaseDirectory}.");
    }
}
