using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Jejak.Cli.Answers;
using Jejak.Web;

namespace Jejak.Cli;

/// <summary><c>jejak serve</c>: the archive as pages for people and an API for programs.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var archive = ArchiveOption.Create();
        var host = new Option<string>("--host") { Description = "Address to listen on. 127.0.0.1 is seen by this machine only; 0.0.0.0 by everybody who can reach it.", DefaultValueFactory = _ => "127.0.0.1", HelpName = "ADDRESS" };
        var port = new Option<int>("--port") { Description = "Port to listen on; 0 takes one that is free.", DefaultValueFactory = _ => 5115, HelpName = "N" };
        var log = new Option<string>("--log") { Description = "text: what went wrong, for people. json: one object a line, with a line for each request.", DefaultValueFactory = _ => "text", HelpName = "text|json" };
        log.AcceptOnlyFromAmong("text", "json");
        var queries = new Option<bool>("--log-queries") { Description = "The lines of requests say what was asked for, too: names and words." };
        var otlp = new Option<string?>("--otlp") { Description = "Send measurements and traces to this OpenTelemetry collector (OTLP over HTTP): http://127.0.0.1:4318.", HelpName = "URL" };
        var readOnly = new Option<bool>("--read-only") { Description = "Nothing can be changed over the network, whoever asks." };
        var requireKey = new Option<bool>("--require-key") { Description = "Answer only those who show a key ('jejak keys add'); without it, only changing something needs one." };
        var proxy = new Option<string?>("--proxy-host") { Description = "The name under which a proxy before this server is reached. Then nobody counts as sitting at this machine.", HelpName = "NAME" };
        var watched = new Option<string[]>("--watch") { Description = "Watch these feeds, sitemaps and folders meanwhile, as 'jejak watch' does; pages say when there is news.", AllowMultipleArgumentsPerToken = true, HelpName = "SOURCE" };
        var watching = new WatchInput();
        watched.Validators.Add(result => WatchInput.CheckSources(result, result.Tokens));
        host.Validators.Add(IsAddress);
        otlp.Validators.Add(IsWeb);
        port.Validators.Add(IsPort);
        var command = new Command("serve", "Shows the archive in a browser, and answers programs under /api/v1. Stops with Ctrl-C.") { archive, host, port, log, queries, otlp, readOnly, requireKey, proxy };
        command.Options.Add(watched);
        watching.AddTo(command);
        command.SetAction(parsed => ArchiveFault.Guard(() => JejakServer.Run(
            new ServeOptions
            {
                Archive = parsed.GetValue(archive)!,
                Watch = parsed.GetValue(watched) is { Length: > 0 } sources ? watching.Of(parsed, parsed.GetValue(archive)!, sources) : null,
                Host = parsed.GetValue(host)!,
                Port = parsed.GetValue(port),
                ReadOnly = parsed.GetValue(readOnly),
                RequireKey = parsed.GetValue(requireKey),
                ProxyHost = parsed.GetValue(proxy),
                JsonLog = parsed.GetValue(log) == "json",
                LogQueries = parsed.GetValue(queries),
                Otlp = parsed.GetValue(otlp) is { } collector ? new Uri(collector) : null,
            },
            line => Remarks.Say(line))));
        return command;
    }

    private static void IsAddress(OptionResult result)
    {
        if (result.Tokens.Count > 0 && result.Tokens[0].Value != "localhost" && !IPAddress.TryParse(result.Tokens[0].Value, out _)) result.AddError($"--host needs an address such as 127.0.0.1, not '{result.Tokens[0].Value}'");
    }

    private static void IsWeb(OptionResult result)
    {
        if (result.Tokens.Count > 0 && !(Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https"))) result.AddError($"--otlp needs an address such as http://127.0.0.1:4318, not '{result.Tokens[0].Value}'");
    }

    private static void IsPort(OptionResult result)
    {
        if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int port) || port is < 0 or > 65535)) result.AddError("--port needs a number from 0 to 65535");
    }
}
