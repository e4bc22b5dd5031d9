using System.Globalization;
using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Events.Statements;

/// <summary>The words by which statements accuse, threaten, demand, refuse, praise and promise. Immutable once constructed.</summary>
internal sealed class StatementLexicon
{
    private enum WordKind : byte
    {
        Copula,
        Degree,
        Guard,
        Deed,
        Adverb,
    }

    private readonly Dictionary<(string Type, string? Mode), ResourceRow> _types = [];

    public StatementLexicon(Language language)
    {
        foreach (var row in language.Table("events/types").Rows) _types.Add((row["type"], row.Optional("mode")), row);
        Phrases = new(language.Words);
        var readings = new Dictionary<string, List<Statement>>(StringComparer.Ordinal);
        foreach (var row in language.Table("events/statements").Rows)
        {
            var statement = Read(row, language.Words);
            foreach (string phrase in row.List("phrase"))
            {
                if (!readings.TryGetValue(phrase, out var known)) readings.Add(phrase, known = []);
                known.Add(statement);
            }
        }
        foreach (var (phrase, statements) in readings) Phrases.Add(phrase, [.. statements]);
        WordSet Words(WordKind kind) => language.Set("events/statement-words", "word", row => row.Choice<WordKind>("kind") == kind);
        Copulas = Words(WordKind.Copula);
        Degrees = Words(WordKind.Degree);
        Guards = Words(WordKind.Guard);
        Deeds = Words(WordKind.Deed);
        Adverbs = Words(WordKind.Adverb);
    }

    /// <summary>Each phrase with its rows, in the order of the table.</summary>
    public PhraseLexicon<Statement[]> Phrases { get; }

    /// <summary>Words that join a predicate to its subject: "adalah", "sebagai".</summary>
    public WordSet Copulas { get; }

    /// <summary>Words that may stand between: "sangat", "sebuah", "bentuk".</summary>
    public WordSet Degrees { get; }

    /// <summary>Words that make of what follows a thing talked about, not said: "tuduhan genosida".</summary>
    public WordSet Guards { get; }

    /// <summary>Nouns whose owner answers for them: "tindakan Israel", unlike "penderitaan warga".</summary>
    public WordSet Deeds { get; }

    /// <summary>Words that may stand between the words of a phrase: "sangat", "segera".</summary>
    public WordSet Adverbs { get; }

    private Statement Read(ResourceRow row, Vocabulary words)
    {
        string type = row["type"];
        string? mode = row.Optional("mode");
        if (!_types.TryGetValue((type, mode), out var kind)) throw row.Error($"events/types has no row for '{type}' with mode '{mode}'");
        var aims = new List<Aim>();
        var prepositions = new List<int>();
        foreach (string place in row.List("about"))
        {
            if (place[0] != '@') prepositions.Add(words.Add(place));
            else aims.Add(Enum.TryParse<Aim>(place[1..], ignoreCase: true, out var aim) ? aim : throw row.Error($"'{place}' is no place"));
        }
        return new()
        {
            Row = new("events/statements", row.Line, row["phrase"], null),
            Type = type,
            Mode = mode,
            Cameo = row.Optional("cameo") ?? kind["cameo"],
            Intensity = double.Parse(kind["intensity"], NumberStyles.Float, CultureInfo.InvariantCulture),
            Contexts = kind.List("contexts"),
            Shape = row.Choice<StatementShape>("shape"),
            Aims = [.. aims],
            Prepositions = [.. prepositions],
            When = [.. row.List("when").Select(word => words.Add(word))],
            Needs = [.. row.List("needs").Select(need => Enum.TryParse<EventStatus>(need, ignoreCase: true, out var status) ? status : throw row.Error($"'{need}' is no status"))],
        };
    }
}
