using Jejak.Archive;
using Jejak.Archive.Alerts;
using Jejak.Web.Parts;
using Jejak.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Jejak.Web.Api;

/// <summary>Saves the question of a page as an alert, and takes one back: from the forms of the pages.</summary>
internal static class AlertDesk
{
    /// <summary>Where forms are sent.</summary>
    public const string Save = "/alerts/save", Remove = "/alerts/remove";

    private const string Page = "/alerts";

    private static readonly string[] s_kinds = [AlertQuestion.Quotes, AlertQuestion.Timeline, AlertQuestion.Findings];

    public static void MapAlertDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Save, (ServeOptions options, TimeProvider time, IFormCollection form) =>
        {
            if (Question(form) is not { } question) return Task.FromResult(Results.Problem(detail: $"kind: there are {string.Join(", ", s_kinds)}", statusCode: StatusCodes.Status400BadRequest));
            return Change(options, time, alerts => alerts.Add(form["name"].ToString().Trim(), question), StatusCodes.Status409Conflict);
        }).NeedsWriteAccess(localToo: true).ExcludeFromDescription();

        routes.MapPost(Remove, (ServeOptions options, TimeProvider time, [FromForm] string? name) => Change(options, time, alerts => alerts.Remove(name ?? ""), StatusCodes.Status404NotFound))
            .NeedsWriteAccess(localToo: true).ExcludeFromDescription();
    }

    /// <summary>The question a page shows, as its form sends it; null where it is of no kind that can be saved.</summary>
    private static AlertQuestion? Question(IFormCollection form)
    {
        string? Field(string name) => form[name].ToString().OrNull();
        return Field("kind") is not { } kind || !s_kinds.Contains(kind, StringComparer.Ordinal) ? null : new()
        {
            Kind = kind,
            Speaker = Field("speaker"),
            About = Field("about"),
            Via = Field("via"),
            Between = new[] { Field("one"), Field("other") }.OfType<string>().ToArray() is { Length: > 0 } names ? names : null,
            // As the page itself asks.
            Type = Field("type")?.ToUpperInvariant(),
            Status = Field("status"),
            Code = Field("code"),
            Publisher = Field("publisher"),
        };
    }

    private static Task<IResult> Change(ServeOptions options, TimeProvider time, Action<ArchiveAlerts> change, int refused) => Task.Run(() =>
    {
        using var alerts = ArchiveAlerts.Open(options.Archive, time);
        try { change(alerts); }
        catch (DecisionException fault) { return Results.Problem(detail: fault.Message, statusCode: refused); }
        return Results.LocalRedirect(Page);
    });
}
