using System.Text;
using System.Text.Json;
using Jejak.Archive.Exports;
using Jejak.Archive.Questions;
using Xunit;

namespace Jejak.Archive.Tests;

public class EventExportTests
{
    [Fact]
    public void Columns_of_polecat_hold_names_codes_and_dates()
    {
        var rows = Table("polecat", Stories.Call);
        var head = rows[0].ToList();
        var call = Assert.Single(rows, row => row[0] == "call#v1");
        var blame = Assert.Single(rows, row => row[0] == "call#v4");
        Assert.Equal(("CONSULT", "2022-03-01", "VERBAL COOPERATION"), (At(call, "Event Type"), At(call, "Event Date"), At(call, "Quad Code")));
        Assert.Equal(("Vladimir Putin; Nicolás Maduro", "", ""), (At(call, "Actor Name"), At(call, "Actor Country"), At(call, "Recipient Name")));
        Assert.Equal(("Kabar Contoh", "2022-03-02"), (At(call, "Source"), At(call, "Publication Date")));
        Assert.Equal(("USA", "2", "Rusia; Venezuela", "RUS; VEN", "365; 101"), (At(blame, "Actor Country"), At(blame, "Actor COW"), At(blame, "Recipient Name"), At(blame, "Recipient Country"), At(blame, "Recipient COW")));

        string At(string[] row, string column) => row[head.IndexOf(column)];
    }

    [Fact]
    public void Columns_of_gdelt_hold_cameo_goldstein_and_quad_class()
    {
        var rows = Table("gdelt", Stories.Plane);
        var columns = GdeltExport.Columns.ToList();
        Assert.Equal((61, 40), (columns.Count, PolecatExport.Columns.Count));
        var aid = rows[0];
        string At(string column) => aid[columns.IndexOf(column)];
        Assert.Equal(("20190323", "201903", "2019", "2019.2274"), (At("Day"), At("MonthYear"), At("Year"), At("FractionDate")));
        Assert.Equal(("RUS", "RUSIA", "VEN"), (At("Actor1Code"), At("Actor1Name"), At("Actor2CountryCode")));
        Assert.Equal("20190328000000", At("DATEADDED"));
        Assert.Equal(rows.Count, rows.Select(row => row[0]).Distinct().Count());
    }

    [Theory]
    [InlineData("1952", -10.0, 4)]
    [InlineData("0874", 10.0, 2)]
    [InlineData("0871", 9.0, 2)]
    [InlineData("112", -2.0, 3)]
    [InlineData("042", 1.9, 1)]
    public void A_code_has_the_figures_of_the_longest_beginning_that_is_published(string cameo, double goldstein, int quad) =>
        Assert.Equal((goldstein, quad), (EventCodes.Goldstein(cameo), EventCodes.QuadOfCameo(cameo)));

    [Fact]
    public void Every_state_of_the_gazetteer_has_its_codes_and_no_code_stands_for_two()
    {
        var states = Languages.ResourceTable.Load("id/lexicon/countries.tsv").Rows.Select(row => row["iso"]).ToArray();
        Assert.All(states, iso => Assert.Matches("^[A-Z]{3}$", EventCodes.Country(iso)?.Iso3));
        var codes = states.Select(iso => EventCodes.Country(iso)!).ToArray();
        foreach (var all in (IEnumerable<string?>[])[codes.Select(code => code.Iso3), codes.Select(code => code.Cow), codes.Select(code => code.Fips)])
            Assert.Empty(all.OfType<string>().GroupBy(code => code).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void The_order_of_ingest_changes_nothing()
    {
        foreach (string format in (string[])["polecat", "gdelt", "jsonl", "csv"]) Assert.Equal(Write(format, Stories.Plane, Stories.Call), Write(format, Stories.Call, Stories.Plane));
    }

    [Fact]
    public void Objects_and_columns_of_our_own_hold_the_same_events()
    {
        string[] objects = Write("jsonl", Stories.Plane, Stories.Call).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(objects.Length + 1, Write("csv", Stories.Plane, Stories.Call).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        using var first = JsonDocument.Parse(objects[0]);
        Assert.Equal(("RU", "country"), (first.RootElement.GetProperty("actors")[0].GetProperty("iso3166").GetString(), first.RootElement.GetProperty("actors")[0].GetProperty("type").GetString()));
    }

    [Fact]
    public void A_tab_or_a_line_break_in_a_name_makes_no_column_and_no_row()
    {
        using var output = new MemoryStream();
        using (var rows = new SeparatedRows(output)) rows.Tabbed(["a\tb", "c\nd", null]);
        Assert.Equal("a b\tc d\t\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    private static List<string[]> Table(string format, params Story[] stories) => [.. Write(format, stories).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split('\t'))];

    private static string Write(string format, params Story[] stories)
    {
        using var stored = new TemporaryArchive(stories);
        using var archive = NewsArchive.Open(stored.Path);
        using var output = new MemoryStream();
        archive.Export(new ExportQuestion(), ExportFormats.Find(format)!, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
