using System.Globalization;
using Jejak.Archive.Exports;
using Jejak.Archive.Tests;
using Jejak.Documents;
using Xunit;

namespace Jejak.Cli.Tests;

/// <summary>What an article says is never a formula of the spreadsheet that opens an answer.</summary>
public class FormulaTests
{
    private static readonly Story s_wicked = new Story("=wicked", """
        =HYPERLINK("http://contoh.id") datang ke Venezuela.
        -Rusia mengecam +62 dan @SUM(A1) pada Kamis (25/2).
        "=Kami tidak tahu," kata @nama, dikutip +Kantor.
        """, "2019-03-28", "@Warta", "=1+1")
        .Country("-Rusia", "RU").Country("Venezuela", "VE").Person("@nama", "=juru bicara").Named(EntityType.Organization, "+Kantor")
        .Says(2, "=Kami tidak tahu,", "+Kantor", "=juru bicara")
        .Happens("ACCUSE", [0], [1], "-Rusia mengecam +62", "2019-02-25", assertedBy: 0)
        .Slips("weekday-date", "-Rusia", "@SUM(A1)");

    [Theory]
    [InlineData("timeline")]
    [InlineData("timeline", "--between", "-Rusia", "Venezuela")]
    [InlineData("quotes")]
    [InlineData("search", "mengecam")]
    [InlineData("findings")]
    [InlineData("findings", "--by", "publisher")]
    [InlineData("relays")]
    [InlineData("actors")]
    [InlineData("relation", "-Rusia", "Venezuela")]
    [InlineData("who", "person:nama")]
    [InlineData("stories")]
    [InlineData("revisions", "=wicked")]
    [InlineData("diff", "=wicked", "wicked-too")]
    [InlineData("story", "=wicked")]
    [InlineData("export", "--what", "events")]
    [InlineData("export", "--what", "quotations")]
    [InlineData("export", "--what", "findings")]
    public void No_field_of_csv_begins_like_a_formula(params string[] question)
    {
        using var archive = new TemporaryArchive(s_wicked, new Story("wicked-too", s_wicked.Text, "2019-03-29", "=Kabar", "=1+1").Person("@nama"));
        archive.Store(new Story("=wicked", "-Tambahan satu kalimat.\n" + s_wicked.Text, "2019-03-28", "@Warta", "=1+1").Country("-Rusia", "RU").Country("Venezuela", "VE").Person("@nama", "=juru bicara").Named(EntityType.Organization, "+Kantor")
            .Says(2, "=Kami tidak tahu,", "+Kantor", "=juru bicara").Happens("ACCUSE", [0], [1], "-Rusia mengecam +62", "2019-02-25", assertedBy: 0).Slips("weekday-date", "-Rusia", "@SUM(A1)"));
        var answer = JejakCommand.Run([.. question, "--format", "csv", "--archive", archive.Path]);
        Assert.Equal(ExitCode.Done, answer.ExitCode);
        var fields = Fields(answer.Output);
        Assert.NotEmpty(fields);
        Assert.DoesNotContain(fields, field => field.Length > 0 && "=+-@\t\r\n".Contains(field[0], StringComparison.Ordinal) && !double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        if (question[0] is not ("relation" or "findings" or "actors" or "diff")) Assert.Contains(fields, field => field.StartsWith('\''));
    }

    [Fact]
    public void Numbers_below_zero_stay_numbers() => Assert.Equal("-2.5,'-a,+3,'+62 811,\"'-a,b\",,\"'=\"\"x\"\"\",'＝1\r\n", CsvLine.Of(["-2.5", "-a", "+3", "+62 811", "-a,b", null, "=\"x\"", "＝1"]));

    /// <summary>All fields of all lines.</summary>
    private static List<string> Fields(string csv)
    {
        var fields = new List<string>();
        int start = 0;
        bool isQuoted = false;
        for (int i = 0; i < csv.Length; i++)
        {
            if (csv[i] == '"') isQuoted = !isQuoted;
            if (isQuoted || csv[i] is not (',' or '\r')) continue;
            string field = csv[start..i];
            fields.Add(field.StartsWith('"') ? field[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : field);
            if (csv[i] == '\r') i++;
            start = i + 1;
        }
        return fields;
    }
}
