using Jejak.Documents;
using Jejak.Languages;
using Xunit;

namespace Jejak.Tests.Events;

/// <summary>Every row of the frame tables is run on its own example.</summary>
public class FrameExampleTests
{
    private static readonly Reader Reader = Reader.Create();

    public static TheoryData<string, int> Rows
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (string table in (string[])["verbs", "nouns"])
            {
                foreach (var row in Table(table)) rows.Add(table, row.Line);
            }
            return rows;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void Every_frame_is_found_in_its_example(string table, int line)
    {
        var row = Table(table).Single(row => row.Line == line);
        string want = string.Join(" / ", row["type"], row.Optional("mode"), Sorted(row.Optional("actors")?.Split(", ") ?? []), Sorted(row.Optional("recipients")?.Split(", ") ?? []), row["status"]);
        var document = Reader.Read(Specs.Source(row["example"]));
        Assert.Contains(want, document.Events.Select(happening => Line(document, happening)));
    }

    [Fact]
    public void There_are_at_least_350_ways_to_say_what_happens() =>
        Assert.True(Table("verbs").Sum(row => row.List("base").Length + row.List("forms").Count(form => form[0] is '=' or '~')) + Table("nouns").Sum(row => row.List("base").Length) >= 350);

    internal static string Line(Document document, Event happening) =>
        string.Join(" / ", happening.Type, happening.Mode, Names(document, happening.Actors), Names(document, happening.Recipients), happening.Status.ToString().ToLowerInvariant());

    private static string Names(Document document, IEnumerable<int> entities) => Sorted(entities.Select(entity => document.Entities[entity].Name));

    private static string Sorted(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    private static IReadOnlyList<ResourceRow> Table(string name) => ResourceTable.Load($"id/events/{name}.tsv").Rows;
}
