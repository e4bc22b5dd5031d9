using System.Collections.Immutable;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>The fields of a search as conditions on <c>articles AS a</c>. Not safe for several threads.</summary>
internal sealed class FieldConditions(StoreConnection connection, NameTables names, PublisherNames publishers, int largeSet)
{
    private readonly List<Field> _fields = [];
    private readonly List<NamedSet> _names = [];

    /// <summary>Conditions for some articles that are known already, or come in an order of their own: what can be is asked of each. Empty where the question has no fields.</summary>
    public string OfSome => string.Join(" AND ", _fields.Select(asked => asked.OfEach ?? "+" + asked.OfSet));

    /// <summary>Conditions for finding all articles that meet them. Empty where the question has no fields.</summary>
    public string OfAll => string.Join(" AND ", _fields.Select(asked => asked.OfPublisher ? asked.OfEach! : asked.OfSet));

    /// <summary>Where the question has one field and what meets it can be counted without the articles, how many do; null elsewhere.</summary>
    public string? Count => _fields is [{ Count: { } count }] ? count : null;

    public ImmutableArray<NamedSet> Names => [.. _names];

    /// <summary>Selects article and start of the quotations, or else events, that meet the fields; null where none of these is asked for.</summary>
    public string? Evidence { get; private set; }

    /// <exception cref="UnknownNameException">Nobody and nothing, or no publisher, event type or slip is called so.</exception>
    public void Add(IReadOnlyList<SearchField> fields)
    {
        AddFacts("quotations", "quotation", fields.Where(field => field.Name is "speaker" or "about" or "via"));
        AddFacts("events", "event", fields.Where(field => field.Name is "type" or "status" or "actor" or "recipient"));
        foreach (var field in fields.Where(field => field.Name is "country" or "name"))
            AddNamed(field.IsExcluded, field.Name == "country" ? Country(field.Value) : Find(field.Value));
        foreach (var same in fields.Where(field => field.Name is "publisher" or "slip").GroupBy(field => (field.Name, field.IsExcluded)))
        {
            if (same.Key.Name == "slip") Add(same.Key.IsExcluded, $"SELECT f.article FROM findings AS f WHERE f.code IN ({Quoted(same.Select(field => Known("findings", "code", field.Value, "no slip")))})");
            else AddPublishers(same.Key.IsExcluded, Quoted(same.SelectMany(field => publishers.Find(field.Value))));
        }
    }

    /// <param name="identities">An SQL list of numbers.</param>
    private void AddNamed(bool without, string identities)
    {
        string set = $"SELECT e.article FROM entities AS e WHERE e.identity IN {identities}";
        // An article names an identity once.
        string? count = without ? null : identities.Contains(',', StringComparison.Ordinal) ? $"SELECT count(*) FROM ({set} GROUP BY e.article) AS named" : $"SELECT count(*) FROM entities AS e WHERE e.identity = {identities.Trim('(', ')')}";
        // A set of few is sooner made than each article is asked.
        bool isLarge = connection.Number($"SELECT count(*) FROM (SELECT 1 FROM entities AS e WHERE e.identity IN {identities} LIMIT {NameTables.Number(largeSet)}) AS of_it") == largeSet;
        _fields.Add(new(Set(without, set), isLarge ? $"{(without ? "NOT " : "")}EXISTS (SELECT 1 FROM entities AS e WHERE e.article = a.article AND e.identity IN {identities})" : null, false, count));
    }

    private void AddPublishers(bool without, string names) =>
        _fields.Add(new("", without ? $"(a.publisher IS NULL OR a.publisher NOT IN ({names}))" : $"a.publisher IN ({names})", true, null));

    /// <summary>What is asked for is met by one quotation or event; of what is not wanted, each by none.</summary>
    private void AddFacts(string table, string key, IEnumerable<SearchField> fields)
    {
        var wanted = new List<Condition>();
        foreach (var same in fields.GroupBy(field => (field.Name, field.IsExcluded)))
        {
            foreach (var condition in Conditions(key, same.Key.Name, [.. same.Select(field => field.Value)]))
            {
                if (same.Key.IsExcluded) Add(true, $"SELECT x.article FROM {Meets(table, key, [condition])}");
                else wanted.Add(condition);
            }
        }
        if (wanted.Count == 0) return;
        string meets = Meets(table, key, wanted);
        Add(false, "SELECT x.article FROM " + meets);
        Evidence ??= "SELECT x.article, x.start FROM " + meets;
    }

