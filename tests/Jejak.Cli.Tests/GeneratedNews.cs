using System.Globalization;
using System.Text.Json;

namespace Jejak.Cli.Tests;

/// <summary>News of our own making, as many as a test needs: the same seed gives the same articles.</summary>
internal static class GeneratedNews
{
    private static readonly string[] s_people = ["Budi Santoso", "Siti Rahma", "Anton Wijaya", "Dewi Lestari", "Rudi Hartono", "Maria Zakharova"];
    private static readonly string[] s_places = ["Jakarta", "Surabaya", "Medan", "Moskwa", "Caracas", "Kupang"];
    private static readonly string[] s_states = ["Indonesia", "Rusia", "Venezuela", "Amerika Serikat", "Jepang"];
    private static readonly string[] s_topics = ["harga beras", "banjir", "gencatan senjata", "kerja sama militer", "pemilihan umum", "gempa bumi"];

    /// <summary>Writes a JSON Lines file of <paramref name="count"/> articles with ids <c>news-00000</c> and on.</summary>
    public static void Write(string file, int count, int seed = 7)
    {
        var random = new Random(seed);
        using var writer = new StreamWriter(file) { NewLine = "\n" };
        for (int i = 0; i < count; i++) writer.WriteLine(Record(i, random));
    }

    private static string Record(int number, Random random)
    {
        string One(string[] words) => words[random.Next(words.Length)];
        string place = One(s_places), person = One(s_people), state = One(s_states), topic = One(s_topics);
        var day = new DateOnly(2020, 1, 1).AddDays(random.Next(2000));
        var paragraphs = new List<string> { $"{place.ToUpperInvariant()}, Warta Contoh - {state} dan {One(s_states)} membahas {topic} pada {day:d/M/yyyy}." };
        for (int i = random.Next(3, 12); i > 0; i--)
        {
            paragraphs.Add(random.Next(2) == 0
                ? $"\"Kami memperhatikan {One(s_topics)} di {One(s_places)},\" kata {One(s_people)}, dikutip AFP."
                : $"{One(s_people)} mengatakan bahwa {One(s_states)} akan membantu {One(s_states)} mengatasi {One(s_topics)} nomor {random.Next(1000)}.");
        }
        return JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"news-{number:00000}"),
            ["title"] = $"{person} bicara soal {topic} di {place}",
            ["published"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["site"] = "contoh.example",
            ["text"] = string.Join("\n\n", paragraphs),
        });
    }
}
