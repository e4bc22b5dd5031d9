using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;

namespace Jejak.Benchmarks;

/// <summary><c>web FILE</c>: how long pages of an archive take, and whether its API stands a steady load.</summary>
internal static class WebCommand
{
    private const int Rounds = 5, Articles = 20;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Articles: a file or folder that jejak ingest understands." };
        var articles = new Option<int>("--articles") { Description = "How many the archive has: the file's, and then marked variants of them.", DefaultValueFactory = _ => 20_000, HelpName = "N" };
        var archive = new Option<string?>("--archive") { Description = "The archive to serve; made where there is none. A temporary file where nothing is said.", HelpName = "FILE" };
        var rate = new Option<int>("--rate") { Description = "Requests a second.", DefaultValueFactory = _ => 200, HelpName = "N" };
        var seconds = new Option<int>("--seconds") { Description = "How long they are kept up.", DefaultValueFactory = _ => 60, HelpName = "N" };
        var results = Places.Results();
        var command = new Command("web", "Milliseconds a page of jejak serve, and its API under a steady load.") { file, articles, archive, rate, seconds, results };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(articles), parsed.GetValue(archive), parsed.GetValue(rate), parsed.GetValue(seconds), Places.Folder(parsed.GetValue(results)!)).GetAwaiter().GetResult());
        return command;
    }

    private static async Task<int> Run(string file, int articles, string? archive, int rate, int seconds, string? results)
    {
        string folder = Directory.CreateTempSubdirectory("jejak-web-").FullName;
        try
        {
            var report = new Report("web", "Serving an archive", Report.Format($"dotnet run --project benchmarks/Jejak.Benchmarks -c Release -- web {Path.GetFileName(file)} --articles {articles} --rate {rate} --seconds {seconds}"));
            archive ??= Path.Combine(folder, "jejak.db");
            if (!File.Exists(archive)) MadeArchive.Of(file, articles).Store(archive, articles);
            using var server = ServedArchive.Start(archive);
            report.Line(Report.Format($"`jejak serve` over {articles:N0} articles in SQLite; it and who asks share the machine. Pages are asked for one after the other, {Rounds} times each after the first, which has a column of its own; the time is until the last byte is here."));
            report.Line("");
            string[] read = await ArticleAddresses(server.Client);
            report.Table(["page", "addresses", "the first, ms", "median, ms", "95 %, ms", "slowest, ms", "bytes, median"], await Rows(server.Client, Pages(read)));
            string[] asked = [.. Questions().Concat(read.Select(address => address.Replace("/article?", "/api/v1/articles/reading?", StringComparison.Ordinal)))];
            var load = await SteadyLoad.Run(server, asked, rate, seconds);
            report.Line(Report.Format($"The API, {rate} requests a second for {seconds} s over {asked.Length} addresses; a request's time counts from the moment it was due:"));
            report.Line("");
            report.Table(["requests", "errors", "median, ms", "95 %, ms", "99 %, ms", "slowest, ms", "processor s of the server", "memory after a sixth, MB", "memory at the end, MB"],
                [[Report.Format($"{load.Requests:N0}"), Report.Format($"{load.Errors}"), Report.Format($"{load.Percentile(50):F1}"), Report.Format($"{load.Percentile(95):F1}"), Report.Format($"{load.Percentile(99):F1}"), Report.Format($"{load.Percentile(100):F1}"),
                  Report.Format($"{load.Processor.TotalSeconds:F1}"), Report.Format($"{load.MemoryAtFirst / 1e6:F0}"), Report.Format($"{load.MemoryAtLast / 1e6:F0}")]]);
            report.Save(results);
            return load.Errors == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<(string Name, string[] Addresses)> Pages(string[] read) =>
    [
        ("first page", ["/"]),
        ("article", read),
        ("search", [.. Values("word").Select(word => "/search?q=" + Escaped(word))]),
        ("who", [.. Values("name").Select(name => "/who?name=" + Escaped(name))]),
        ("quotations of a speaker", [.. Values("name").Select(name => "/quotes?speaker=" + Escaped(name))]),
        ("timeline of a pair", [.. Pairs().Select(pair => $"/timeline?one={Escaped(pair.One)}&other={Escaped(pair.Other)}")]),
        ("pair", [.. Pairs().Select(pair => $"/relation?one={Escaped(pair.One)}&other={Escaped(pair.Other)}")]),
        ("relations", ["/actors", "/actors?since=2022&until=2022"]),
        ("stories", ["/stories"]),
        ("slips", ["/findings", "/findings?code=weekday-date"]),
        ("who relays whom", ["/relays"]),
    ];

    // Questions a program asks again and again: pages of rows, not whole archives.
    private static IEnumerable<string> Questions() =>
        Values("name").SelectMany(name => new[] { "/api/v1/quotes?limit=20&speaker=" + Escaped(name), "/api/v1/timeline?limit=20&one=" + Escaped(name) })
            .Concat(Pairs().Select(pair => $"/api/v1/relation?one={Escaped(pair.One)}&other={Escaped(pair.Other)}"))
            .Concat(Values("word").Select(word => "/api/v1/search?limit=20&q=" + Escaped(word)));

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> Rows(HttpClient client, IEnumerable<(string Name, string[] Addresses)> pages)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (name, addresses) in pages)
        {
            double first = 0;
            var times = new List<double>();
            var sizes = new List<int>();
            foreach (string address in addresses)
            {
                for (int round = 0; round <= Rounds; round++)
                {
                    long began = Stopwatch.GetTimestamp();
                    using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
                    byte[] body = await answer.Content.ReadAsByteArrayAsync();
                    double taken = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                    // Smaller archives know fewer names.
                    if (answer.StatusCode == System.Net.HttpStatusCode.NotFound) break;
                    answer.EnsureSuccessStatusCode();
                    if (first == 0) first = taken;
                    if (round == 0) continue;
                    times.Add(taken);
                    sizes.Add(body.Length);
                }
            }
            if (times.Count == 0) continue;
            times.Sort();
            sizes.Sort();
            rows.Add([name, Report.Format($"{addresses.Length}"), Report.Format($"{first:F0}"), Report.Format($"{times[times.Count / 2]:F1}"), Report.Format($"{times[(times.Count - 1) * 95 / 100]:F1}"), Report.Format($"{times[^1]:F1}"), Report.Format($"{sizes[sizes.Count / 2]:N0}")]);
        }
        return rows;
    }

    /// <summary>Articles that quotations of many speakers lead to.</summary>
    private static async Task<string[]> ArticleAddresses(HttpClient client)
    {
        using var answer = JsonDocument.Parse(await client.GetStringAsync(new Uri("/api/v1/quotes?limit=500", UriKind.Relative)));
        return [.. answer.RootElement.GetProperty("rows").EnumerateArray().Select(row => "/article?id=" + row.GetProperty("article").GetProperty("id").GetString()).Distinct().Take(Articles)];
    }

    private static IEnumerable<string> Values(string kind) => ArchiveQuestions.Lists[kind].Select(row => row[0]);

    private static IEnumerable<(string One, string Other)> Pairs() => ArchiveQuestions.Lists["pair"].Select(row => (row[0], row[1]));

    private static string Escaped(string value) => Uri.EscapeDataString(value);
}
