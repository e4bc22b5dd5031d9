using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Jejak.Archive.Questions;
using Jejak.Web.Api;
using Jejak.Web.Archives;
using Jejak.Web.Parts;
using Jejak.Web.Reading;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace Jejak.Web.Mcp;

/// <summary>The questions of the archive as tools of an assistant. Every row names its article and the UTF-16 code units of the words it stands on.</summary>
internal sealed class ArchiveTools(ArchivePool archives, ReaderDesk desk)
{
    private const int MostRows = 100;
    private const string Name = "A name in any spelling the archive knows, Indonesian or English: Rusia, AS, Zakharova.";
    private const string Date = "A day, month or year: 2019-03-28, 2019-03, 2019.";
    private const string Rows = "Rows of an answer, 1 to 100.";

    [McpServerTool(Name = "search", Title = "Search articles", ReadOnly = true, OpenWorld = false)]
    [Description("Articles that contain words, the best first, each with the sentence that fits. Words must all occur; \"a phrase\", -without, begin*, this OR that; and fields: speaker: about: via: type: status: actor: recipient: country: name: publisher: slip: after: before:.")]
    public string Search(string query, [Description(Rows)] int limit = 20) =>
        Page(ApiJson.Bodies.RowPageSearchRow, archives.Ask(archive => archive.Answer(SearchQuery.Parse(query) with { Limit = Limit(limit) })), newestLast: false);

    [McpServerTool(Name = "quotes", Title = "Who said what", ReadOnly = true, OpenWorld = false)]
    [Description("Quotations, the newest first: who said what, to whom, with which word, and through which agency or paper it came. Quotations of people who speak for a state or body count as its own.")]
    public string Quotes([Description(Name)] string? speaker = null, [Description("Who or what it is about: a name, or words in it.")] string? about = null, [Description("Who passed it on, such as AFP.")] string? via = null,
        [Description("Who published it.")] string? publisher = null, [Description(Date)] string? since = null, [Description(Date)] string? until = null, [Description(Rows)] int limit = 20) =>
        Page(ApiJson.Bodies.RowPageQuotationRow, archives.Ask(archive => archive.Answer(new QuotesQuestion { Speaker = speaker.OrNull(), About = about.OrNull(), Via = via.OrNull(), Publisher = publisher.OrNull(), Days = Days(since, until), Limit = Limit(limit) })), newestLast: true);

    [McpServerTool(Name = "timeline", Title = "What happened", ReadOnly = true, OpenWorld = false)]
    [Description("Events, and what two said of each other, in order of time: who did what (PLOVER type) to whom, whether it did or will (status), on whose word. Without names all events; with two, what they did to and with each other.")]
    public string Timeline([Description(Name)] string? one = null, [Description(Name)] string? other = null, [Description("PLOVER type: AGREE CONSULT SUPPORT COOPERATE CONCEDE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT.")] string? type = null,
        [Description("actual, future, hypothetical or negated.")] string? status = null, [Description("Who published it.")] string? publisher = null, [Description(Date)] string? since = null, [Description(Date)] string? until = null, [Description(Rows)] int limit = 30) =>
        Page(ApiJson.Bodies.RowPageTimelineRow, archives.Ask(archive => archive.Answer(new TimelineQuestion
        {
            Between = [.. new[] { one.OrNull(), other.OrNull() }.OfType<string>()],
            Type = type.OrNull()?.ToUpperInvariant(),
            Status = status.OrNull(),
            Publisher = publisher.OrNull(),
            Days = Days(since, until),
            Limit = Limit(limit),
        })), newestLast: false);

    [McpServerTool(Name = "relation", Title = "Two over time", ReadOnly = true, OpenWorld = false)]
    [Description("How two parties stand to each other: events and mean PLOVER score (-10 to 10) by month and by type, and who reported them, who first.")]
    public string Relation([Description(Name)] string one, [Description(Name)] string other, [Description(Date)] string? since = null, [Description(Date)] string? until = null) =>
        One(ApiJson.Bodies.RelationAnswer, archives.Ask(archive => archive.Answer(new RelationQuestion { One = one, Other = other, Days = Days(since, until) })));

    [McpServerTool(Name = "who", Title = "Who somebody is", ReadOnly = true, OpenWorld = false)]
    [Description("Who somebody or something is across articles: spellings, roles with their periods and evidence, whom they are named with.")]
    public string Who([Description(Name)] string name)
    {
        var answer = archives.Ask(archive => archive.Answer(new WhoQuestion(name)));
        return One(ApiJson.Bodies.RowPageWhoRow, new(answer.Total, 1, null, answer.Names, answer.Rows));
    }

