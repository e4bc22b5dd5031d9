using System.Collections.Immutable;
using System.Globalization;
using Jejak.Archive.Alerts;
using Jejak.Archive.Exports;
using Jejak.Archive.Identity;
using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;
using Jejak.Archive.Tables;
using Jejak.Archive.Watching;
using Jejak.Documents;

namespace Jejak.Archive;

/// <summary>An archive that answers questions. Reads only; another program may write all the while, and each answer is of one moment.</summary>
/// <remarks>For one thread: open one each.</remarks>
public sealed class NewsArchive : IDisposable
{
    private readonly StoreConnection _connection;
    private readonly Remembered _remembered;
    private readonly NameTables _names;
    private readonly FactTables _facts;
    private readonly PublisherNames _publishers;
    private readonly OfficeWords _offices;

    private NewsArchive(StoreConnection connection, CountryNames countries, NameParts parts)
    {
        _connection = connection;
        _remembered = new(connection);
        _names = new(connection, countries, parts, _remembered);
        _facts = new(connection);
        _publishers = new(connection);
        _offices = OfficeWords.For(parts.Language);
    }

    /// <param name="language">Whose names of countries questions may use, ISO 639-1.</param>
    /// <exception cref="ArchiveException">There is no archive, or it cannot be read.</exception>
    public static NewsArchive Open(string path, string language = "id") => new(ArchiveStore.OpenToRead(path), CountryNames.For(language), NameParts.For(language));

    public int CountArticles() => AtOneMoment("count", () => (int)_connection.Number("SELECT count(*) FROM articles"));

    /// <exception cref="UnknownNameException">Nobody and nothing is called so.</exception>
    public Answer<TimelineRow> Answer(TimelineQuestion question) => AtOneMoment("timeline", () => Timelines.Answer(question));

    /// <exception cref="UnknownNameException">Nobody and nothing is called so.</exception>
    public RelationAnswer Answer(RelationQuestion question) => AtOneMoment("relation", () => new RelationTables(_connection, _publishers).Relation(question, _names.Find(question.One), _names.Find(question.Other)));

    /// <exception cref="UnknownNameException">Nobody and nothing is called so.</exception>
    public Answer<ActorPairRow> Answer(ActorsQuestion question) => AtOneMoment("actors", () =>
    {
        var with = question.With is { } name ? _names.Find(name) : null;
        var (pairs, total) = new PairTables(_connection, _publishers, _remembered).Of(question, with);
        return new Answer<ActorPairRow>([.. pairs.Select(pair => pair.Acts)], total, with is null ? [] : [with.Set]);
    });

    /// <exception cref="UnknownNameException">Nobody and nothing is called so.</exception>
    public Answer<QuotationRow> Answer(QuotesQuestion question) => AtOneMoment("quotes", () => new QuoteTables(_connection, _names, _publishers).Answer(question));

    /// <exception cref="UnknownNameException">Nobody and nothing is called so.</exception>
    public Answer<WhoRow> Answer(WhoQuestion question) => AtOneMoment("who", () =>
    {
        var found = _names.Find(question.Name);
        var rows = new WhoTables(_connection, _offices).Of(found);
        return new Answer<WhoRow>(rows, rows.Length, [found.Set]);
    });

    /// <summary>What was decided about who is who, in the order it was.</summary>
    public ImmutableArray<DecisionRow> Decisions() => AtOneMoment("decisions", () => new DecisionTables(_connection).All().ToImmutableArray());

    /// <summary>Keys of those who ask and write over the network, in order of their names.</summary>
    public ImmutableArray<AccessKeyRow> AccessKeys() => AtOneMoment("keys", () => new KeyTables(_connection).All().ToImmutableArray());

    /// <summary>Whose key this is; null where it is nobody's.</summary>
    public AccessKeyRow? AccessKey(string key) => AtOneMoment("keys", () => new KeyTables(_connection).Find(key));

