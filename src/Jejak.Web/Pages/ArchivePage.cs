using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Web.Archives;
using Jejak.Web.Parts;
using Jejak.Web.Wording;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Jejak.Web.Pages;

/// <summary>A page that asks the archive.</summary>
public abstract class ArchivePage : ComponentBase
{
    [Inject] internal ArchivePool Archive { get; set; } = null!;

    [Inject] internal Preferences Look { get; set; } = null!;

    [CascadingParameter] public HttpContext? Context { get; set; }

    /// <summary>What kept the page from an answer, or null.</summary>
    public Hindrance? Hindrance { get; private set; }

    internal PageWords Words => Look.Words;

    /// <summary>The answer; null, and a <see cref="Hindrance"/>, where the archive knows no such name or does not understand the question.</summary>
    internal T? Ask<T>(Func<NewsArchive, T?> question) where T : class
    {
        try { return Archive.Ask(question); }
        catch (UnknownNameException unknown)
        {
            Hindrance = new(unknown.Message, unknown.Closest);
        }
        catch (Exception fault) when (fault is SearchQueryException or UnknownRevisionException)
        {
            Hindrance = new(fault.Message, []);
        }
        return null;
    }

    /// <summary>The page's own answer is that there is nothing here.</summary>
    internal void NotHere(string message, IReadOnlyList<string> closest)
    {
        Hindrance = new(message, closest);
        // Said as late as can be: a page that has this status while it is made is taken for none, and its words are lost.
        Context?.Response.OnStarting(() =>
        {
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    /// <summary>A day, month or year that somebody typed; nothing for what is none.</summary>
    internal static DayRange Days(string? since, string? until) => new(Day(since).After, Day(until).Before);

    private static DayRange Day(string? text) => DayRange.TryParse(text.OrNull(), out var days) ? days : default;
}

/// <param name="Closest">Names that could have been meant.</param>
public sealed record Hindrance(string Message, IReadOnlyList<string> Closest);
