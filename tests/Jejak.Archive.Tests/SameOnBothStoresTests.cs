using Jejak.Archive.Questions;
using Xunit;

namespace Jejak.Archive.Tests;

/// <summary>What a file answers, a server answers: the same rows in the same order, with the same scores.</summary>
public class SameOnBothStoresTests
{
    private static readonly string[] s_words = ["kota", "hujan", "banjir", "pasar", "jalan", "air", "Élan", "warga", "pagi", "malam", "sungai", "api"];

    [Fact]
    public void Tables_and_full_text_are_the_same_also_after_revisions_and_over_many_batches()
    {
        var random = new Random(20190328);
        var stories = Enumerable.Range(0, 120).Select(number => Story(number, random)).ToArray();
        var revised = Enumerable.Range(0, 16).Select(number => Story(number * 7, random)).ToArray();
        using var file = new TemporaryArchive();
        using var server = new TemporaryArchive(PostgresServer.Shared);
        foreach (var archive in (TemporaryArchive[])[file, server])
        {
            foreach (var chunk in stories.Chunk(37)) archive.Store(chunk);
            archive.Store(revised);
        }
        Assert.Equal(file.Dump(), server.Dump());
        using var one = file.Ask();
        using var other = server.Ask();
        for (int i = 0; i < 80; i++)
        {
            string query = Query(random);
            foreach (int limit in (int[])[0, 7]) Assert.Equal(Found(one, query, limit), Found(other, query, limit));
        }
    }

    private static Story Story(int number, Random random) =>
        new($"a-{number:000}", string.Join(".\n", Enumerable.Range(0, random.Next(1, 9)).Select(_ => Some(random, random.Next(1, 12)))) + ".", $"20{10 + (number % 10)}-01-01", title: Some(random, random.Next(0, 4)));

    private static string Some(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => s_words[Math.Min(random.Next(s_words.Length), random.Next(s_words.Length))]));

    private static string Query(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(number => random.Next(6) switch
    {
        0 => $"\"{Some(random, 2)}\"",
        1 when number > 0 => "-" + Some(random, 1),
        2 => Some(random, 1)[..2] + "*",
        3 when number > 0 => "OR " + Some(random, 1),
        4 => $"\"{Some(random, 1)} {Some(random, 1)[..3]}*\"",
        _ => Some(random, 1),
    }));

    private static string Found(NewsArchive archive, string words, int limit)
    {
        var answer = archive.Answer(new SearchQuestion { Words = words, Limit = limit, Days = limit == 7 ? new(new DateOnly(2012, 1, 1), new DateOnly(2017, 1, 1)) : default });
        return words + "\n" + answer.Total + "\n" + string.Join('\n', answer.Rows.Select(row => $"{row.Article.Id} {row.Score:R} {row.Sentence} {string.Join(',', row.Matches)}"));
    }
}