    /// <summary>Rows <c>x</c> of the facts that meet all conditions: of parties where somebody has to have a part in them, which know all that is asked of their fact.</summary>
    private static string Meets(string table, string key, List<Condition> conditions)
    {
        var parts = conditions.Where(condition => condition.IsOfParty).Select(condition => condition.Sql).ToArray();
        string rest = string.Concat(conditions.Where(condition => !condition.IsOfParty).Select(condition => $" AND x.{condition.Sql}"));
        if (parts.Length == 0) return $"{table} AS x WHERE {rest[" AND ".Length..]}";
        string others = string.Concat(parts.Skip(1).Select(part => $" AND EXISTS (SELECT 1 FROM {key}_parties AS o WHERE o.{key} = x.{key} AND +o.{part})"));
        return $"{key}_parties AS x WHERE x.{parts[0]}{rest}{others}";
    }

    private IEnumerable<Condition> Conditions(string key, string name, string[] values) => name switch
    {
        "speaker" => [new($"identity IN {AnyOf(values)} AND part IN ('speaker', 'for')", true)],
        "about" or "via" => values.Select(value => new Condition($"identity IN {Find(value)} AND part IN ({(name == "via" ? "'via'" : "'about', 'to'")})", true)),
        "actor" or "recipient" => values.Select(value => new Condition($"identity IN {Find(value)} AND side = '{name}'", true)),
        "type" => [new($"type IN ({Quoted(values.Select(value => Known("events", "type", value, "no event type")))})", false)],
        "status" => [new($"status IN ({Quoted(values)})", false)],
        _ => throw new ArgumentException($"no {key} has a field '{name}'", nameof(name)),
    };

    private void Add(bool without, string articles) => _fields.Add(new(Set(without, articles), null, false, null));

    private static string Set(bool without, string articles) => $"a.article {(without ? "NOT IN" : "IN")} ({articles})";

    private string Find(string name)
    {
        var found = names.Find(name);
        _names.Add(found.Set);
        return found.Identities;
    }

    private string AnyOf(string[] several) => several.Length == 1 ? Find(several[0]) : "(" + string.Join(", ", several.Select(name => Find(name).Trim('(', ')'))) + ")";

    /// <summary>A country by any of its names, or by its ISO 3166-1 code.</summary>
    private string Country(string name)
    {
        if (name.Length == 2)
        {
            using var coded = connection.Ask("SELECT identity FROM identities WHERE key = ?1");
            if (coded.Value("country:" + name.ToUpperInvariant()) is long country) return NameTables.InList([country]);
        }
        var found = names.Find(name);
        var countries = found.Set.Identities.Where(identity => identity.Type == "country").ToImmutableArray();
        if (countries.IsEmpty) throw new UnknownNameException(name, [.. found.Set.Identities.Select(identity => identity.Name).Take(3)], "no country");
        _names.Add(found.Set with { Identities = countries });
        using var only = connection.Ask($"SELECT identity FROM identities WHERE type = 'country' AND identity IN {found.Identities} ORDER BY identity");
        using var rows = only.Rows();
        var numbers = new List<long>();
        while (rows.Read()) numbers.Add(rows.GetInt64(0));
        return NameTables.InList(numbers);
    }

    /// <summary>A value that stands in a column of the archive.</summary>
    private string Known(string table, string column, string value, string kind)
    {
        using var any = connection.Ask($"SELECT 1 FROM {table} WHERE {column} = ?1 LIMIT 1");
        if (any.Value(value) is not null) return value;
        using var all = connection.Ask($"SELECT {column} FROM {table} GROUP BY {column} ORDER BY count(*) DESC, 1");
        using var rows = all.Rows();
        var there = new List<string>();
        while (rows.Read()) there.Add(rows.GetString(0));
        throw new UnknownNameException(value, there, kind);
    }

    private static string Quoted(IEnumerable<string> texts) => string.Join(", ", texts.Select(text => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'"));

    /// <param name="OfSet">Whether the article is in a set; the set is made once.</param>
    /// <param name="OfEach">The same asked of each article; null where no index has it by article, or the set is small.</param>
    /// <param name="OfPublisher">An index has articles by publisher: no set is needed.</param>
    /// <param name="Count">How many articles meet it; null where they have to be looked at.</param>
    private readonly record struct Field(string OfSet, string? OfEach, bool OfPublisher, string? Count);

    /// <param name="Sql">Begins with a column.</param>
    /// <param name="IsOfParty">Of a row of <c>quotation_parties</c> or <c>event_parties</c>.</param>
    private readonly record struct Condition(string Sql, bool IsOfParty);
}
