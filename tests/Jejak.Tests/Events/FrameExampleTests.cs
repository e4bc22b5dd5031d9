using Jejak.Documents;
using Jejak.Languages;
using Xunit;

namespace Jejak.Tests.Events;

/// <summary>Every row of the frame tables is run on its own example.</summary>
public class FrameExampleTests
{
    private static readonly DraftReader Reader = new();

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

    /// <summary>Each base counts once; printed forms count where they are active: a passive beside them says the same, and so does a form with a suffix more.</summary>
    [Fact]
    public void There_are_at_least_600_ways_to_say_what_happens() => Assert.True(Ways().Count >= 600, $"{Ways().Count} ways");

    public static TheoryData<string> Types => [.. ResourceTable.Load("id/events/types.tsv").Rows.Select(row => row["type"]).Distinct(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Types))]
    public void Every_type_has_at_least_three_rows(string type) => Assert.True(Count(row => row["type"] == type) >= 3);

    public static TheoryData<string, string> Modes
    {
        get
        {
            var modes = new TheoryData<string, string>();
            foreach (var row in ResourceTable.Load("id/events/types.tsv").Rows)
            {
                if (row.Optional("mode") is { } mode && row["type"] is "CONSULT" or "RETREAT" or "REQUEST" or "REJECT" or "THREATEN" or "SANCTION" or "COERCE" or "ASSAULT") modes.Add(row["type"], mode);
            }
            return modes;
        }
    }

    [Theory, MemberData(nameof(Modes))]
    public void Every_mode_has_at_least_three_rows_with_different_words(string type, string mode) => Assert.True(Count(row => row["type"] == type && row.Optional("mode") == mode) >= 3, $"{type} {mode}");

    private static int Count(Func<ResourceRow, bool> which) => Table("verbs").Concat(Table("nouns")).Where(which).Select(row => row.List("base")[0]).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Verbs, phrases and nouns of the tables, each once: an active form as it is printed, a base where affixes build the forms.</summary>
    private static HashSet<string> Ways()
    {
        var ways = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Table("verbs"))
        {
            foreach (string form in row.List("forms"))
            {
                if (form[0] == '=') ways.Add(form[1..].Replace("kan ", " ", StringComparison.Ordinal));
                else if (form[0] != '~') ways.UnionWith(row.List("base"));
            }
        }
        foreach (var row in Table("nouns")) ways.UnionWith(row.List("base"));
        return ways;
    }

    internal static string Line(Document document, Event happening) =>
        string.Join(" / ", happening.Type, happening.Mode, Names(document, happening.Actors), Names(document, happening.Recipients), happening.Status.ToString().ToLowerInvariant());

    private static string Names(Document document, IEnumerable<int> entities) => Sorted(entities.Select(entity => document.Entities[entity].Name));

    private static string Sorted(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal));

    private static IReadOnlyList<ResourceRow> Table(string name) => ResourceTable.Load($"id/events/{name}.tsv").Rows;
}
