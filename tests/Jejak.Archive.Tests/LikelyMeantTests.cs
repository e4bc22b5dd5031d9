using Jejak.Archive.Identity;
using Jejak.Archive.Questions;
using Jejak.Archive.Tables;
using Jejak.Archive.Upkeep;
using Xunit;

namespace Jejak.Archive.Tests;

/// <summary>What is looked for in packed rows: names that somebody may have meant, and words of quotations.</summary>
public class LikelyMeantTests : ArchiveSuite
{
    private const string Letters = "abdkis  ";

    [Fact]
    public void Names_of_a_text_are_alike_as_one_by_one()
    {
        var random = new Random(11);
        for (int round = 0; round < 300; round++)
        {
            string[] names = [.. Enumerable.Range(0, 40).Select(_ => Some(random, 12)).Where(name => name.Length > 0)];
            string key = Some(random, 8);
            if (key.Length == 0) continue;
            var alike = new AlikeNames(key);
            alike.Add(string.Join('\n', names[..20]));
            alike.Add(string.Join('\n', names[20..]));
            var expected = new SortedDictionary<string, int>(StringComparer.Ordinal);
            int most = Math.Max(1, key.Length / 3);
            foreach (string name in names)
            {
                int distance = $" {name} ".Contains($" {key} ", StringComparison.Ordinal) ? 1 : EditDistance.Within(name, key, most);
                if (distance <= most) expected[name] = distance;
            }
            Assert.Equal(expected, new SortedDictionary<string, int>(alike.Distances.ToDictionary(), StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Names_are_likely_meant_from_the_moment_their_article_is_stored_until_it_no_longer_has_them()
    {
        using var archive = New(Stories.Plane);
        using (var writer = ArchiveWriter.Open(archive.Path))
        {
            writer.Store(new Story("new", "Salvatore Quasimodo berkata.").Person("Salvatore Quasimodo").Stored());
            writer.Commit();
            Assert.Equal(["Salvatore Quasimodo"], Closest(archive, "Salvatore Quasimodi"));
            writer.Join();
            Assert.Equal(["Salvatore Quasimodo"], Closest(archive, "Salvatore Quasimodi"));
            writer.Store(new Story("new", "Salvatore Quasimode berkata.").Person("Salvatore Quasimode").Stored());
            writer.Commit();
            Assert.Equal(["Salvatore Quasimode"], Closest(archive, "Salvatore Quasimodi"));
            writer.Join();
        }
        Assert.Equal(["Salvatore Quasimode"], Closest(archive, "Salvatore Quasimodi"));
        Assert.Empty(ArchiveCheck.Run(archive.Path).Faults);
    }

    [Fact]
    public void A_name_that_several_articles_have_goes_before_a_closer_one_that_is_rare()
    {
        Story Names(string id, string name) => new Story(id, $"{name} berkata.").Person(name);
        using var archive = New(Names("1", "Quasimodo"), Names("2", "Quasimodo"), Names("3", "Quasimodo"), Names("4", "Quasimode"));
        Assert.Equal(["Quasimodo"], Closest(archive, "Quasimodeo"));
        Assert.Equal(["Quasimodo"], Closest(archive, "Quazimode"));
        // Two articles are few; the other name is as close.
        archive.Store(new Story("3", "Tidak ada siapa pun.", title: "Lain"));
        Assert.Equal(["Quasimodo", "Quasimode"], Closest(archive, "Quasimodeo"));
    }

    [Fact]
    public void No_quotation_that_has_the_words_is_passed_over()
    {
        var random = new Random(12);
        int seeming = 0, asked = 0;
        for (int round = 0; round < 200; round++)
        {
            string[] contents = [.. Enumerable.Range(0, 8).Select(_ => Some(random, random.Next(300)).ToUpperInvariant() + (random.Next(2) == 0 ? " – akhir." : ""))];
            long[] numbers = [.. Enumerable.Range(0, 8).Select(number => 100_000L * round + number * (round % 3 + 1) + 1)];
            var filters = new List<byte>();
            for (int i = 0; i < contents.Length; i++) WordFilter.Add(filters, i == 0 ? 0 : numbers[i - 1], numbers[i], contents[i]);
            string[] words = NameKey.Of(contents[random.Next(contents.Length)]).Split(' ');
            int from = random.Next(words.Length);
            string key = string.Join(' ', words[from..Math.Min(words.Length, from + 1 + random.Next(3))]);
            if (key.Length == 0) continue;
            var found = new List<long>();
            WordFilter.Find(filters.ToArray(), WordFilter.HashesOf(key), found);
            var having = numbers.Where((_, i) => $" {NameKey.Of(contents[i])} ".Contains($" {key} ", StringComparison.Ordinal)).ToArray();
            Assert.Subset(found.ToHashSet(), having.ToHashSet());
            seeming += found.Count - having.Length;
            asked += contents.Length - having.Length;
        }
        Assert.InRange(seeming, 0, asked / 10);
    }

    private static string[] Closest(TemporaryArchive archive, string name)
    {
        using var ask = archive.Ask();
        return [.. Assert.Throws<UnknownNameException>(() => ask.Answer(new QuotesQuestion { Speaker = name })).Closest];
    }

    private static string Some(Random random, int longest) => string.Join(' ', string.Create(random.Next(longest + 1), random, (letters, from) =>
    {
        for (int i = 0; i < letters.Length; i++) letters[i] = Letters[from.Next(Letters.Length)];
    }).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
