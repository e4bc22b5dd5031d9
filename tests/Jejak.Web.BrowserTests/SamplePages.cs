namespace Jejak.Web.BrowserTests;

/// <summary>Every page, with something of the samples on it.</summary>
public static class SamplePages
{
    /// <summary>The article in which Zakharova speaks of personnel in Venezuela, by the beginning of its id.</summary>
    public const string Zakharova = "13666edbcca6";

    /// <summary>One of the two reports of a telephone call in March 2022.</summary>
    public const string Call = "dbb1911819e4";

    /// <summary>What a page is called in a picture's name, and its address.</summary>
    public static readonly (string Name, string Path)[] All =
    [
        ("home", "/"),
        ("search", "/search?q=Venezuela"),
        ("search-nothing", "/search?q=kucing"),
        ("article", "/article?id=" + Zakharova),
        ("article-clean", "/article?view=clean&id=" + Zakharova),
        ("article-raw", "/article?view=raw&id=" + Zakharova),
        ("who", "/who?name=Zakharova"),
        ("quotes", "/quotes?about=Venezuela"),
        ("timeline", "/timeline?one=Rusia&other=Venezuela"),
        ("relation", "/relation?one=Rusia&other=Venezuela"),
        ("actors", "/actors"),
        ("findings", "/findings"),
        ("relays", "/relays"),
        ("stories", "/stories"),
        ("story", "/story?id=" + Call),
        ("read", "/read"),
        ("alerts", "/alerts"),
        ("log-in", "/log-in"),
        ("misspelt", "/quotes?speaker=Zakarova"),
    ];
}
