using Jejak.Archive.Identity;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Which quotations an answer has. Not safe for several threads.</summary>
internal sealed class QuoteTables(StoreConnection connection, NameTables names, PublisherNames publishers)
{
    private const string ByOne = "'speaker', 'for'", AboutOne = "'about', 'to'";

    private const int QuotationsAtOnce = 4000;

    private static readonly System.Buffers.SearchValues<char> s_dropped = System.Buffers.SearchValues.Create(".'`");

    private readonly FactTables _facts = new(connection);
    private readonly List<(FoundName Name, string Parts)> _parties = [];

    // The words that a quotation must contain, and the articles that do.
    private (string Key, string Articles)? _words;

    public Answer<QuotationRow> Answer(QuotesQuestion question)
    {
        if (question.Speaker is { } speaker) _parties.Add((names.Find(speaker), ByOne));
        if (question.Via is { } via) _parties.Add((names.Find(via), "'via'"));
        if (question.About is { } about) AddAbout(about);
        var (keys, total) = Keys(question);
        var rows = _facts.Quotations(keys);
        var shown = new ShownNames(connection, keys.Select(key => key.Article), rows.Values.SelectMany(ShownNames.In));
        return new([.. keys.Select(key => shown.Of(rows[key.Number], key.Article))], total, [.. _parties.Select(party => party.Name.Set)]);
    }

    /// <summary>What two said of each other.</summary>
    public List<FactKey> OfEachOther(FoundName one, FoundName other, DayRange days, string? publisher, string? articles = null)
    {
        var only = Conditions.OfDays(days, "p.day").Add(publishers.Of(publisher, "p.article")).AddList("p.article", articles);
        var keys = new HashSet<FactKey>(_facts.Keys('q', Both([(one, ByOne), (other, AboutOne)], only), only.Values));
        keys.UnionWith(_facts.Keys('q', Both([(other, ByOne), (one, AboutOne)], only), only.Values));
        return [.. keys];
    }

    private void AddAbout(string about)
    {
        if (names.TryFind(about) is { } named)
        {
            _parties.Add((named, AboutOne));
            return;
        }
        string? articles = SearchTerm.Parse(about) is { } phrase ? connection.Text.Containing(phrase) : null;
        if (articles is null) names.Find(about);
        _words = (" " + NameKey.Of(about) + " ", articles!);
    }

    private (List<FactKey> Keys, int Total) Keys(QuotesQuestion question)
    {
        if (_words is { } words) return Containing(question, words.Key, words.Articles);
        if (_parties.Count == 0) return All(question);
        var only = Conditions.OfDays(question.Days, "p.day").Add(publishers.Of(question.Publisher, "p.article")).AddList("p.article", question.Articles);
        if (_parties.Count == 1) return PartyFacts.OfQuotations(connection).Newest(_parties[0].Name.Identities, _parties[0].Parts, only, question.Limit);
        var both = new HashSet<FactKey>(_facts.Keys('q', Both(_parties, only), only.Values));
        return (FactTables.Latest([.. both], question.Limit), both.Count);
    }

    private (List<FactKey> Keys, int Total) All(QuotesQuestion question)
    {
        var only = Conditions.OfDays(question.Days, "a.day").Add(publishers.Of(question.Publisher, "a.article")).AddList("a.article", question.Articles);
        var all = new FactWay('q', "articles AS a CROSS JOIN quotations AS q", "q.article = a.article" + only.And, "a.day", "a.article", "q.start", "q.quotation");
        using var count = connection.Ask("SELECT coalesce(sum(a.quotations), 0) FROM articles AS a WHERE " + only.Where);
        return (_facts.Newest([all], question.Limit, only.Values), Convert.ToInt32(count.Value(only.Values), System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The articles say the words somewhere, and their filters which quotations may; whether one does only its own text can tell.</summary>
    private (List<FactKey> Keys, int Total) Containing(QuotesQuestion question, string words, string articles)
    {
        var only = Conditions.OfDays(question.Days, "a.day").Add(publishers.Of(question.Publisher, "a.article")).AddList("a.article", question.Articles);
        string all = only.And.Length == 0 ? "" : " JOIN articles AS a ON a.article = w.article";
        var may = new List<long>();
        using (var filters = connection.Ask($"SELECT w.filters FROM quotation_words AS w{all} WHERE w.article IN {articles}{only.And}"))
        {
            var hashes = WordFilter.HashesOf(words);
            using var rows = filters.Rows(only.Values);
            while (rows.Read()) WordFilter.Find((byte[])rows.GetValue(0), hashes, may);
        }
        string of = string.Concat(_parties.Select(party => $" AND q.quotation IN (SELECT quotation FROM quotation_parties WHERE identity IN {party.Name.Identities} AND part IN ({party.Parts}))"));
        var keys = new List<FactKey>();
        foreach (long[] chunk in may.Chunk(QuotationsAtOnce))
        {
            keys.AddRange(_facts.Keys('q', $"""
                SELECT a.day, a.article, q.start, q.quotation, q.content FROM quotations AS q JOIN articles AS a ON a.article = q.article
                WHERE q.quotation IN {NameTables.InList(chunk)}{of}
                """, row => Says(row.GetString(4), words)));
        }
        return (FactTables.Latest(keys, question.Limit), keys.Count);
    }

    /// <param name="words">A normal form with a space on both sides.</param>
    private static bool Says(string content, string words)
    {
        // Most quotations have not even the first word; only marks that the normal form drops or changes can hide it.
        var first = words.AsSpan(1, words.IndexOf(' ', 1) - 1);
        if (!content.AsSpan().Contains(first, StringComparison.OrdinalIgnoreCase) && !content.AsSpan().ContainsAnyExceptInRange('\0', '\x7F') && !content.AsSpan().ContainsAny(s_dropped)) return false;
        char[] rented = System.Buffers.ArrayPool<char>.Shared.Rent(content.Length + 2);
        rented[0] = ' ';
        int length = NameKey.Write(content, rented.AsSpan(1)) + 1;
        rented[length] = ' ';
        bool says = rented.AsSpan(0, length + 1).IndexOf(words) >= 0;
        System.Buffers.ArrayPool<char>.Shared.Return(rented);
        return says;
    }

    /// <summary>Quotations in which all have their part. Those of the one who is named least are looked at.</summary>
    private static string Both(IReadOnlyList<(FoundName Name, string Parts)> parties, Conditions only)
    {
        var ordered = parties.OrderBy(party => party.Name.Articles).ToArray();
        string others = string.Concat(ordered.Skip(1).Select(party => $" AND EXISTS (SELECT 1 FROM quotation_parties AS o WHERE o.quotation = p.quotation AND o.identity IN {party.Name.Identities} AND o.part IN ({party.Parts}))"));
        return $"SELECT p.day, p.article, p.start, p.quotation FROM quotation_parties AS p WHERE p.identity IN {ordered[0].Name.Identities} AND p.part IN ({ordered[0].Parts}){only.And}{others}";
    }
}
