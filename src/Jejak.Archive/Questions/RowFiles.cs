using System.Globalization;
using Jejak.Archive.Alerts;
using Jejak.Archive.Stores;
using Jejak.Archive.Watching;

namespace Jejak.Archive.Questions;

/// <summary>Rows of answers as files: what every command, page and address that gives them writes.</summary>
public static class RowFiles
{
    public static RowFile<TimelineRow> Timeline { get; } = new(AnswerJson.Rows.TimelineRow,
        [
            ("day", row => row.Day), ("kind", row => row.Event is null ? row.Quotation!.Kind : "event"), ("type", row => row.Event?.Type), ("mode", row => row.Event?.Mode), ("status", row => row.Event?.Status),
            ("actors", row => row.Event is { } happening ? Names(happening.Actors) : row.Quotation!.Speaker), ("recipients", row => row.Event is { } happening ? Names(happening.Recipients) : row.Quotation!.Addressee),
            ("time", row => row.Event?.Time), ("asserted_by", row => row.Event?.AssertedBy?.Speaker), ("via", row => Relays(row.Event is { } happening ? happening.AssertedBy?.Via ?? [] : row.Quotation!.Via)),
            ("sentence", row => row.Event?.Sentence ?? row.Quotation!.Sentence), .. Article<TimelineRow>(row => row.Event?.Article ?? row.Quotation!.Article),
            ("start", row => Number(row.Event?.Start ?? row.Quotation!.Start)), ("end", row => Number(row.Event?.End ?? row.Quotation!.End)),
            ("own_names", row => OwnNames(row.Event is { } happening ? happening.OwnNames : row.Quotation!.OwnNames)),
        ]);

    public static RowFile<QuotationRow> Quotation { get; } = new(AnswerJson.Rows.QuotationRow,
        [
            ("published", row => row.Article.Published), ("kind", row => row.Kind), ("speaker", row => row.Speaker), ("printed", row => row.Printed), ("role", row => row.Role), ("affiliation", row => row.Affiliation), ("addressee", row => row.Addressee),
            ("cue", row => row.Cue), ("via", row => Relays(row.Via)), ("content", row => string.Join(" … ", row.Content)), ("sentence", row => row.Sentence),
            .. Article<QuotationRow>(row => row.Article).Where(column => column.Name != "published"), ("start", row => Number(row.Start)), ("end", row => Number(row.End)),
            ("own_names", row => OwnNames(row.OwnNames)),
        ]);

    public static RowFile<SearchRow> Search { get; } = new(AnswerJson.Rows.SearchRow,
        [
            ("score", row => row.Score.ToString("0.###", CultureInfo.InvariantCulture)), ("sentence", row => row.Sentence), .. Article<SearchRow>(row => row.Article),
            ("start", row => Number(row.Start)), ("end", row => Number(row.End)),
        ]);

    public static RowFile<FindingRow> Finding { get; } = new(AnswerJson.Rows.FindingRow,
        [
            ("code", row => row.Code), ("text", row => row.Text), ("message", row => row.Message), ("suggestion", row => row.Suggestion), ("sentence", row => row.Sentence),
            .. Article<FindingRow>(row => row.Article), ("start", row => Number(row.Start)), ("end", row => Number(row.End)), ("finding", row => row.Id), ("judgement", row => row.Judgement),
        ]);

    public static RowFile<RelayedRow> Relayed { get; } = new(AnswerJson.Rows.RelayedRow,
        [
            ("relay", row => row.Relay), ("relation", row => row.Relation), ("publisher", row => row.Publisher), ("quotations", row => Number(row.Quotations)), ("articles", row => Number(row.Articles)),
            ("first", row => row.First), ("last", row => row.Last),
        ]);

    public static RowFile<RelationMonth> Month { get; } = new(AnswerJson.Rows.RelationMonth,
        [
            ("month", row => row.Month), ("events", row => Number(row.Events)), ("cooperative", row => Number(row.Cooperative)), ("conflictual", row => Number(row.Conflictual)),
            ("score", row => row.Score.ToString(CultureInfo.InvariantCulture)),
        ]);

    public static RowFile<ActorPairRow> Pair { get; } = new(AnswerJson.Rows.ActorPairRow,
        [
            ("one", row => row.One), ("other", row => row.Other), ("events", row => Number(row.Events)), ("forth", row => Number(row.Forth)), ("back", row => Number(row.Back)), ("together", row => Number(row.Together)),
            ("score", row => row.Score.ToString(CultureInfo.InvariantCulture)), ("first", row => row.First), ("last", row => row.Last),
        ]);

    public static RowFile<StoryRow> Story { get; } = new(AnswerJson.Rows.StoryRow,
        [
            ("story", row => row.First.Id), ("articles", row => Number(row.Articles)), ("title", row => row.First.Title), ("publishers", row => string.Join("; ", row.Publishers)),
            ("sources", row => string.Join("; ", row.Sources.Select(source => source.Name))), ("from", row => row.From), ("to", row => row.To),
        ]);

    public static RowFile<WatchedRow> Watched { get; } = new(AnswerJson.Rows.WatchedRow,
        [
            ("source", row => row.Source.Address), ("parent", row => row.Source.Parent), ("asked", row => Moment(row.Source.Asked)), ("due", row => Moment(row.Source.Due)), ("failures", row => Number(row.Source.Failures)), ("fault", row => row.Source.Fault),
            ("waiting", row => Number(row.Waiting)), ("stored", row => Number(row.Stored)), ("skipped", row => Number(row.Skipped)), ("failed", row => Number(row.Failed)),
        ]);

    public static RowFile<AlertRow> Alert { get; } = new(AnswerJson.Rows.AlertRow,
        [
            ("alert", row => row.Name), ("kind", row => row.Question.Kind), ("question", row => row.Question.Describe()), ("made", row => row.Made), ("webhook", row => row.Webhook), ("answers", row => Number(row.Answers)),
            ("waiting", row => Number(row.Waiting)), ("sent", row => Number(row.Sent)), ("dead", row => Number(row.Dead)), ("fault", row => row.Fault),
        ]);

    private static string? Moment(DateTimeOffset? time) => time is { } at ? Moments.ToSecond(at) : null;

    private static string? OwnNames(IReadOnlyList<OwnName>? names) => names is null ? null : string.Join("; ", names.Select(name => $"{name.Name} = {name.Own}"));

    private static (string Name, Func<T, string?> Value)[] Article<T>(Func<T, ArticleReference> of) =>
    [
        ("article", row => of(row).Id), ("title", row => of(row).Title), ("publisher", row => of(row).Publisher), ("published", row => of(row).Published), ("url", row => of(row).Url), ("uri", row => of(row).Uri),
    ];

    private static string? Names(IReadOnlyCollection<string> names) => names.Count == 0 ? null : string.Join("; ", names);

    private static string? Relays(IReadOnlyCollection<RelayRow> via) => Names([.. via.Select(relay => relay.Name)]);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
