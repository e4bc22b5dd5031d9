using System.Globalization;
using System.Text;

namespace Jejak.Watch.Tests;

/// <summary>A publisher with a feed and articles that change, on a server that fails, stalls, breaks off and lies when told to. The same seed does the same.</summary>
internal sealed class Newsroom : IDisposable
{
    private const string Feed = "/rss.xml";

    private readonly Lock _lock = new();
    private readonly Random _random;
    private readonly List<int> _versions = [];
    private readonly List<int> _recent = [];
    private readonly int _mostArticles;
    private int _updates;

    public Newsroom(int seed, int mostArticles)
    {
        (_random, _mostArticles) = (new(seed), mostArticles);
        Server = new(Answer);
    }

    public HostileServer Server { get; }

    public Uri Address => Server.At("rss.xml");

    /// <summary>Updates that requests bring about, one each, until there have been so many.</summary>
    public int Planned { get; set; }

    public bool Misbehaves { get; set; }

    /// <summary>Called with each request, before it is answered.</summary>
    public Action? Asked { get; set; }

    public int Updates
    {
        get
        {
            lock (_lock) return _updates;
        }
    }

    /// <summary>The last version of each article.</summary>
    public IReadOnlyList<int> Versions
    {
        get
        {
            lock (_lock) return [.. _versions];
        }
    }

    public static string Words(int article, int version) => $"Rapat nomor {Number(article)} berlangsung di Jakarta, versi {Number(version)}.";

    /// <summary>An article appears, or one that is there changes.</summary>
    public void Update()
    {
        lock (_lock)
        {
            int article = _versions.Count < _mostArticles && (_versions.Count < 5 || _random.Next(5) == 0) ? _versions.Count : _random.Next(_versions.Count);
            if (article == _versions.Count) _versions.Add(1);
            else _versions[article]++;
            _recent.Remove(article);
            _recent.Insert(0, article);
            _updates++;
        }
    }

    public void Dispose() => Server.Dispose();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task Answer(Received request, Stream stream, CancellationToken cancellation)
    {
        Asked?.Invoke();
        int chance;
        lock (_lock)
        {
            if (_updates < Planned) Update();
            chance = Misbehaves ? _random.Next(100) : 99;
        }
        string answer = request.Path == "/robots.txt" ? HostileServer.Status(404) : request.Path == Feed ? TheFeed(request, chance) : Article(int.Parse(request.Path[1..^5], CultureInfo.InvariantCulture));
        byte[] bytes = Encoding.UTF8.GetBytes(answer);
        if (request.Path == "/robots.txt") chance = 99;
        switch (chance)
        {
            case < 8: await stream.WriteAsync(Encoding.UTF8.GetBytes(HostileServer.Status(503)), cancellation); return;
            case < 14: await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), cancellation); return;
            case < 17: return;
            case < 19: await stream.WriteAsync(Encoding.UTF8.GetBytes(HostileServer.Status(429, "Retry-After: 30\r\n")), cancellation); return;
            case < 20: await Task.Delay(Timeout.Infinite, cancellation); return;
            case < 23: await stream.WriteAsync(Encoding.UTF8.GetBytes(HostileServer.Redirect(request.Path)), cancellation); return;
            default: await stream.WriteAsync(bytes, cancellation); return;
        }
    }

    private string TheFeed(Received request, int chance)
    {
        lock (_lock)
        {
            var items = new StringBuilder();
            foreach (int article in _recent)
                items.Append(CultureInfo.InvariantCulture, $"<item><title>Rapat {article}</title><link>/{article}.html?utm_source=rss{_random.Next(3)}</link><guid isPermaLink=\"false\">{article}</guid><description>versi {_versions[article]}</description><pubDate>{(Misbehaves && chance > 90 ? "hari ini" : "Thu, 28 Mar 2019 10:15:00 +0700")}</pubDate><updated>{_versions[article]}</updated></item>");
            string tag = $"\"{Number(_updates)}\"";
            // Lies: nothing has changed although it has; a mark that stays the same.
            if (Misbehaves && chance is >= 30 and < 36 && request.Headers.ContainsKey("if-none-match")) return HostileServer.Status(304);
            if (!Misbehaves && request.Headers.GetValueOrDefault("if-none-match") == tag) return HostileServer.Status(304);
            if (Misbehaves && chance is >= 40 and < 50) tag = "\"always\"";
            string feed = $"<?xml version=\"1.0\"?><rss><channel><title>Kabar</title>{items}</channel></rss>";
            // Whole by its length, and cut off all the same.
            if (Misbehaves && chance is >= 50 and < 55) feed = feed[..(feed.Length * 2 / 3)];
            return HostileServer.Ok(feed, $"ETag: {tag}\r\n", "application/rss+xml");
        }
    }

    private string Article(int article)
    {
        lock (_lock) return HostileServer.Ok($"<html><head><title>Rapat {Number(article)}</title></head><body><article><h1>Rapat nomor {Number(article)} digelar</h1><p>{Words(article, _versions[article])}</p></article></body></html>");
    }
}
