using Jejak.Archive;
using Jejak.Archive.Questions;

namespace Jejak.Benchmarks;

/// <param name="Questions">Each answers with the number of its rows.</param>
internal sealed record QuestionKind(string Name, IReadOnlyList<(string Asked, Func<NewsArchive, int> Ask)> Questions);

/// <summary>Each kind of question, with the names, pairs, words, … of <c>benchmarks/questions.tsv</c>.</summary>
internal static class ArchiveQuestions
{
    // As many rows as the command's tables have.
    private const int Limit = 50;

    /// <summary>Rows of the file by their kind, without it.</summary>
    public static readonly ILookup<string, string[]> Lists = File.ReadLines(Path.Combine(Places.Root, "benchmarks/questions.tsv"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToLookup(row => row[0], row => row[1..]);

    public static IEnumerable<QuestionKind> All() =>
    [
        Of("timeline of one", "name", row => new TimelineQuestion { Between = [row[0]], Status = "actual", Limit = Limit }),
        Of("timeline between two", "pair", row => new TimelineQuestion { Between = row, Limit = Limit }),
        Of("timeline of a type", "type", row => new TimelineQuestion { Type = row[0], Limit = Limit }),
        Of("timeline of a period", "period", row => new TimelineQuestion { Days = Days(row), Limit = Limit }),
        Of("timeline of all", "all", _ => new TimelineQuestion { Limit = Limit }),
        Of("relation", "pair", (archive, row) => archive.Answer(new RelationQuestion { One = row[0], Other = row[1] }).Events),
        Of("actors", "all", _ => new ActorsQuestion { Limit = Limit }),
        Of("actors of a period", "period", row => new ActorsQuestion { Days = Days(row), Limit = Limit }),
        Of("actors with one", "name", row => new ActorsQuestion { With = row[0], People = true, Limit = Limit }),
        Of("quotes by one", "name", row => new QuotesQuestion { Speaker = row[0], Limit = Limit }),
        Of("quotes about one", "name", row => new QuotesQuestion { About = row[0], Limit = Limit }),
        Of("quotes by one about another", "pair", row => new QuotesQuestion { Speaker = row[0], About = row[1], Limit = Limit }),
        Of("quotes via", "relay", row => new QuotesQuestion { Via = row[0], Limit = Limit }),
        Of("quotes about words", "phrase", row => new QuotesQuestion { About = row[0], Limit = Limit }),
        Of("quotes of a period", "period", row => new QuotesQuestion { Days = Days(row), Limit = Limit }),
        Of("search a word", "word", row => SearchQuery.Parse(row[0])),
        Of("search words", "words", row => SearchQuery.Parse(row[0])),
        Of("search a phrase", "phrase", row => SearchQuery.Parse($"\"{row[0]}\"")),
        Of("search with fields", "query", row => SearchQuery.Parse(row[0])),
        Of("search by fields only", "fields", row => SearchQuery.Parse(row[0])),
        Of("relays", "all", _ => new RelaysQuestion { Limit = Limit }),
        Of("relays of a publisher", "publisher", row => new RelaysQuestion { Publisher = row[0], Limit = Limit }),
        Of("relays of one", "relay", row => new RelaysQuestion { Relay = row[0] }),
        Of("findings", "all", _ => new FindingsQuestion { Limit = Limit }),
        Of("findings of a publisher", "publisher", row => new FindingsQuestion { Publisher = row[0], Limit = Limit }),
        Of("findings by publisher", "all", (archive, _) => archive.Answer(new FindingCountsQuestion { Limit = Limit }).Rows.Length),
        Of("who", "name", (archive, row) => archive.Answer(new WhoQuestion(row[0])).Rows.Length),
        Of("stories", "all", (archive, _) => archive.Answer(new StoriesQuestion { Limit = Limit }).Rows.Length),
        Of("stories about one", "name", (archive, row) => archive.Answer(new StoriesQuestion { About = row[0], Limit = Limit }).Rows.Length),
        Of("stories of a publisher", "publisher", (archive, row) => archive.Answer(new StoriesQuestion { Publisher = row[0], Limit = Limit }).Rows.Length),
        Of("an article", "article", (archive, row) => archive.Answer(new ArticleQuestion(row[0])) is null ? 0 : 1),
        Of("a story", "article", (archive, row) => archive.Answer(new StoryQuestion(row[0])) is null ? 0 : 1),
        Of("revisions", "article", (archive, row) => archive.Answer(new RevisionsQuestion(row[0])) is null ? 0 : 1),
        Of("a name that is unknown", "unknown", (archive, row) => Closest(archive, row[0])),
    ];

    private static QuestionKind Of(string name, string list, Func<string[], object> question) => Of(name, list, (archive, row) => question(row) switch
    {
        TimelineQuestion timeline => archive.Answer(timeline).Rows.Length,
        ActorsQuestion actors => archive.Answer(actors).Rows.Length,
        QuotesQuestion quotes => archive.Answer(quotes).Rows.Length,
        SearchQuestion search => archive.Answer(search).Rows.Length,
        RelaysQuestion relays => archive.Answer(relays).Rows.Length,
        FindingsQuestion findings => archive.Answer(findings).Rows.Length,
        var other => throw new ArgumentException(other.GetType().Name, nameof(question)),
    });

    private static QuestionKind Of(string name, string list, Func<NewsArchive, string[], int> ask) =>
        new(name, [.. Lists[list].Select(row => (string.Join(", ", row), (Func<NewsArchive, int>)(archive => ask(archive, row))))]);

    private static int Closest(NewsArchive archive, string name)
    {
        try
        {
            return archive.Answer(new QuotesQuestion { Speaker = name }).Rows.Length;
        }
        catch (UnknownNameException unknown)
        {
            return unknown.Closest.Count;
        }
    }

    private static DayRange Days(string[] period) => SearchQuery.Parse($"after:{period[0]} before:{period[1]}").Days;
}
