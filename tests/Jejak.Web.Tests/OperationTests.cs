using System.Collections.Concurrent;
using System.Text;
using Jejak.Archive.Stores;
using Jejak.Archive.Tests;
using Jejak.Web.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Jejak.Web.Tests;

/// <summary>What a server tells those who run it.</summary>
public class OperationTests
{
    [Fact]
    public async Task It_is_ready_when_the_reader_is_loaded_and_no_more_when_the_archive_does_not_answer()
    {
        using var server = new RunningServer(Stories.Plane);
        Assert.Equal((200, "alive\n"), await Get(server, "/health/live"));
        Assert.Equal((503, "the reader is being loaded\n"), await Get(server, "/health/ready"));
        server.Services.GetRequiredService<ReaderDesk>().Prepare();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await Get(server, "/health/ready") != (200, "ready\n")) await Task.Delay(50, patience.Token);
        using (var store = ArchiveStore.OpenToWrite(server.Archive.Path)) store.Execute("ALTER TABLE articles RENAME TO gone");
        var (status, line) = await Get(server, "/health/ready");
        Assert.Equal(503, status);
        Assert.Contains(server.Archive.Path, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line.TrimEnd('\n'));
        Assert.Equal(200, (await Get(server, "/health/live")).Status);
    }

    [Fact]
    public async Task What_it_did_is_counted_by_kind_and_never_by_what_was_asked_for()
    {
        using var server = new RunningServer(Stories.Plane, Stories.Call);
        await Get(server, "/api/v1/quotes?speaker=Zakharova");
        await Get(server, "/api/v1/quotes?speaker=Nobody+At+All");
        await Get(server, "/quotes?speaker=Zakharova");
        await Get(server, "/no/such/Zakharova");
        using var content = new StringContent("Menteri Luar Negeri Retno Marsudi mengatakan Indonesia mengecam serangan itu.");
        using var read = await server.Client.PostAsync(new Uri("/read", UriKind.Relative), content, TestContext.Current.CancellationToken);
        using var nothing = new StringContent("{\"text\": \"Rusia");
        using var refused = await server.Client.PostAsync(new Uri("/read", UriKind.Relative), nothing, TestContext.Current.CancellationToken);
        var (status, text) = await Get(server, "/metrics");
        Assert.Equal(200, status);
        string[] lines = text.Split('\n');
        Assert.Contains("http_server_request_duration_seconds_count{http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"/api/v1/quotes\"} 1", lines);
        Assert.Contains("http_server_request_duration_seconds_bucket{http_request_method=\"GET\",http_response_status_code=\"404\",http_route=\"/api/v1/quotes\",le=\"+Inf\"} 1", lines);
        Assert.Contains("# TYPE jejak_question_duration_seconds histogram", lines);
        Assert.Contains(lines, line => line.StartsWith("jejak_question_duration_seconds_count{kind=\"quotes\"} ", StringComparison.Ordinal));
        Assert.Contains("jejak_archive_articles 2", lines);
        Assert.Contains("jejak_reading_duration_seconds_count{outcome=\"read\"} 1", lines);
        Assert.Contains("jejak_reading_duration_seconds_count{outcome=\"refused\"} 1", lines);
        Assert.DoesNotContain("Zakharova", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measurements_and_traces_are_sent_to_a_collector()
    {
        var received = new ConcurrentDictionary<string, string>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/v1/{kind}", async (string kind, Microsoft.AspNetCore.Http.HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.AddOrUpdate(kind, _ => Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);
        using (var server = RunningServer.With(options => options with { Otlp = new Uri(collector.Urls.First()) }, Stories.Plane))
        {
            await Get(server, "/api/v1/quotes?speaker=Zakharova");
            await Get(server, "/quotes?speaker=Zakharova");
        }
        // It sends what it still has when it ends.
        foreach (string words in (string[])["jejak", "GET /api/v1/quotes", "GET /quotes", "Jejak.Archive", "http.response.status_code"]) Assert.Contains(words, received["traces"], StringComparison.Ordinal);
        foreach (string words in (string[])["http.server.request.duration", "jejak.question.duration", "jejak.archive.articles", "/api/v1/quotes"]) Assert.Contains(words, received["metrics"], StringComparison.Ordinal);
        Assert.DoesNotContain("Zakharova", received["traces"] + received["metrics"], StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Body)> Get(RunningServer server, string path)
    {
        using var response = await server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
