using System.Text;
using Jejak.Archive.Stores;
using Jejak.Archive.Storing;
using Jejak.Archive.Tables;

namespace Jejak.Archive.Upkeep;

/// <summary>What follows from other tables: the full text, how often each spelling stands for whom, who is one with whom, which articles tell one report, who relays whom, where facts stand in answers, what misspelt names and words of quotations are looked for in.</summary>
internal static class DerivedTables
{
    private const int AtOnce = 256;

    /// <summary>Makes all of it anew, inside a transaction that somebody else begins and ends.</summary>
    public static void Rebuild(StoreConnection store)
    {
        RebuildNames(store);
        FactPlaces.Fill(store);
        FindingNames.Fill(store);
        QuotationWords.Fill(store);
        store.Execute("DELETE FROM touched");
        PartyTables.Fill(store);
        NamePages.Fill(store);
        store.Execute("DELETE FROM stories; DELETE FROM story_links; DELETE FROM bands; DELETE FROM signatures");
        StoryFill.Run(store);
        store.Execute("DELETE FROM relays");
        RelayTables.Fill(store);
        RebuildText(store);
    }

    public static void RebuildText(StoreConnection store)
    {
        store.Text.Clear();
        foreach (var (article, title, words) in Texts(store)) store.Text.Add(article, title ?? "", words);
        store.Flush();
    }

    /// <summary>The current words of every article, in order of arrival.</summary>
    public static IEnumerable<(long Article, string? Title, string Words)> Texts(StoreConnection store)
    {
        using var next = store.Ask($"SELECT a.article, a.title, r.words FROM articles AS a JOIN revisions AS r ON r.revision = a.revision WHERE a.article > ?1 ORDER BY a.article LIMIT {AtOnce}");
        for (long last = 0; ;)
        {
            var texts = new List<(long Article, string? Title, string Words)>(AtOnce);
            using (var rows = next.Rows(last))
            {
                while (rows.Read()) texts.Add((rows.GetInt64(0), rows.IsDBNull(1) ? null : rows.GetString(1), Encoding.UTF8.GetString(Deflated.Unpack((byte[])rows.GetValue(2)))));
            }
            foreach (var text in texts) yield return text;
            if (texts.Count < AtOnce) yield break;
            store.Flush();
            last = texts[^1].Article;
        }
    }

    /// <summary>In how many articles each spelling stands for each identity, as the articles' entities say.</summary>
    public static Dictionary<(string Spelling, long Identity), long> CountNames(StoreConnection store)
    {
        var counts = new Dictionary<(string, long), long>();
        using var all = store.Ask("SELECT identity, spellings FROM entities");
        using var rows = all.Rows();
        while (rows.Read())
        {
            string spellings = rows.GetString(1);
            if (spellings.Length == 0) continue;
            foreach (string spelling in spellings.Split('\n'))
            {
                ref long count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, (spelling, rows.GetInt64(0)), out _);
                count++;
            }
        }
        return counts;
    }

    private static void RebuildNames(StoreConnection store)
    {
        var counts = CountNames(store);
        store.Execute("DELETE FROM names");
        using var names = store.Append("names", "name_key, identity, articles");
        foreach (var ((spelling, identity), articles) in counts.OrderBy(count => count.Key.Spelling, StringComparer.Ordinal).ThenBy(count => count.Key.Identity)) names.Add(spelling, identity, articles);
        store.Flush();
    }
}
