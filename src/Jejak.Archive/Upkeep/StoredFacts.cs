using System.Globalization;
using System.Text.Json;
using Jejak.Archive.Stores;
using Jejak.Archive.Tables;

namespace Jejak.Archive.Upkeep;

/// <summary>The facts that tables hold of some articles, to be compared with what the readings say.</summary>
internal sealed class StoredFacts
{
    private static readonly string[] s_kinds = ["quotations", "events", "findings"];

    private readonly Dictionary<(long Article, string Kind), List<(int Number, int Start, int End)>> _facts = [];

    public StoredFacts(StoreConnection store, IEnumerable<long> articles)
    {
        string list = NameTables.InList(articles.DefaultIfEmpty(0));
        foreach (string kind in s_kinds)
        {
            using var all = store.Ask($"SELECT article, number, start, \"end\" FROM {kind} WHERE article IN {list} ORDER BY article, number");
            using var rows = all.Rows();
            while (rows.Read())
            {
                var key = (rows.GetInt64(0), kind);
                if (!_facts.TryGetValue(key, out var of)) _facts.Add(key, of = []);
                of.Add((rows.GetInt32(1), rows.GetInt32(2), rows.GetInt32(3)));
            }
        }
    }

    /// <summary>What is not as the reading says, a line each.</summary>
    /// <param name="length">Of the text, in UTF-16 code units.</param>
    public IEnumerable<string> Compare(long article, JsonElement reading, int length)
    {
        foreach (string kind in s_kinds)
        {
            var told = reading.GetProperty(kind);
            var stored = _facts.GetValueOrDefault((article, kind)) ?? [];
            if (stored.Count != told.GetArrayLength())
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{stored.Count} {kind} are stored, the reading has {told.GetArrayLength()}");
                continue;
            }
            for (int i = 0; i < stored.Count; i++)
            {
                var (number, start, end) = stored[i];
                if (start < 0 || end < start || end > length) yield return string.Create(CultureInfo.InvariantCulture, $"{kind} {number} stands outside its text");
                else if (Place(kind, told[i]) is var (from, to) && (from, to) != (start, end)) yield return string.Create(CultureInfo.InvariantCulture, $"{kind} {number} is stored at {start}–{end}, the reading has it at {from}–{to}");
            }
        }
    }

    /// <summary>Where the reading has the fact; null where its place is put together from several.</summary>
    private static (int, int)? Place(string kind, JsonElement fact)
    {
        if (kind == "quotations") return null;
        var span = kind == "events" ? fact.GetProperty("evidence") : fact;
        int start = span.GetProperty("start").GetInt32(), end = span.GetProperty("end").GetInt32();
        return start == end ? null : (start, end);
    }
}
