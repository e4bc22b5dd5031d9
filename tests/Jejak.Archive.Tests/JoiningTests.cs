using Jejak.Archive.Stores;
using Jejak.Archive.Upkeep;
using Jejak.Documents;
using Xunit;

namespace Jejak.Archive.Tests;

/// <summary>What is joined anew after a run is all that could be other than before: the same as if everything were.</summary>
public class JoiningTests : ArchiveSuite
{
    private static readonly string[] s_people =
    [
        "Prabowo Subianto", "Prabowo", "Presiden Prabowo Subianto", "Prabowo Subianto Djojohadikusumo", "Gibran Rakabuming Raka", "Gibran Rakabuming", "Gibran", "Prabowo Gibran", "Prabowo Subianto Gibran Rakabuming",
        "Astakhova", "Galina Astakhova", "Galina Astakova", "Galina Petrovna Astakhova", "Mohammad Sulthon", "Mochamad Sulton", "Sulthon", "Ratna Wulandari", "Ratna Wulandari S.H.", "Ratna", "Ratna Wulandari Tutik Sumbogo",
        "Agus Salim", "Agus Setiadi", "Agus", "Herman", "Herman Agus", "Listyo Sigit Prabowo", "Kapolri Jenderal Listyo Sigit Prabowo", "Tutik Sumbogo", "Rahmat Sumbogo", "Sumbogo", "Rahmat Sumboggo", "Megawati", "Megawati Soekarnoputri",
        "Megawati Hangestri", "Persib", "Joko Widodo", "Jokowi", "Widodo", "Joko", "Joko Widodo Astakhova",
    ];

    private static readonly string[] s_bodies =
    [
        "Komisi Pemberantasan Korupsi", "KPK", "PT Gag Nikel", "Gag Nikel", "Gag Nikell", "Badan Latihan Kerja Daerah", "BLKD", "BLKD Lasem", "Dinas Sosial", "Dinas Sosial Kota", "Dinas Sosial Kota Lasem", "Dinas", "Herman", "Persib", "Persib Bandung", "Lasem", "Polda Lasem", "Polda Lassem",
    ];

    private static readonly string[] s_roles = ["juru bicara", "Ketua Koperasi Nelayan Lasem", "pembalap Gerobak Sapi", "Menteri Perdagangan", "kepala Pasar Gede Wetan", "bendahara koperasi"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_comes_is_revised_and_decided_in_whatever_order_all_is_as_if_joined_at_once(int seed)
    {
        var random = new Random(seed);
        using var archive = New();
        int articles = 0;
        for (int step = 0; step < 14; step++)
        {
            switch (random.Next(6))
            {
                case 0 when articles > 4:
                    // Other words, or none at all, of articles that are there.
                    archive.Store([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Told(random.Next(articles), random, random.Next(3) == 0 ? 0 : 4)).DistinctBy(story => story.Source().Id)]);
                    break;
                case 1 when articles > 4:
                    Decide(archive, random);
                    break;
                default:
                    int count = random.Next(3) == 0 ? random.Next(10, 40) : random.Next(1, 4);
                    archive.Store([.. Enumerable.Range(articles, count).Select(number => Told(number, random, 4))]);
                    articles += count;
                    break;
            }
            string copy = Server?.NewArchive() ?? Path.Combine(archive.Folder, $"copy-{step}.db");
            ArchiveCopy.Backup(archive.Path, copy);
            ArchiveCopy.Reindex(copy);
            Assert.Equal(All(copy), All(archive.Path));
        }
        Assert.Empty(ArchiveCheck.Run(archive.Path).Faults);
    }

