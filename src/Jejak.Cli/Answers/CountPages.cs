using System.Collections.Immutable;
using System.Globalization;
using Jejak.Archive.Questions;
using Spectre.Console;
using Words = Spectre.Console.Text;

namespace Jejak.Cli.Answers;

/// <summary>Counts for the terminal: relays by publishers, and publishers by kinds of slips.</summary>
internal static class CountPages
{
    // So many fit on a line of 120 columns beside the name, the sum and two days.
    private const int MostPublishers = 5;

    public static Table Relays(ImmutableArray<RelayedRow> rows)
    {
        string?[] publishers = [.. rows.GroupBy(row => row.Publisher).OrderByDescending(of => of.Sum(row => row.Quotations)).ThenBy(of => of.Key, StringComparer.Ordinal).Select(of => of.Key)];
        string?[] columns = [.. publishers.Take(publishers.Length > MostPublishers ? MostPublishers - 1 : MostPublishers)];
        var table = Ruled("Relay", "Kind", "All");
        foreach (string? publisher in columns) table.AddColumn(Heading(publisher ?? "(unknown)", wraps: true));
        if (publishers.Length > columns.Length) table.AddColumn(Heading($"{publishers.Length - columns.Length} more", wraps: true));
        table.AddColumn(Heading("First"));
        table.AddColumn(Heading("Last"));
        foreach (var relay in rows.GroupBy(row => row.Relay))
        {
            var counts = columns.Select(publisher => relay.Where(row => row.Publisher == publisher).Sum(row => row.Quotations)).ToList();
            int all = relay.Sum(row => row.Quotations);
            if (publishers.Length > columns.Length) counts.Add(all - counts.Sum());
            table.AddRow([
                new Words(relay.Key), new Words(relay.First().Relation), Number(all), .. counts.Select(Number),
                new Words(relay.Select(row => row.First).Min(StringComparer.Ordinal) ?? "?"), new Words(relay.Select(row => row.Last).Max(StringComparer.Ordinal) ?? "?")]);
        }
        return table;
    }

    public static Table Findings(ImmutableArray<PublisherFindingsRow> rows, string[] codes)
    {
        var table = Ruled("Publisher", "Articles", "Slips", "in\n1,000");
        foreach (string code in codes) table.AddColumn(Heading(code.Replace("-", "-\n", StringComparison.Ordinal)));
        foreach (var row in rows)
        {
            table.AddRow([
                new Words(row.Publisher ?? "(unknown)"), Number(row.Articles), Number(row.Findings), Right(row.PerThousand.ToString("0.0", CultureInfo.InvariantCulture)),
                .. codes.Select(code => Number(CountOf(row, code)))]);
        }
        return table;
    }

    public static RowFace<PublisherFindingsRow> FindingsFace(string[] codes) => new(new(AnswerJson.Rows.PublisherFindingsRow,
        [
            ("publisher", row => row.Publisher), ("articles", row => row.Articles.ToString(CultureInfo.InvariantCulture)), ("findings", row => row.Findings.ToString(CultureInfo.InvariantCulture)),
            ("per_thousand", row => row.PerThousand.ToString(CultureInfo.InvariantCulture)),
            .. codes.Select(code => (code, (Func<PublisherFindingsRow, string?>)(row => CountOf(row, code).ToString(CultureInfo.InvariantCulture)))),
        ]), [], _ => []);

    private static int CountOf(PublisherFindingsRow row, string code) => row.Codes.Where(found => found.Code == code).Sum(found => found.Count);

    private static Table Ruled(params string[] headings)
    {
        var table = new Table { Border = TableBorder.Horizontal };
        foreach (string heading in headings) table.AddColumn(Heading(heading));
        return table;
    }

    private static TableColumn Heading(string heading, bool wraps = false) => new(new Words(heading, new Style(decoration: Decoration.Bold))) { NoWrap = !wraps };

    // Nothing is a dot: what is there stands out.
    private static Words Number(int number) => Right(number == 0 ? "·" : number.ToString("N0", CultureInfo.InvariantCulture));

    private static Words Right(string text) => new(text) { Justification = Justify.Right };
}
