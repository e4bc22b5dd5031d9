using System.ComponentModel;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Web.Security;
using Jejak.Web.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Jejak.Web.Api;

/// <summary>What is said of a slip.</summary>
/// <param name="Judgement">open, accepted or dismissed.</param>
public sealed record FindingJudgement([property: Description("accepted (it is one), dismissed (it is none, or does not matter), or open (take back what was said).")] string? Judgement);

/// <summary>What was said of a slip.</summary>
/// <param name="Finding">Its id, whole.</param>
public sealed record JudgedFinding(string Finding, string Judgement);

/// <summary>Accepts and dismisses slips: for programs with a key, and from the forms of the pages.</summary>
internal static class FindingDesk
{
    /// <summary>Where forms are sent.</summary>
    public const string Judge = "/findings/judge";

    public static void MapFindingDesk(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/findings/{id}/judgement", async (ServeOptions options, TimeProvider time, [Description("Id of the slip, or the beginning of it.")] string id, [FromBody] FindingJudgement body) =>
        {
            if (Judgements.Parse(body.Judgement) is not { } judgement) return Results.Problem(detail: $"judgement: there are {string.Join(", ", Judgements.Names)}", statusCode: StatusCodes.Status400BadRequest);
            try { return Results.Json(new JudgedFinding(await Say(options, time, id, judgement), Judgements.Name(judgement)), ApiJson.Bodies.JudgedFinding); }
            catch (DecisionException fault) { return Results.Problem(detail: fault.Message, statusCode: StatusCodes.Status404NotFound); }
        }).DisableAntiforgery().NeedsWriteAccess().WithSummary("Accepts or dismisses a slip. Needs a key with scope write.").Produces<JudgedFinding>();

        routes.MapPost(Judge, async (ServeOptions options, TimeProvider time, [FromForm] string? id, [FromForm] string? judgement, [FromForm] string? back) =>
        {
            if (Judgements.Parse(judgement) is not { } said) return Results.Problem(detail: $"judgement: there are {string.Join(", ", Judgements.Names)}", statusCode: StatusCodes.Status400BadRequest);
            try { await Say(options, time, id ?? "", said); }
            catch (DecisionException fault) { return Results.Problem(detail: fault.Message, statusCode: StatusCodes.Status404NotFound); }
            return Results.LocalRedirect(LookEndpoint.Here(back));
        }).NeedsWriteAccess(localToo: true).ExcludeFromDescription();
    }

    private static Task<string> Say(ServeOptions options, TimeProvider time, string id, Judgement judgement) => Task.Run(() =>
    {
        using var judgements = ArchiveJudgements.Open(options.Archive, time);
        return judgements.Judge([id], judgement)[0];
    });
}