    /// <exception cref="SearchQueryException">The question has no words to look for.</exception>
    /// <exception cref="UnknownNameException">Nobody and nothing, or no publisher, event type or slip is called so.</exception>
    public Answer<SearchRow> Answer(SearchQuestion question) => AtOneMoment("search", () => new SearchTables(_connection, _names, _publishers).Answer(question));

    /// <exception cref="UnknownNameException">Nobody and nothing, or no publisher is called so.</exception>
    public Answer<RelayedRow> Answer(RelaysQuestion question) => AtOneMoment("relays", () =>
    {
        var relay = question.Relay is { } name ? _names.Find(name) : null;
        var (rows, total) = new RelayTables(_connection, _publishers).Count(question, relay);
        return new Answer<RelayedRow>(rows, total, relay is null ? [] : [relay.Set]);
    });

    /// <exception cref="UnknownNameException">No publisher is called so.</exception>
    public Answer<PublisherFindingsRow> Answer(FindingCountsQuestion question) => AtOneMoment("finding-counts", () => new FindingTables(_connection, _publishers).Count(question));

    public Answer<FindingRow> Answer(FindingsQuestion question) => AtOneMoment("findings", () =>
    {
        var only = Conditions.OfDays(question.Days, "f.day").Add("f.code =", question.Code).Add(_publishers.Named("f.publisher", question.Publisher)).Add(JudgementTables.Of(question.Judged, "f"));
        var keys = _facts.Keys('f', $"SELECT f.day, f.article, f.start, f.finding FROM findings AS f WHERE {only.Where}", only.Values);
        var latest = FactTables.Latest(keys, question.Limit);
        var rows = _facts.Findings(latest);
        return new Answer<FindingRow>([.. latest.Select(key => rows[key.Number])], keys.Count, []);
    });

    /// <summary>Writes down for other programs what the archive knows, in order of publication, whatever order it came into the archive in.</summary>
    /// <param name="question">What and which.</param>
    /// <param name="export">A format of one file that can hold it.</param>
    /// <param name="output">Not closed.</param>
    /// <param name="parse">Reads an article's words again from its reading (the contract's JSON); formats that hold words need it.</param>
    /// <returns>How many events, quotations, findings, pairs or articles.</returns>
    /// <exception cref="UnknownNameException">Nobody and nothing is called so.</exception>
    /// <exception cref="ArgumentException">The format cannot hold it.</exception>
    public int Export(ExportQuestion question, IExport export, Stream output, Func<ReadOnlyMemory<byte>, Document>? parse = null) => AtOneMoment("export", () =>
    {
        FoundName[] parties = [.. question.Between.Select(_names.Find)];
        var tables = new ExportTables(_connection, _facts, _publishers);
        List<FactKey> keys;
        switch (question.What, export)
        {
            case (ExportContents.Events, IEventExport events):
                keys = Timelines.Events(question.Timeline, parties).Keys;
                using (var reader = new EventPartyReader(new ArticleShelf(_connection, _facts).Reading)) events.Write(_facts.ByArticle(keys, _facts.Events).Select(reader.Read), output);
                return keys.Count;
            case (ExportContents.Quotations, IQuotationExport quotations):
                keys = parties.Length > 1 ? Timelines.Said(question.Timeline, parties) : tables.Quotations(question, parties.FirstOrDefault());
                quotations.Write(_facts.ByArticle(keys, _facts.Quotations), output);
                return keys.Count;
            case (ExportContents.Findings, IFindingExport findings):
                keys = tables.Findings(question);
                findings.Write(_facts.ByArticle(keys, _facts.Findings), output);
                return keys.Count;
            case (ExportContents.Relations, IRelationExport relations):
                var pairs = new PairTables(_connection, _publishers, _remembered).Of(question.Actors, parties.FirstOrDefault()).Pairs;
                relations.Write([.. pairs.OrderBy(pair => pair.One.Key, StringComparer.Ordinal).ThenBy(pair => pair.Other.Key, StringComparer.Ordinal)], output);
                return pairs.Length;
            case (ExportContents.Articles, IArticleExport articles):
                keys = tables.Articles(question, parties);
                articles.Write(tables.Read(keys, parse), output);
                return keys.Count;
            default:
                throw new ArgumentException($"{export.Name} is no file of {question.What}", nameof(export));
        }
    });