    private static Story Told(int number, Random random, int most)
    {
        string[] people = Some(s_people, random.Next(most + 1), random), bodies = Some(s_bodies, random.Next(most / 2 + 1), random);
        var story = new Story($"story-{number * 7919 % 1000:000}", string.Join(" dan ", people.Concat(bodies).Append("tamu")) + $" berunding {random.Next()} kali.", new DateOnly(2025, 1, 1).AddDays(random.Next(200)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        foreach (string name in people) story.Person(name, random.Next(3) == 0 ? s_roles[random.Next(s_roles.Length)] : null, -1, random.Next(2) == 0 ? [name[(name.LastIndexOf(' ') + 1)..]] : random.Next(3) == 0 ? [name.Split(' ')[0]] : []);
        foreach (string name in bodies) story.Named(random.Next(5) == 0 ? EntityType.Group : random.Next(6) == 0 ? EntityType.Place : EntityType.Organization, name, spellings: random.Next(2) == 0 ? [name.Split(' ')[0]] : []);
        return story;
    }

    private static string[] Some(string[] names, int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => names[Math.Min(random.Next(names.Length), random.Next(names.Length + 10))]).Distinct()];

    private static void Decide(TemporaryArchive archive, Random random)
    {
        string[] keys = archive.Lines("SELECT DISTINCT i.key FROM identities AS i JOIN entities AS e ON e.identity = i.identity ORDER BY i.key").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (keys.Length < 2) return;
        using var decisions = ArchiveDecisions.Open(archive.Path, TimeProvider.System);
        string one = keys[random.Next(keys.Length)], other = keys[random.Next(keys.Length)];
        string[] articles = archive.Lines($"SELECT DISTINCT a.id FROM articles AS a JOIN entities AS e ON e.article = a.article JOIN identities AS i ON i.identity = e.identity WHERE i.key = '{one}' ORDER BY a.id").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            switch (random.Next(4))
            {
                case 0: decisions.Merge(one, other); break;
                case 1: decisions.Split(one, [other]); break;
                case 2: decisions.Split(one, articles[..^(articles.Length / 2)]); break;
                default: decisions.Undo(random.Next(1, 4)); break;
            }
        }
        catch (DecisionException)
        {
            // They are one already, or there is no such decision.
        }
    }

    /// <summary>Everybody by key, whom each article means, and what is kept to go on from.</summary>
    private static string All(string path)
    {
        using var store = ArchiveStore.OpenToRead(path);
        var all = new System.Text.StringBuilder();
        foreach (string sql in (string[])
        [
            "SELECT i.key || ' → ' || p.key || ' ' || i.name || coalesce(' ' || t.key || ' ' || j.rule || ' ' || j.evidence, '') FROM identities AS i JOIN identities AS p ON p.identity = i.party LEFT JOIN joins AS j ON j.identity = i.identity LEFT JOIN identities AS t ON t.identity = j.joined_to WHERE i.identity <> i.party OR i.identity IN (SELECT identity FROM entities) ORDER BY 1",
            "SELECT a.id || ' ' || i.key FROM entities AS e JOIN articles AS a USING (article) JOIN identities AS i USING (identity) ORDER BY 1",
            "SELECT n.name_key || ' ' || i.key || ' ' || n.articles FROM names AS n JOIN identities AS i USING (identity) ORDER BY 1",
            "SELECT i.key || ' ' || k.articles || ' ' || k.marks || ' ' || coalesce(k.calls, '') || ' ' || (SELECT count(*) FROM joining_index AS x WHERE x.identity = k.identity) || ' ' || (SELECT coalesce(sum(x.hash % 1000003), 0) FROM joining_index AS x WHERE x.identity = k.identity) FROM joining_names AS k JOIN identities AS i USING (identity) ORDER BY 1",
            "SELECT o.key || ' ' || t.key || ' ' || p.rule || ' ' || p.evidence FROM joining_proposals AS p JOIN identities AS o ON o.identity = p.one JOIN identities AS t ON t.identity = p.other ORDER BY 1",
        ])
        {
            using var statement = store.Ask(sql);
            using var rows = statement.Rows();
            while (rows.Read()) all.Append(rows.GetString(0)).Append('\n');
        }
        return all.ToString();
    }
}
