using System.Globalization;
using System.Text;

namespace Jejak.Watch.Fetching;

/// <summary>What a site allows programs to fetch: robots.txt as RFC 9309 reads it. The longest rule that fits a path decides, <c>Allow</c> before <c>Disallow</c>; <c>*</c> stands for any characters, <c>$</c> for the end.</summary>
/// <remarks>Immutable. <c>Crawl-delay</c>, which the RFC does not know, is kept, up to a minute.</remarks>
public sealed class RobotsRules
{
    /// <summary>What is read of a file at least by the RFC, and here at most.</summary>
    public const int MaxBytes = 500 * 1024;

    private const int MaxRules = 5000;
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromMinutes(1);

    private readonly List<(string Pattern, bool Allows)> _rules = [];

    private RobotsRules() { }

    /// <summary>Everything is allowed: there is no such file.</summary>
    public static RobotsRules AllowAll { get; } = new();

    /// <summary>Nothing is: the site is in trouble.</summary>
    public static RobotsRules DisallowAll { get; } = Parse("User-agent: *\nDisallow: /"u8, "any");

    public TimeSpan? CrawlDelay { get; private set; }

    /// <param name="agent">The product token: groups that name it are followed, else those for <c>*</c>.</param>
    public static RobotsRules Parse(ReadOnlySpan<byte> bytes, string agent)
    {
        string text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, MaxBytes)]);
        var (own, others) = (new RobotsRules(), new RobotsRules());
        bool isNamed = false, inAgents = false, forOwn = false, forAll = false;
        foreach (var line in text.TrimStart('\uFEFF').AsSpan().EnumerateLines())
        {
            var rule = line.IndexOf('#') is var comment and >= 0 ? line[..comment] : line;
            int colon = rule.IndexOf(':');
            if (colon < 0) continue;
            var field = rule[..colon].Trim();
            var value = rule[(colon + 1)..].Trim();
            if (field.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (!inAgents) (forOwn, forAll) = (false, false);
                inAgents = true;
                if (value is "*") forAll = true;
                else if (value.Equals(agent, StringComparison.OrdinalIgnoreCase)) forOwn = isNamed = true;
                continue;
            }
            bool known = field.Equals("allow", StringComparison.OrdinalIgnoreCase) || field.Equals("disallow", StringComparison.OrdinalIgnoreCase) || field.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase);
            // Sitemap lines and the like belong to no group and end none.
            if (!known) continue;
            inAgents = false;
            if (forOwn) own.Add(field, value);
            if (forAll) others.Add(field, value);
        }
        return isNamed ? own : others;
    }

    /// <param name="pathAndQuery">As the address has it, percent-encoded.</param>
    public bool Allows(string pathAndQuery)
    {
        // The file itself may always be fetched.
        if (pathAndQuery == "/robots.txt") return true;
        string path = Normal(pathAndQuery);
        int longest = -1;
        bool allows = true;
        foreach (var (pattern, allowed) in _rules)
        {
            if (pattern.Length < longest || (pattern.Length == longest && !allowed) || !Fits(pattern, path)) continue;
            (longest, allows) = (pattern.Length, allowed);
        }
        return allows;
    }

    private void Add(ReadOnlySpan<char> field, ReadOnlySpan<char> value)
    {
        if (field.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase))
        {
            if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)) CrawlDelay = seconds < s_longestDelay.TotalSeconds ? TimeSpan.FromSeconds(seconds) : s_longestDelay;
            return;
        }
        // An empty rule fits nothing.
        if (value.IsEmpty || _rules.Count >= MaxRules) return;
        _rules.Add((Normal(value.ToString()), field.Equals("allow", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Percent-encoded in one way, so that <c>/é</c>, <c>/%c3%a9</c> and <c>/%C3%A9</c> are one path.</summary>
    private static string Normal(string path)
    {
        var normal = new StringBuilder(path.Length);
        for (int i = 0; i < path.Length; i++)
        {
            char c = path[i];
            if (c == '%' && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                char decoded = (char)Convert.ToByte(path.Substring(i + 1, 2), 16);
                if (char.IsAsciiLetterOrDigit(decoded) || decoded is '-' or '.' or '_' or '~') normal.Append(decoded);
                else normal.Append('%').Append(char.ToUpperInvariant(path[i + 1])).Append(char.ToUpperInvariant(path[i + 2]));
                i += 2;
            }
            else if (c < 128) normal.Append(c);
            else
            {
                int length = char.IsHighSurrogate(c) && i + 1 < path.Length && char.IsLowSurrogate(path[i + 1]) ? 2 : 1;
                foreach (byte b in Encoding.UTF8.GetBytes(path.Substring(i, length))) normal.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
                i += length - 1;
            }
        }
        return normal.ToString();
    }

    /// <summary>Whether a path begins with a pattern. Each star takes as little as it can, with one way back: no pattern makes this slow.</summary>
    private static bool Fits(string pattern, string path)
    {
        bool atEnd = pattern[^1] == '$';
        int length = atEnd ? pattern.Length - 1 : pattern.Length;
        int p = 0, s = 0, star = -1, from = 0;
        while (s < path.Length)
        {
            if (p == length && !atEnd) return true;
            if (p < length && pattern[p] == '*') (star, from) = (p++, s);
            else if (p < length && pattern[p] == path[s]) (p, s) = (p + 1, s + 1);
            else if (star >= 0) (p, s) = (star + 1, ++from);
            else return false;
        }
        while (p < length && pattern[p] == '*') p++;
        return p == length;
    }
}