    /// <summary>Hands out the files of a format that is a folder, the common ones first, one article after the other.</summary>
    /// <returns>How many articles.</returns>
    /// <exception cref="UnknownNameException">Nobody and nothing is called so.</exception>
    public int Export(ExportQuestion question, IFolderExport export, Action<ExportedFile> write) => AtOneMoment("export", () =>
    {
        var tables = new ExportTables(_connection, _facts, _publishers);
        var keys = tables.Articles(question, question.Between.Select(_names.Find));
        foreach (var file in export.Common) write(file);
        foreach (var file in tables.Read(keys, null).SelectMany(export.Files)) write(file);
        return keys.Count;
    });

    /// <returns>Null where there is no such article, or more than one answers to it.</returns>
    public ArticleAnswer? Answer(ArticleQuestion question) => AtOneMoment("article", () => new ArticleShelf(_connection, _facts).Find(question.Id));

    /// <exception cref="UnknownNameException">Nobody and nothing is called so.</exception>
    public Answer<StoryRow> Answer(StoriesQuestion question) => AtOneMoment("stories", () => Stories.Stories(
        question, question.About is { } about ? _names.Find(about) : null, question.Via is { } via ? _names.Find(via) : null));

    /// <returns>Null where there is no such article, or more than one answers to it; a story of one article where nobody else tells it.</returns>
    public StoryAnswer? Answer(StoryQuestion question) => AtOneMoment("story", () => Stories.Story(question.Id));

    /// <returns>Null where one of the two is not there.</returns>
    public DiffAnswer? Answer(DiffQuestion question) => AtOneMoment("diff", () => Stories.Diff(question));

    /// <returns>Null where there is no such article, or more than one answers to it.</returns>
    /// <exception cref="UnknownRevisionException">The article has no such version.</exception>
    public RevisionsAnswer? Answer(RevisionsQuestion question) => AtOneMoment("revisions", () => new RevisionShelf(_connection, new ArticleShelf(_connection, _facts)).Find(question));

    /// <summary>Ids that begin as asked, or hold the words in their title, for somebody who asked for an article that is not there.</summary>
    public ImmutableArray<string> ArticlesLike(string id) => AtOneMoment("articles-like", () => new ArticleShelf(_connection, _facts).Like(id));

    /// <summary>Codes of findings and in how many places each was found, the commonest first.</summary>
    public ImmutableArray<(string Code, int Count)> FindingCodes() => AtOneMoment("finding-codes", () => Count("SELECT code, count(*) FROM findings GROUP BY code ORDER BY 2 DESC, 1"));

    /// <summary>Types of events and how many there are of each, the commonest first.</summary>
    public ImmutableArray<(string Type, int Count)> EventTypes() => AtOneMoment("event-types", () => Count("SELECT type, count(*) FROM events GROUP BY type ORDER BY 2 DESC, 1"));

    /// <summary>What is watched, and how it goes.</summary>
    public ImmutableArray<WatchedRow> Watched() => AtOneMoment("watched", () => WatchLedger.All(_connection));

    /// <summary>The number of the article that came last; 0 where there is none.</summary>
    public long LastArticle() => AtOneMoment("last-article", () => _connection.Number("SELECT max(article) FROM articles"));