    [McpServerTool(Name = "findings", Title = "Slips of articles", ReadOnly = true, OpenWorld = false)]
    [Description("Slips, the newest first: a weekday that was none (weekday-date), an impossible date, a name in two spellings, figures that disagree, a quotation never closed.")]
    public string Findings([Description("weekday-date, date-impossible, name-variant, number-conflict or quote-unclosed.")] string? code = null, [Description("Who published it.")] string? publisher = null,
        [Description(Date)] string? since = null, [Description(Date)] string? until = null, [Description(Rows)] int limit = 20) =>
        Page(ApiJson.Bodies.RowPageFindingRow, archives.Ask(archive => archive.Answer(new FindingsQuestion { Code = code.OrNull(), Publisher = publisher.OrNull(), Days = Days(since, until), Limit = Limit(limit) })), newestLast: true);

    [McpServerTool(Name = "relays", Title = "Who relays whom", ReadOnly = true, OpenWorld = false)]
    [Description("Agencies, papers, broadcasters and platforms by the publishers that carry what they pass on.")]
    public string Relays([Description(Name)] string? relay = null, [Description("Who published it.")] string? publisher = null, [Description(Date)] string? since = null, [Description(Date)] string? until = null, [Description(Rows)] int limit = 20) =>
        Page(ApiJson.Bodies.RowPageRelayedRow, archives.Ask(archive => archive.Answer(new RelaysQuestion { Relay = relay.OrNull(), Publisher = publisher.OrNull(), Days = Days(since, until), Limit = Limit(limit) })), newestLast: false);

    [McpServerTool(Name = "stories", Title = "Reports that several tell", ReadOnly = true, OpenWorld = false)]
    [Description("Reports that more than one article tells (copies, rewrites), those that most tell first.")]
    public string Stories([Description(Name)] string? about = null, [Description("A publisher that tells it.")] string? publisher = null, [Description(Date)] string? since = null, [Description(Date)] string? until = null, [Description(Rows)] int limit = 20) =>
        Page(ApiJson.Bodies.RowPageStoryRow, archives.Ask(archive => archive.Answer(new StoriesQuestion { About = about.OrNull(), Publisher = publisher.OrNull(), Days = Days(since, until), Limit = Limit(limit) })), newestLast: false);

    [McpServerTool(Name = "story", Title = "One report and its copies", ReadOnly = true, OpenWorld = false)]
    [Description("One report with all its articles: who told it first, who has it from whom, and where the articles disagree on numbers, times, names and speakers.")]
    public string Story([Description("Id of any of its articles.")] string id) =>
        One(ApiJson.Bodies.StoryAnswer, archives.Ask(archive => archive.Answer(new StoryQuestion(id))) ?? throw NoArticle(id));

    [McpServerTool(Name = "article", Title = "One article", ReadOnly = true, OpenWorld = false)]
    [Description("The whole reading of one article: text, entities, quotations, events, times, slips, each with its place in the text.")]
    public string Article([Description("The article's id or address, or the beginning of the id.")] string id) => Encoding.UTF8.GetString(Reading(id).Span);

    [McpServerTool(Name = "read_article", Title = "Read a text", ReadOnly = true, OpenWorld = false)]
    [Description("Reads an Indonesian news article that is given, and stores nothing: the same reading as of an article of the archive.")]
    public string ReadArticle([Description("The article's text or its HTML page.")] string text)
    {
        var (reading, fault) = desk.Read(text);
        return reading is { } json ? Encoding.UTF8.GetString(json.Span) : throw new McpException(fault!);
    }

    [McpServerResource(Name = "article", Title = "Reading of an article", UriTemplate = "jejak://article/{id}", MimeType = "application/json")]
    [Description("The whole reading of one article.")]
    public string ArticleResource(string id) => Article(Uri.UnescapeDataString(id));

    private ReadOnlyMemory<byte> Reading(string id) => archives.Ask(archive => archive.Answer(new ArticleQuestion(id)))?.Reading ?? throw NoArticle(id);

    private McpException NoArticle(string id)
    {
        var like = archives.Ask(archive => archive.ArticlesLike(id));
        return new(like.IsEmpty ? $"there is no article '{id}'" : $"there is no article '{id}'; perhaps: {string.Join(", ", like)}");
    }

    private static string Page<T>(JsonTypeInfo<RowPage<T>> json, Answer<T> answer, bool newestLast) =>
        One(json, new(answer.Total, 1, null, answer.Names, newestLast ? [.. answer.Rows.Reverse()] : answer.Rows));

    private static string One<T>(JsonTypeInfo<T> json, T value) => JsonSerializer.Serialize(value, json);

    private static int Limit(int limit) => Math.Clamp(limit, 1, MostRows);

    private static DayRange Days(string? since, string? until) => new(Day("since", since).After, Day("until", until).Before);

    private static DayRange Day(string name, string? text) => text.OrNull() is not { } given ? default
        : DayRange.TryParse(given, out var days) ? days : throw new McpException($"{name}: '{text}' is no date; write 2019-03-28, 2019-03 or 2019");
}
