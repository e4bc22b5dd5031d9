using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Puts the one name of a party in the place of what each article calls it. Not safe for several threads.</summary>
internal sealed class ShownNames
{
    private const int AtOnce = 500, MostNames = 200;

    private readonly Dictionary<(long Article, string Own), string> _shown = [];

    /// <param name="articles">Those whose facts are shown.</param>
    /// <param name="own">What the articles call those who are in these facts.</param>
    public ShownNames(StoreConnection connection, IEnumerable<long> articles, IEnumerable<string> own)
    {
        object?[] names = [.. own.Distinct(StringComparer.Ordinal)];
        if (names.Length == 0) return;
        // An article names many more than its facts; beyond some names a statement had better look at all of them.
        string only = names.Length > MostNames ? "" : $" AND e.name IN ({string.Join(", ", Enumerable.Range(1, names.Length).Select(number => $"?{NameTables.Number(number)}"))})";
        if (only.Length == 0) names = [];
        foreach (var chunk in articles.Distinct().Chunk(AtOnce))
        {
            using var named = connection.Ask($"""
                SELECT e.article, e.name, p.name FROM entities AS e JOIN identities AS i ON i.identity = e.identity JOIN identities AS p ON p.identity = i.party WHERE e.article IN {NameTables.InList(chunk)}{only}
                """);
            using var rows = named.Rows(names);
            while (rows.Read())
            {
                var key = (rows.GetInt64(0), rows.GetString(1));
                // One name for two in one article: nobody can tell which of them a fact means.
                if (!_shown.TryAdd(key, rows.GetString(2)) && _shown[key] != rows.GetString(2)) _shown[key] = key.Item2;
            }
        }
    }

    /// <summary>Whom a row names.</summary>
    public static IEnumerable<string> In(EventRow row)
    {
        var names = row.Actors.Concat(row.Recipients);
        return row.AssertedBy is { } assertion ? names.Concat(In(assertion.Via, assertion.Speaker)) : names;
    }

    /// <summary>Whom a row names.</summary>
    public static IEnumerable<string> In(QuotationRow row) => In(row.Via, row.Speaker, row.Affiliation, row.Addressee);

    public EventRow Of(EventRow row, long article)
    {
        var own = new List<OwnName>();
        return row with
        {
            Actors = [.. row.Actors.Select(name => Shown(name, article, own))],
            Recipients = [.. row.Recipients.Select(name => Shown(name, article, own))],
            AssertedBy = row.AssertedBy is { } assertion ? assertion with { Speaker = Of(assertion.Speaker, article, own), Via = [.. assertion.Via.Select(relay => Of(relay, article, own))] } : null,
            OwnNames = own.Count == 0 ? null : own,
        };
    }

    public QuotationRow Of(QuotationRow row, long article)
    {
        var own = new List<OwnName>();
        return row with
        {
            Speaker = Of(row.Speaker, article, own),
            Affiliation = Of(row.Affiliation, article, own),
            Addressee = Of(row.Addressee, article, own),
            Via = [.. row.Via.Select(relay => Of(relay, article, own))],
            OwnNames = own.Count == 0 ? null : own,
        };
    }

    private static IEnumerable<string> In(IEnumerable<RelayRow> relays, params string?[] others) => relays.Select(relay => relay.Name).Concat(others.OfType<string>());

    private string? Of(string? name, long article, List<OwnName> own) => name is null ? null : Shown(name, article, own);

    private RelayRow Of(RelayRow relay, long article, List<OwnName> own) => relay with { Name = Shown(relay.Name, article, own) };

    private string Shown(string name, long article, List<OwnName> own)
    {
        if (!_shown.TryGetValue((article, name), out string? shown) || shown == name) return name;
        var said = new OwnName(shown, name);
        if (!own.Contains(said)) own.Add(said);
        return shown;
    }
}
