using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Jejak.Watch;
using Jejak.Watch.Fetching;

namespace Jejak.Cli;

/// <summary>How sources are watched: options of <c>jejak watch</c> and <c>jejak serve --watch</c>.</summary>
internal sealed class WatchInput
{
    private readonly Option<TimeSpan> _every = new("--every") { Description = "How often each source is asked: 30s, 5m, 2h.", DefaultValueFactory = _ => new WatchOptions { Archive = "" }.Every, CustomParser = result => Duration(result, TimeSpan.FromSeconds(1)), HelpName = "TIME" };

    private readonly Option<TimeSpan> _pause = new("--pause") { Description = "Between two requests of one host, unless its robots.txt asks for more.", DefaultValueFactory = _ => new FetchOptions().HostDelay, CustomParser = result => Duration(result, TimeSpan.Zero), HelpName = "TIME" };

    private readonly Option<string[]> _allowed = new("--allow-private") { Description = "Ask this host although it is no part of the public Internet: a name or number of this machine or of the network it is in.", HelpName = "HOST" };

    public void AddTo(Command command)
    {
        command.Options.Add(_every);
        command.Options.Add(_pause);
        command.Options.Add(_allowed);
    }

    public WatchOptions Of(ParseResult parsed, string archive, IReadOnlyList<string> sources) => new()
    {
        Archive = archive,
        Sources = sources,
        Every = parsed.GetValue(_every),
        // Two archives that watch the same sites do not come back at the same moment.
        Seed = ItemSeed(archive),
        Fetch = new() { AllowedHosts = parsed.GetValue(_allowed) ?? [], HostDelay = parsed.GetValue(_pause) },
    };

    /// <summary>Refuses what is neither an address nor a folder.</summary>
    public static void CheckSources(SymbolResult result, IEnumerable<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (Watcher.AddressOf(token.Value) is null) result.AddError($"'{token.Value}' is neither the http address of a feed or sitemap nor a folder");
        }
    }

    private static int ItemSeed(string archive)
    {
        int seed = 0;
        foreach (char c in archive) seed = unchecked((seed * 31) + c);
        return seed;
    }

    private static TimeSpan Duration(ArgumentResult result, TimeSpan least)
    {
        string text = result.Tokens[0].Value.Trim().ToLowerInvariant();
        double seconds = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        string number = seconds == 0 ? text : text[..^1];
        if (double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value * Math.Max(1, seconds) is var all && all >= least.TotalSeconds && all <= 30 * 86400)
            return TimeSpan.FromSeconds(all);
        result.AddError($"'{result.Tokens[0].Value}' is no time: write 30s, 5m or 2h");
        return least;
    }
}
