using System.ComponentModel;
using Jejak.Archive.Questions;
using Jejak.Web.Archives;
using Jejak.Web.Parts;
using Jejak.Web.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Jejak.Web.Api;

/// <summary>The questions of the archive for programs: one address each, the same names of parameters as the command line's options.</summary>
internal static class JejakApi
{
    private const string Prefix = "/api/v1";

    public static void AddServices(IServiceCollection services)
    {
        services.AddProblemDetails();
        // What an address says wrong goes the way of all faults: a status and one line.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Bodies));
        services.AddOpenApi("openapi", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Jejak";
            document.Info.Version = "1";
            document.Info.Description = "Who said what, who did what to whom, and how we know. Every row names its article and the UTF-16 code units of the words it stands on.";
            return Task.CompletedTask;
        }));
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi(Prefix + "/{documentName}.json");
        var api = routes.MapGroup(Prefix).DisableAntiforgery();
        Questions(api);
        Counts(api);
        Articles(api);
        routes.MapPost("/read", Read).WithOrder(-1).DisableAntiforgery()
            .WithSummary("Reads an article that is sent, and stores nothing.").WithDescription("The body is the article: plain text, a page, or a record {\"text\": …, \"title\": …, \"published\": …}. The answer is its reading (docs/reading.schema.json).");
        routes.MapFallback("/api/{**path}", () => Results.Problem(detail: $"there is no such address; {Prefix}/openapi.json lists all", statusCode: StatusCodes.Status404NotFound)).ExcludeFromDescription();
    }

    private static void Questions(RouteGroupBuilder api)
    {
        api.MapGet("/search", (HttpContext context, ArchivePool archives, [Description("Words, \"phrases\", -without, begin*, this OR that, and fields: speaker:Zakharova publisher:kompas after:2022-01.")] string? q, [AsParameters] PageOptions page) =>
        {
            if (string.IsNullOrWhiteSpace(q)) return Results.Problem(detail: "q: say what to look for", statusCode: StatusCodes.Status400BadRequest);
            var question = SearchQuery.Parse(q);
            return Answers.Rows(context, page, RowFiles.Search, ApiJson.Bodies.RowPageSearchRow, limit => archives.Ask(archive => archive.Answer(question with { Limit = limit })), newestLast: false);
        }).WithSummary("Articles that contain words and have what fields ask for, the best first.").Produces<RowPage<SearchRow>>();

        api.MapGet("/quotes", (HttpContext context, ArchivePool archives, [Description("Who said it, in any spelling.")] string? speaker, [Description("Who or what it is about: a name, or words in it.")] string? about,
            [Description("Who passed it on, such as AFP.")] string? via, [Description("Who published it.")] string? publisher, [AsParameters] PeriodOptions period, [AsParameters] PageOptions page) =>
        {
            var question = new QuotesQuestion { Speaker = speaker.OrNull(), About = about.OrNull(), Via = via.OrNull(), Publisher = publisher.OrNull(), Days = period.Days };
            return Answers.Rows(context, page, RowFiles.Quotation, ApiJson.Bodies.RowPageQuotationRow, limit => archives.Ask(archive => archive.Answer(question with { Limit = limit })), newestLast: true);
        }).WithSummary("Who said what, on whose word, the newest first.").Produces<RowPage<QuotationRow>>();

        api.MapGet("/timeline", (HttpContext context, ArchivePool archives, [Description("One party.")] string? one, [Description("The other.")] string? other, [AsParameters] EventOptions events, [AsParameters] PeriodOptions period, [AsParameters] PageOptions page) =>
        {
            var question = new TimelineQuestion { Between = [.. new[] { one.OrNull(), other.OrNull() }.OfType<string>()], Type = events.AskedType, Status = events.AskedStatus, Publisher = events.AskedPublisher, Days = period.Days };
            return Answers.Rows(context, page, RowFiles.Timeline, ApiJson.Bodies.RowPageTimelineRow, limit => archives.Ask(archive => archive.Answer(question with { Limit = limit })), newestLast: true, reversed: false);
        }).WithSummary("What happened, and what two said of each other, in order of time; page 1 has the latest.").Produces<RowPage<TimelineRow>>();

        api.MapGet("/findings", (HttpContext context, ArchivePool archives, [Description("weekday-date, name-variant …")] string? code, [Description("open, accepted or dismissed.")] string? judged, [Description("Who published it.")] string? publisher, [AsParameters] PeriodOptions period, [AsParameters] PageOptions page) =>
        {
            var question = new FindingsQuestion { Code = code.OrNull(), Judged = Judged(judged), Publisher = publisher.OrNull(), Days = period.Days };
            return Answers.Rows(context, page, RowFiles.Finding, ApiJson.Bodies.RowPageFindingRow, limit => archives.Ask(archive => archive.Answer(question with { Limit = limit })), newestLast: true);
        }).WithSummary("Slips in articles, the newest first.").Produces<RowPage<FindingRow>>();

        api.MapGet("/stories", (HttpContext context, ArchivePool archives, [Description("Somebody or something an article names.")] string? about, [Description("A publisher that tells it.")] string? publisher,
            [Description("An agency it is passed on from.")] string? via, [AsParameters] PeriodOptions period, [AsParameters] PageOptions page) =>
        {
            var question = new StoriesQuestion { About = about.OrNull(), Publisher = publisher.OrNull(), Via = via.OrNull(), Days = period.Days };
            return Answers.Rows(context, page, RowFiles.Story, ApiJson.Bodies.RowPageStoryRow, limit => archives.Ask(archive => archive.Answer(question with { Limit = limit })), newestLast: false);
        }).WithSummary("Reports that several articles tell, those that most tell first.").Produces<RowPage<StoryRow>>();

        api.MapGet("/who", (HttpContext context, ArchivePool archives, [Description("In any spelling, or a key: person:maria zakharova.")] string? name) =>
        {
            if (name.OrNull() is not { } asked) return Missing("name");
            var answer = archives.Ask(archive => archive.Answer(new WhoQuestion(asked)));
            return Answers.One(context, new RowPage<WhoRow>(answer.Total, 1, null, answer.Names, answer.Rows), ApiJson.Bodies.RowPageWhoRow);
        }).WithSummary("Who somebody or something is across articles.").Produces<RowPage<WhoRow>>();
    }

    private static void Counts(RouteGroupBuilder api)
    {
        api.MapGet("/relation", (HttpContext context, ArchivePool archives, [Description("One party.")] string? one, [Description("The other.")] string? other, [AsParameters] EventOptions events, [AsParameters] PeriodOptions period, [Description("json; jsonl or csv: the months.")] string? format) =>
        {
            if (one.OrNull() is not { } first) return Missing("one");
            if (other.OrNull() is not { } second) return Missing("other");
            var question = new RelationQuestion { One = first, Other = second, Type = events.AskedType, Status = Status(context, events), Publisher = events.AskedPublisher, Days = period.Days };
            var answer = archives.Ask(archive => archive.Answer(question));
            return Answers.OneWithRows(context, format, answer, ApiJson.Bodies.RelationAnswer, RowFiles.Month, answer.Months);
        }).WithSummary("Two parties over time: events and score by month, by type, and who reported them.").Produces<RelationAnswer>();

        api.MapGet("/actors", (HttpContext context, ArchivePool archives, [Description("Only pairs this one is in.")] string? with, [Description("Whether people count too.")] bool? people, [AsParameters] EventOptions events, [AsParameters] PeriodOptions period, [AsParameters] PageOptions page) =>
        {
            var question = new ActorsQuestion { With = with.OrNull(), People = people ?? false, Type = events.AskedType, Status = Status(context, events), Publisher = events.AskedPublisher, Days = period.Days };
            return Answers.Rows(context, page, RowFiles.Pair, ApiJson.Bodies.RowPageActorPairRow, limit => archives.Ask(archive => archive.Answer(question with { Limit = limit })), newestLast: false);
        }).WithSummary("Who has most to do with whom.").Produces<RowPage<ActorPairRow>>();

        api.MapGet("/relays", (HttpContext context, ArchivePool archives, [Description("Only this one.")] string? relay, [Description("agency, newspaper, broadcaster, institution or platform.")] string? relation, [Description("Who published it.")] string? publisher, [AsParameters] PeriodOptions period, [AsParameters] PageOptions page) =>
        {
            var question = new RelaysQuestion { Relay = relay.OrNull(), Relation = relation.OrNull(), Publisher = publisher.OrNull(), Days = period.Days };
            return Answers.Rows(context, page, RowFiles.Relayed, ApiJson.Bodies.RowPageRelayedRow, limit => archives.Ask(archive => archive.Answer(question with { Limit = limit })), newestLast: false);
        }).WithSummary("Who relays whose word: agencies and the publishers that carry them.").Produces<RowPage<RelayedRow>>();

        api.MapGet("/findings/by-publisher", (HttpContext context, ArchivePool archives, string? code, string? judged, string? publisher, [AsParameters] PeriodOptions period) =>
        {
            var answer = archives.Ask(archive => archive.Answer(new FindingCountsQuestion { Code = code.OrNull(), Judged = Judged(judged), Publisher = publisher.OrNull(), Days = period.Days }));
            return Answers.One(context, new RowPage<PublisherFindingsRow>(answer.Total, 1, null, answer.Names, answer.Rows), ApiJson.Bodies.RowPagePublisherFindingsRow);
        }).WithSummary("How many slips each publisher makes.").Produces<RowPage<PublisherFindingsRow>>();
    }

    private static void Articles(RouteGroupBuilder api)
    {
        const string Id = "Its id or address, or the beginning of the id or last part of the address where it is the only one.";
        api.MapGet("/articles/reading", (HttpContext context, ArchivePool archives, [Description(Id)] string? id) =>
            Article(archives, id, (archive, asked) => archive.Answer(new ArticleQuestion(asked)), answer => Answers.Bytes(context, answer.Reading, "application/json; charset=utf-8")))
            .WithSummary("An article with everything that was read in it (docs/reading.schema.json).");

        api.MapGet("/articles/revisions", (HttpContext context, ArchivePool archives, [Description(Id)] string? id, [Description("Number of the older version.")] int? from, [Description("Number of the newer version.")] int? to) =>
            Article(archives, id, (archive, asked) => archive.Answer(new RevisionsQuestion(asked) { From = from, To = to }), answer => Answers.One(context, answer, ApiJson.Bodies.RevisionsAnswer)))
            .WithSummary("The versions of an article, and what changed.").Produces<RevisionsAnswer>();

        api.MapGet("/story", (HttpContext context, ArchivePool archives, [Description("Id of any of its articles.")] string? id) =>
            Article(archives, id, (archive, asked) => archive.Answer(new StoryQuestion(asked)), answer => Answers.One(context, answer, ApiJson.Bodies.StoryAnswer)))
            .WithSummary("One report with all its articles: who has it from whom, where they disagree.").Produces<StoryAnswer>();

        api.MapGet("/diff", (HttpContext context, ArchivePool archives, [Description(Id)] string? one, [Description(Id)] string? other) =>
        {
            if (other.OrNull() is not { } second) return Missing("other");
            return Article(archives, one, (archive, asked) => archive.Answer(new DiffQuestion(asked, second)), answer => Answers.One(context, answer, ApiJson.Bodies.DiffAnswer));
        }).WithSummary("Two articles side by side.").Produces<DiffAnswer>();
    }

    private static IResult Article<T>(ArchivePool archives, string? id, Func<Archive.NewsArchive, string, T?> ask, Func<T, IResult> answer) where T : class
    {
        if (id.OrNull() is not { } asked) return Missing("id");
        var (found, like) = archives.Ask(archive => ask(archive, asked) is { } known ? (known, []) : ((T?)null, archive.ArticlesLike(asked)));
        if (found is not null) return answer(found);
        return Results.Problem(detail: like.IsEmpty ? $"there is no article '{asked}'" : $"there is no article '{asked}'; perhaps: {string.Join(", ", like)}", statusCode: StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Read(HttpContext context, [FromServices] ReaderDesk desk)
    {
        var (reading, fault) = await desk.Read(context.Request.Body, "body", context.RequestAborted);
        return reading is { } json ? Results.Bytes(json, "application/json; charset=utf-8") : Results.Problem(detail: fault, statusCode: StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Of relations and pairs: what happened, unless the address says otherwise (<c>status=</c> for all).</summary>
    private static string? Status(HttpContext context, EventOptions events) => context.Request.Query.ContainsKey("status") ? events.AskedStatus : "actual";

    private static Judgement? Judged(string? asked) => asked.OrNull() is not { } name ? null
        : Judgements.Parse(name) ?? throw new BadHttpRequestException($"judged: '{name}' is none; there are {string.Join(", ", Judgements.Names)}");

    private static IResult Missing(string name) => Results.Problem(detail: $"{name}: is missing", statusCode: StatusCodes.Status400BadRequest);
}