    /// <summary>How many articles came after the one of that number, and the last of them, the newest first.</summary>
    public (int Count, IReadOnlyList<(string Id, string? Title)> Latest) ArticlesAfter(long article, int most) => AtOneMoment("articles-after", () =>
    {
        using var count = _connection.Ask("SELECT count(*) FROM articles WHERE article > ?1");
        int all = Convert.ToInt32(count.Value(article), CultureInfo.InvariantCulture);
        using var find = _connection.Ask($"SELECT id, title FROM articles WHERE article > ?1 ORDER BY article DESC LIMIT {NameTables.Number(most)}");
        using var rows = find.Rows(article);
        var latest = new List<(string, string?)>();
        while (rows.Read()) latest.Add((rows.GetString(0), Rows.Text(rows, 1)));
        return (all, (IReadOnlyList<(string, string?)>)latest);
    });

    /// <summary>Questions that report what is new, and how they go.</summary>
    public ImmutableArray<AlertRow> Alerts() => AtOneMoment("alerts", () => new AlertTables(_connection).All());

    /// <summary>What an alert has reported, the newest first.</summary>
    public ImmutableArray<AlertAnswer> AlertAnswers(string alert, int most) => AtOneMoment("alert-answers", () => new AlertTables(_connection).Answers(alert, most));

    /// <summary>What articles that came, or changed, since an alert was last looked at say to its question; a name that nobody has used yet has no answers.</summary>
    /// <returns>Null where there is no such alert.</returns>
    public NewAnswers? NewAnswers(string alert) => AtOneMoment("new-answers", () => new AlertTables(_connection).New(alert, (question, articles) =>
    {
        try { return [.. Answers(question, articles)]; }
        catch (UnknownNameException) { return []; }
    }));

    /// <summary>What is wrong with the names of a saved question, in one line; null where all are known.</summary>
    public string? UnknownName(AlertQuestion question) => AtOneMoment("names", () =>
    {
        try
        {
            foreach (string? name in (string?[])[question.Speaker, question.Via, .. question.Between ?? []])
            {
                if (name is not null) _names.Find(name);
            }
            return null;
        }
        catch (UnknownNameException unknown) { return unknown.Message; }
    });

    public void Dispose() => _connection.Dispose();

    private IEnumerable<AlertAnswer> Answers(AlertQuestion question, string articles) => question.Kind switch
    {
        AlertQuestion.Quotes => new QuoteTables(_connection, _names, _publishers).Answer(new QuotesQuestion { Speaker = question.Speaker, About = question.About, Via = question.Via, Publisher = question.Publisher, Articles = articles }).Rows.Select(AlertTables.Of),
        AlertQuestion.Timeline => Timelines.Answer(new TimelineQuestion { Between = question.Between ?? [], Type = question.Type, Status = question.Status, Publisher = question.Publisher, Articles = articles }).Rows.Select(AlertTables.Of),
        _ => Findings(new Conditions().Add("f.code =", question.Code).Add(_publishers.Named("f.publisher", question.Publisher)).Add($"f.article IN {articles}")).Select(AlertTables.Of),
    };

    private IEnumerable<FindingRow> Findings(Conditions only)
    {
        var keys = FactTables.Latest(_facts.Keys('f', $"SELECT f.day, f.article, f.start, f.finding FROM findings AS f WHERE {only.Where}", only.Values), 0);
        var rows = _facts.Findings(keys);
        return keys.Select(key => rows[key.Number]);
    }

    private TimelineTables Timelines => new(_connection, _names, _publishers);

    private StoryShelf Stories => new(_connection, new ArticleShelf(_connection, _facts));

    private ImmutableArray<(string, int)> Count(string sql)
    {
        using var statement = _connection.Ask(sql);
        using var rows = statement.Rows();
        var counts = ImmutableArray.CreateBuilder<(string, int)>();
        while (rows.Read()) counts.Add((rows.GetString(0), rows.GetInt32(1)));
        return counts.DrainToImmutable();
    }

    /// <summary>Several statements see the same state of the archive.</summary>
    /// <param name="kind">What was asked, for those who measure.</param>
    private T AtOneMoment<T>(string kind, Func<T> answer) => _connection.Guard(() =>
    {
        using var measured = ArchiveActivity.Start(kind);
        _connection.BeginReading();
        try { return answer(); }
        finally { _connection.Rollback(); }
    });
}
