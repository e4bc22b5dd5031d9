using System.Globalization;
using System.Text;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>
/// Keeps <c>name_pages</c>: all names of the archive as few long texts, since hundreds of thousands of rows take many times as long to come as to be looked at.
/// The pages of identities that changed are written when names are joined; until then their names stand in <c>names</c> only, and a page may have one that is no more. Not safe for several threads.
/// </summary>
internal sealed class NamePages(StoreConnection connection)
{
    /// <summary>What so many articles use is a common name.</summary>
    public const int Several = 3;

    private const int IdentitiesAPage = 256;

    /// <summary>For an archive that was made before there were any.</summary>
    public static void Fill(StoreConnection connection)
    {
        connection.Execute("DELETE FROM name_pages");
        new NamePages(connection).Write(Pages(connection));
    }

    /// <summary>Pages that do not have the names they should, a line each.</summary>
    public static IEnumerable<string> Faults(StoreConnection connection)
    {
        var touched = new HashSet<long>();
        using (var all = connection.Ask("SELECT identity FROM touched"))
        {
            using var rows = all.Rows();
            while (rows.Read()) touched.Add(rows.GetInt64(0) / IdentitiesAPage);
        }
        using var names = new NamePages(connection).AskNames();
        using var stored = connection.Ask("SELECT common, rare FROM name_pages WHERE page = ?1");
        foreach (long page in Pages(connection))
        {
            if (touched.Contains(page)) continue;
            var expected = Names(names, page);
            (string Common, string Rare) found = ("", "");
            using (var rows = stored.Rows(page))
            {
                if (rows.Read()) found = (rows.GetString(0), rows.GetString(1));
            }
            if (found != expected) yield return string.Create(CultureInfo.InvariantCulture, $"the names of identities {page * IdentitiesAPage} to {(page + 1) * IdentitiesAPage - 1} are not those that are looked for; 'jejak archive reindex' writes them anew");
        }
    }

    /// <summary>To be called when the names of these identities may have changed, before they are no longer in <c>touched</c>.</summary>
    public void Update(IEnumerable<long> identities) => Write(new SortedSet<long>(identities.Select(identity => identity / IdentitiesAPage)));

    /// <summary>Names as texts, a line each: the common ones, or all others. Some may be there twice, and some no more.</summary>
    public IEnumerable<string> Texts(bool common)
    {
        using (var all = connection.Ask(common ? "SELECT common FROM name_pages WHERE common <> ''" : "SELECT rare FROM name_pages WHERE rare <> ''"))
        {
            using var rows = all.Rows();
            while (rows.Read()) yield return rows.GetString(0);
        }
        using var touched = connection.Ask($"SELECT string_agg(name_key, ?1) FROM names WHERE identity IN (SELECT identity FROM touched) AND articles {(common ? ">=" : "<")} {NameTables.Number(Several)}");
        if (touched.Value("\n") is string names) yield return names;
    }

    private static IEnumerable<long> Pages(StoreConnection connection)
    {
        long last = Math.Max(connection.Number("SELECT max(identity) FROM names") / IdentitiesAPage, connection.Number("SELECT max(page) FROM name_pages"));
        for (long page = 0; page <= last; page++) yield return page;
    }

    private void Write(IEnumerable<long> pages)
    {
        connection.Flush();
        using var names = AskNames();
        using var put = connection.Write("INSERT INTO name_pages (page, common, rare) VALUES (?1, ?2, ?3) ON CONFLICT (page) DO UPDATE SET common = excluded.common, rare = excluded.rare");
        using var drop = connection.Write("DELETE FROM name_pages WHERE page = ?1");
        foreach (long page in pages)
        {
            var (common, rare) = Names(names, page);
            if (common.Length + rare.Length > 0) put.Run(page, common, rare);
            else drop.Run(page);
        }
        connection.Flush();
    }

    private Statement AskNames() => connection.Ask("SELECT name_key, articles FROM names WHERE identity >= ?1 AND identity < ?2 ORDER BY identity, name_key");

    private static (string Common, string Rare) Names(Statement names, long page)
    {
        StringBuilder common = new(), rare = new();
        using var rows = names.Rows(page * IdentitiesAPage, (page + 1) * IdentitiesAPage);
        while (rows.Read())
        {
            var text = rows.GetInt64(1) >= Several ? common : rare;
            if (text.Length > 0) text.Append('\n');
            text.Append(rows.GetString(0));
        }
        return (common.ToString(), rare.ToString());
    }
}
