using System.Text.Json;
using Jejak.Archive.Tests;
using Xunit;

namespace Jejak.Cli.Tests;

public class AnswerTests
{
    private static readonly string[][] s_questions =
    [
        ["timeline", "--between", "Moskwa", "Venezuela", "--before", "2019"],
        ["quotes", "--speaker", "maria zakharova", "--via", "AFP"],
        ["search", "\"seratus personel\""],
        ["findings", "--code", "weekday-date"],
    ];

    [Fact]
    public void Every_row_of_every_question_names_article_publisher_date_and_sentence()
    {
        using var archive = new TemporaryArchive(Stories.Plane, Stories.Call);
        foreach (string[] question in s_questions)
        {
            var table = Ask(archive, question);
            Assert.Contains("Warta Contoh", table.Output, StringComparison.Ordinal);
            Assert.Contains("2019-03-2", table.Output, StringComparison.Ordinal);
            Assert.Contains("plane", table.Output, StringComparison.Ordinal);
            Assert.DoesNotContain('\u001b', table.Output);

            var lines = Ask(archive, [.. question, "--format", "jsonl"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.NotEmpty(lines);
            foreach (string line in lines)
            {
                using var row = JsonDocument.Parse(line);
                var fact = row.RootElement;
                if (question[0] == "timeline") fact = fact.GetProperty(fact.GetProperty("event").ValueKind == JsonValueKind.Null ? "quotation" : "event");
                Assert.Equal("plane", fact.GetProperty("article").GetProperty("id").GetString());
                Assert.Equal("Warta Contoh", fact.GetProperty("article").GetProperty("publisher").GetString());
                Assert.Equal("2019-03-28", fact.GetProperty("article").GetProperty("published").GetString());
                Assert.Contains(fact.GetProperty("sentence").GetString()!, Stories.Plane.Text, StringComparison.Ordinal);
            }

            var csv = Ask(archive, [.. question, "--format", "csv"]).Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(lines.Length + 1, csv.Length);
            Assert.Contains(",sentence,", csv[0], StringComparison.Ordinal);
            Assert.All(csv.Skip(1), line => Assert.Contains("Warta Contoh", line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_relation_is_drawn_by_month_and_listed_for_programs()
    {
        using var archive = new TemporaryArchive(Stories.Plane, Stories.Call);
        string page = Ask(archive, "relation", "Moskwa", "Venezuela").Output;
        Assert.Matches(@"(?m)^Rusia — Venezuela  2 events, mean score [+−0]", page);
        Assert.Matches(@"(?m)^  2019-03 +1 .*│", page);
        Assert.Matches(@"(?m)^  AID +1 +1 +0 +0 ", page);
        Assert.Contains("Warta Contoh", page, StringComparison.Ordinal);
        var lines = Ask(archive, "relation", "Rusia", "Venezuela", "--status", "all", "--format", "csv").Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("month,events,cooperative,conflictual,score", lines[0]);
        Assert.Equal(3, lines.Skip(1).Sum(line => int.Parse(line.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture)));
        var none = Ask(archive, "relation", "NATO", "Venezuela", "--before", "2001");
        Assert.Equal("", none.Output);
    }

    [Fact]
    public void The_most_active_pairs_are_listed()
    {
        using var archive = new TemporaryArchive(Stories.Plane, Stories.Call);
        Assert.Matches(@"(?m)^  Rusia +Venezuela +2 +1 +0 +1 ", Ask(archive, "actors").Output);
        using var row = JsonDocument.Parse(Ask(archive, "actors", "--with", "Venezuela", "--type", "aid", "--format", "jsonl").Output);
        Assert.Equal(("Rusia", "Venezuela", 1), (row.RootElement.GetProperty("one").GetString(), row.RootElement.GetProperty("other").GetString(), row.RootElement.GetProperty("forth").GetInt32()));
    }

    [Fact]
    public void A_search_has_fields_whose_values_may_have_spaces()
    {
        using var archive = new TemporaryArchive(Stories.Plane, Stories.Call);
        string expected = Ask(archive, "search", "personel speaker:\"Maria Zakharova\" publisher:warta", "--format", "csv").Output;
        Assert.Contains("seratus personel", expected, StringComparison.Ordinal);
        Assert.Equal(expected, Ask(archive, "search", "personel", "speaker:Maria Zakharova", "publisher:warta", "--format", "csv").Output);
        Assert.Equal("", Ask(archive, "search", "personel publisher:kabar").Output);
        var wrong = JejakCommand.Run("search", "personel speker:Putin", "--archive", archive.Path);
        Assert.Equal((ExitCode.Usage, ""), (wrong.ExitCode, wrong.Output));
        Assert.StartsWith("jejak: there is no field 'speker:'; closest: speaker:", Assert.Single(wrong.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Relays_and_slips_are_counted_by_publisher()
    {
        using var archive = new TemporaryArchive(Stories.Plane, Stories.Call);
        Assert.Matches(@"(?m)^  AFP +agency +1 +1 +2019-03-28 +2019-03-28$", Ask(archive, "relays").Output);
        Assert.Equal("relay,relation,publisher,quotations,articles,first,last\r\nAFP,agency,Warta Contoh,1,1,2019-03-28,2019-03-28\r\n", Ask(archive, "relays", "--format", "csv").Output);
        Assert.Matches(@"(?m)^  Warta Contoh +1 +1 +1000\.0 +1$", Ask(archive, "findings", "--by", "publisher").Output);
        Assert.Equal("publisher,articles,findings,per_thousand,weekday-date\r\nWarta Contoh,1,1,1000,1\r\nKabar Contoh,1,0,0,0\r\n", Ask(archive, "findings", "--by", "publisher", "--format", "csv").Output);
    }

    [Fact]
    public void Versions_of_an_article_are_listed_with_what_changed()
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        Assert.Contains("one version", JejakCommand.Run("revisions", "plane", "--archive", archive.Path).Error, StringComparison.Ordinal);
        archive.Store(new Story("plane", Stories.Plane.Text + "\nIni kalimat baru.", "2019-03-29", title: "Tiga pesawat di Caracas"));
        string page = Ask(archive, "revisions", "plane").Output;
        foreach (string words in (string[])["2 (current)", "Dua pesawat di Caracas", "Tiga pesawat di Caracas", "Ini kalimat baru."]) Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("sentence,added,,,Ini kalimat baru.,", Ask(archive, "revisions", "plane", "--format", "csv").Output, StringComparison.Ordinal);
        var missing = JejakCommand.Run("revisions", "plane", "--to", "5", "--archive", archive.Path);
        Assert.Equal((ExitCode.Incomplete, ""), (missing.ExitCode, missing.Output));
        Assert.Equal("jejak: there is no version 5 of this article: it has 1 to 2", Assert.Single(missing.Errors));
    }

    [Fact]
    public void Marks_in_a_sentence_are_doubled_in_csv()
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        Assert.Contains("\"\"\"Kami tidak mengancam siapa pun di Venezuela,\"\" kata Maria Zakharova, dikutip AFP.\"", Ask(archive, "quotes", "--via", "AFP", "--format", "csv").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_gets_one_helpful_line()
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        var result = JejakCommand.Run("quotes", "--speaker", "Maria Zakarova", "--archive", archive.Path);
        Assert.Equal((ExitCode.Incomplete, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("jejak: the archive knows nobody and nothing called 'Maria Zakarova'; closest: Maria Zakharova", Assert.Single(result.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timeline", "--after", "yesterday")]
    [InlineData("timeline", "--status", "maybe")]
    [InlineData("relation", "Rusia")]
    [InlineData("actors", "--status", "maybe")]
    [InlineData("quotes", "--format", "xml")]
    [InlineData("search", "\"\"", "--limit=-1")]
    [InlineData("search", "*")]
    [InlineData("search", "speker:Putin")]
    [InlineData("search", "gempa", "after:besok")]
    [InlineData("findings", "--by", "code")]
    [InlineData("relays", "--kind", "friend")]
    [InlineData("revisions")]
    [InlineData("show")]
    [InlineData("export")]
    [InlineData("export", "--format", "xml")]
    public void A_wrong_question_is_said_and_nothing_is_asked(params string[] arguments)
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        var result = JejakCommand.Run([.. arguments, "--archive", archive.Path]);
        Assert.Equal((ExitCode.Usage, ""), (result.ExitCode, result.Output));
        Assert.NotEmpty(result.Errors);
    }

    [Fact]
    public void An_archive_that_is_not_there_is_said_and_not_made()
    {
        using var archive = new TemporaryArchive();
        foreach (string[] question in s_questions)
        {
            var result = JejakCommand.Run([.. question, "--archive", archive.Path]);
            Assert.Equal((ExitCode.Archive, ""), (result.ExitCode, result.Output));
            Assert.StartsWith($"jejak: {archive.Path}: there is no archive here; make one with 'jejak ingest PATH", Assert.Single(result.Errors), StringComparison.Ordinal);
            Assert.False(File.Exists(archive.Path));
        }
    }

    [Fact]
    public void Show_prints_what_is_in_an_article_and_its_whole_reading()
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        string page = Ask(archive, "show", "plane").Output;
        foreach (string words in (string[])["Dua pesawat di Caracas", "Warta Contoh", "Maria Zakharova (juru bicara)", "—AID→", "AFP", "Senin (25/2)"]) Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^\[q1\] direct\n  Maria Zakharova .*──▶ AFP .*──▶ Warta Contoh\n  juru bicara .* agency .*publisher$", page);
        Assert.Contains("\"[q1: Kami tidak mengancam siapa pun di Venezuela, :q1]\" ", page, StringComparison.Ordinal);
        using var reading = JsonDocument.Parse(Ask(archive, "show", "pla", "--format", "jsonl").Output);
        Assert.Equal(Stories.Plane.Text, reading.RootElement.GetProperty("text").GetString());

        var missing = JejakCommand.Run("show", "pesawat", "--archive", archive.Path);
        Assert.Equal(ExitCode.Incomplete, missing.ExitCode);
        Assert.Contains("perhaps: plane", Assert.Single(missing.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_tells_why_each_event_is_what_it_is()
    {
        using var archive = new TemporaryArchive();
        string sample = Repository.File("samples/news/2022-02-23-contohnews-maduro-dukung-putin.txt");
        Assert.Equal(ExitCode.Done, JejakCommand.Run("ingest", sample, "--archive", archive.Path).ExitCode);
        var result = JejakCommand.Run("show", "c182487859f3", "--explain", "--archive", archive.Path);
        Assert.Equal((ExitCode.Done, ""), (result.ExitCode, result.Error));
        Assert.Matches(@"(?m)^v\d Nicolas Maduro —ACCUSE:allege→ NATO\n +frame +""menuduh"" .+\n +resources/id/events/verbs\.tsv:\d+\n +code +CAMEO 112, PLOVER score −3\.5\n +actor +Nicolas Maduro \(""Maduro""\) stands before it\n", result.Output);
        Assert.Contains("word of   contohNews itself", result.Output, StringComparison.Ordinal);
        string text = File.ReadAllText(sample);
        foreach (string line in Ask(archive, "show", "c182487859f3", "--explain", "--format", "jsonl").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var row = JsonDocument.Parse(line);
            var mention = row.RootElement.GetProperty("mentions")[0];
            foreach (var words in (JsonElement[])[mention.GetProperty("trigger"), .. mention.GetProperty("parties").EnumerateArray().Select(party => party.GetProperty("words")).Where(words => words.ValueKind == JsonValueKind.Object)])
                Assert.Equal(text[words.GetProperty("start").GetInt32()..words.GetProperty("end").GetInt32()], words.GetProperty("text").GetString());
        }
        var csv = JejakCommand.Run("show", "c182487859f3", "--explain", "--format", "csv", "--archive", archive.Path);
        Assert.Equal((ExitCode.Usage, 1), (csv.ExitCode, csv.Errors.Length));
    }

    [Fact]
    public void Show_says_where_another_version_read_otherwise()
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        var result = JejakCommand.Run("show", "plane", "--explain", "--archive", archive.Path);
        Assert.Contains("stand otherwise in the archive", Assert.Single(result.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timeline")]
    [InlineData("relation", "Rusia", "Venezuela")]
    [InlineData("actors")]
    [InlineData("export")]
    public void What_one_publisher_reports_can_be_asked_for(params string[] question)
    {
        using var archive = new TemporaryArchive(Stories.Plane, Stories.Call);
        string[] lines = [.. question, "--format", "jsonl"];
        string all = Ask(archive, lines).Output, one = Ask(archive, [.. lines, "--publisher", "warta"]).Output;
        Assert.NotEqual("", one);
        Assert.True(one.Length < all.Length);
        Assert.DoesNotContain("Kabar Contoh", one, StringComparison.Ordinal);
        Assert.Equal(one, Ask(archive, [.. lines, "--source", "Warta Contoh", "--since", "2001", "--until", "2030"]).Output);
        var none = JejakCommand.Run([.. lines, "--publisher", "Harian", "--archive", archive.Path]);
        Assert.Equal((ExitCode.Incomplete, ""), (none.ExitCode, none.Output));
        Assert.Contains("the archive knows no publisher called 'Harian'; closest: ", Assert.Single(none.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("polecat", 40, 1)]
    [InlineData("gdelt", 61, 0)]
    public void An_export_has_its_columns_in_every_row(string format, int columns, int head)
    {
        using var archive = new TemporaryArchive(Stories.Plane, Stories.Call);
        var rows = Ask(archive, "export", "--format", format, "--status", "all").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(rows.Length > head + 4);
        Assert.All(rows, row => Assert.Equal(columns, row.Split('\t').Length));
        Assert.Equal(rows, Ask(archive, "export", "--format", format, "--status", "all").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(Ask(archive, "export", "--format", format).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length < rows.Length, "what is planned is left out where nobody asks for it");
    }

    [Fact]
    public void Read_tells_why_without_an_archive()
    {
        var result = JejakCommand.Run(["read", "-", "--explain"], "Jepang tidak akan menyerang Korea Utara.");
        Assert.Equal(ExitCode.Done, result.ExitCode);
        Assert.Contains("status    negated: \"tidak akan\"", result.Output, StringComparison.Ordinal);
        Assert.Contains("--explain goes with --format digest", JejakCommand.Run(["read", "-", "--explain", "--format", "jsonl"], "x").Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_demo_reads_its_samples_and_prints_a_timeline()
    {
        using var archive = new TemporaryArchive();
        var result = JejakCommand.Run("demo", "--archive", archive.Path);
        Assert.Contains(" new, 0 revised, 0 unchanged", result.Error, StringComparison.Ordinal);
        Assert.True(archive.Number("SELECT count(*) FROM articles") >= 24);
        Assert.Contains("jejak quotes --speaker \"Maria Zakharova\" --archive", result.Error, StringComparison.Ordinal);
        var again = JejakCommand.Run("demo", "--archive", archive.Path);
        Assert.Contains("0 new, 0 revised", again.Error, StringComparison.Ordinal);
        Assert.Equal(result.Output, again.Output);
    }

    private static JejakCommand.Result Ask(TemporaryArchive archive, params string[] question)
    {
        var result = JejakCommand.Run([.. question, "--archive", archive.Path]);
        Assert.True(result.ExitCode == ExitCode.Done, result.Error);
        return result;
    }
}
