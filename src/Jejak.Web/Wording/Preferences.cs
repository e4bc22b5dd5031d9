using Microsoft.AspNetCore.Http;

namespace Jejak.Web.Wording;

/// <summary>How somebody wants to see the pages: language and light or dark, kept in cookies that say nothing else.</summary>
internal sealed class Preferences
{
    public const string LanguageCookie = "jejak-language";
    public const string ThemeCookie = "jejak-theme";

    public Preferences(IHttpContextAccessor accessor)
    {
        var request = accessor.HttpContext?.Request;
        Words = PageWords.In(request?.Cookies[LanguageCookie] ?? Preferred(request?.Headers.AcceptLanguage.ToString()));
        Theme = request?.Cookies[ThemeCookie] is "light" or "dark" ? request.Cookies[ThemeCookie] : null;
        Here = request is null ? "/" : request.Path + request.QueryString;
    }

    public PageWords Words { get; }

    /// <summary>light, dark, or null for what the browser prefers.</summary>
    public string? Theme { get; }

    /// <summary>Path and query of the page.</summary>
    public string Here { get; }

    /// <summary>The first language of the header that the pages speak; null where it names none.</summary>
    private static string? Preferred(string? header)
    {
        foreach (var range in (header ?? "").Split(',', 20))
        {
            string language = range.Split(';', '-')[0].Trim().ToLowerInvariant();
            if (PageWords.Languages.Contains(language, StringComparer.Ordinal)) return language;
        }
        return string.IsNullOrEmpty(header) ? null : "en";
    }
}
