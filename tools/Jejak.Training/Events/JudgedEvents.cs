using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Jejak.Documents;
using Jejak.Events;
using Jejak.Events.Judging;
using Jejak.Sources;

namespace Jejak.Training.Events;

/// <summary>An event that somebody has read in its article, with what speaks for and against it.</summary>
/// <param name="Article">Counted from 1 in the corpus.</param>
/// <param name="Verdict">right, type, actor, recipient, name, status or private: what is wrong with it first.</param>
/// <param name="Weight">How many events of the corpus one of its type stands for, in proportion.</param>
internal sealed record JudgedEvent(int Article, string Type, string Verdict, double Weight, string[] Features)
{
    public bool IsRight => Verdict == "right";

    public bool IsAbroad => Array.IndexOf(Features, EventFeatures.Abroad) >= 0;
}

/// <summary>Finds the judged events in the articles as the reader drafts them today.</summary>
internal static class JudgedEvents
{
    private sealed record Row(int Article, int Start, string Type, string Parties, double Weight, string Verdict);

    /// <param name="table">The verdicts: article, start of the trigger, type, fingerprint of status and parties, weight, verdict.</param>
    /// <param name="news">The corpus the articles are numbered in.</param>
    /// <param name="missed">How many rows tell of events that are no longer drafted so.</param>
    public static List<JudgedEvent> Read(string table, string news, out int missed)
    {
        var rows = Rows(table).ToLookup(row => row.Article);
        var judged = new List<JudgedEvent>();
        var reader = Reader.Create();
        var drafting = reader.Stages.OfType<EventStage>().Single();
        int number = 0, all = 0;
        foreach (var source in SourceFiles.Find([news]))
        {
            number++;
            if (!rows.Contains(number) || source.Read().Document is not { } article) continue;
            var document = new Document { Article = reader.ReadArticle(article) };
            foreach (var stage in reader.Stages)
            {
                if (stage == drafting) break;
                document = stage.Process(document);
            }
            document = drafting.Draft(document);
            var features = new EventFeatures(document, drafting.Home);
            foreach (var row in rows[number])
            {
                all++;
                var happening = document.Events.FirstOrDefault(told => told.Trigger.Start == row.Start && told.Type == row.Type && Fingerprint(document, told) == row.Parties);
                if (happening is null) continue;
                var holding = new List<string>();
                features.Write(happening, holding);
                judged.Add(new(number, row.Type, row.Verdict, row.Weight, [.. holding]));
            }
        }
        missed = all - judged.Count;
        return judged;
    }

    private static IEnumerable<Row> Rows(string table)
    {
        int line = 0;
        foreach (string text in File.ReadLines(table))
        {
            line++;
            if (text.Length == 0 || text[0] == '#' || text.StartsWith("article\t", StringComparison.Ordinal)) continue;
            string[] cells = text.Split('\t');
            if (cells.Length != 6) throw new CorpusException(table, line, $"{cells.Length} cells instead of 6: article, start, type, parties, weight, verdict");
            yield return new(int.Parse(cells[0], CultureInfo.InvariantCulture), int.Parse(cells[1], CultureInfo.InvariantCulture), cells[2], cells[3], double.Parse(cells[4], CultureInfo.InvariantCulture), cells[5]);
        }
    }

    /// <summary>Tells status and parties apart without holding words of the corpus: the first eight hexadecimal digits of the SHA-256 of their UTF-8.</summary>
    private static string Fingerprint(Document document, Event happening)
    {
        string Names(IEnumerable<int> parties) => string.Join('+', parties.Select(party => document.Entities[party].Name));
        string words = $"{Formats.Names.Of(happening.Status)}|{Names(happening.Actors)}|{Names(happening.Recipients)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..8];
    }
}
