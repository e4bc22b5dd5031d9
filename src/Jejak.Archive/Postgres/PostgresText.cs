using System.Globalization;
using System.Runtime.InteropServices;
using Jejak.Archive.Sqlite;
using Jejak.Archive.Stores;
using Jejak.Archive.Tables;

namespace Jejak.Archive.Postgres;

/// <summary>Full text as lists of postings in tables (<c>text_postings</c>, <c>text_fresh</c>), with the tokens and the ranking of the file archive.</summary>
/// <remarks>
/// PostgreSQL's own <c>tsvector</c> keeps no place beyond the 16,383rd word, cannot count phrases, and ranks without knowing how rare a word is: the two stores would answer differently.
/// </remarks>
internal sealed class PostgresText(PostgresStore store) : FullText
{
    // Beyond this the fresh blocks become one: a search should not have to look into hundreds of them.
    private const long MostFresh = 400_000;

    // An index takes no longer key; as much of a longer term is compared.
    private const int LongestTerm = 400;

    private readonly Dictionary<long, (string Title, string Words)> _added = [];
    private readonly HashSet<long> _removed = [];
    private TextTokens? _tokens;
    private PostingsWriter? _writer;
    private PostgresAppender? _fresh, _sizes;

    public override void Add(long article, string title, string words) => _added[article] = (PostgresStatement.Storable(title), PostgresStatement.Storable(words));

    public override void Remove(long article)
    {
        if (!_added.Remove(article)) _removed.Add(article);
    }

    public override void Clear()
    {
        Forget();
        store.Execute("DELETE FROM text_postings; DELETE FROM text_fresh; DELETE FROM text_sizes; DELETE FROM text_gone; UPDATE jejak_archive SET articles = 0, tokens = 0, fresh = 0");
    }

    public override IEnumerable<long> Articles()
    {
        using var all = store.Ask("SELECT article FROM text_sizes ORDER BY article");
        using var rows = all.Rows();
        while (rows.Read()) yield return rows.GetInt64(0);
    }

    public override Dictionary<long, ulong> Sums()
    {
        var sums = new Dictionary<long, ulong>();
        var versions = new Dictionary<long, long>();
        using (var sizes = store.Ask("SELECT article, version FROM text_sizes"))
        {
            using var rows = sizes.Rows();
            while (rows.Read())
            {
                versions.Add(rows.GetInt64(0), rows.GetInt64(1));
                sums.Add(rows.GetInt64(0), 0);
            }
        }
        foreach (string table in (string[])["text_postings", "text_fresh"])
        {
            using var all = store.Ask($"SELECT term, postings FROM {table}");
            using var rows = all.Rows();
            while (rows.Read())
            {
                ulong term = TextSum.OfTerm(rows.GetString(0));
                var postings = new Postings();
                postings.Add((byte[])rows.GetValue(1));
                foreach (var posting in postings.Articles)
                {
                    // Former words of an article stay in the lists until they are made anew.
                    if (!versions.TryGetValue(posting.Article, out long version) || version != posting.Version) continue;
                    foreach (int place in postings.Places(posting))
                        CollectionsMarshal.GetValueRefOrNullRef(sums, posting.Article) += place < Postings.WordsFrom ? TextSum.OfToken(term, 0, place) : TextSum.OfToken(term, 1, place - Postings.WordsFrom);
                }
            }
        }
        return sums;
    }

    public override ReadOnlySpan<char> Kept(string term) => Cut(term);

    public override string? Containing(SearchTerm phrase)
    {
        var articles = new PostingsSearch(store, Tokens).Articles(phrase).ToList();
        return articles.Count == 0 ? null : NameTables.InList(articles);
    }

    public override (List<TextHit> Hits, int Total) Best(SearchWords words, string only, object?[] values, int limit)
    {
        var (hits, total) = new PostingsSearch(store, Tokens).Ranked(words, found => Kept(found, only, values), limit > 0 ? MostRanked : int.MaxValue);
        return (limit > 0 && hits.Count > limit ? hits.GetRange(0, limit) : hits, total);
    }

    public void Forget()
    {
        _added.Clear();
        _removed.Clear();
        _writer?.Clear();
    }

    /// <summary>Writes what was added and removed.</summary>
    public void Flush()
    {
        if (_added.Count + _removed.Count == 0) return;
        _fresh ??= (PostgresAppender)store.Append("text_fresh", "term, block, postings");
        _sizes ??= (PostgresAppender)store.Append("text_sizes", "article, version, tokens");
        var versions = Retire();
        long block = store.Number("UPDATE jejak_archive SET block = block + 1 RETURNING block");
        var (rows, tokens) = Index(block, versions);
        _sizes.Flush();
        _fresh.Flush();
        long fresh = store.Number(string.Create(CultureInfo.InvariantCulture, $"UPDATE jejak_archive SET articles = articles + {_added.Count}, tokens = tokens + {tokens}, fresh = fresh + {rows} RETURNING fresh"));
        if (fresh > MostFresh) Fold();
        Forget();
    }

    /// <summary>Makes one block of all fresh ones.</summary>
    public void Fold() => store.Execute("""
        INSERT INTO text_postings (term, block, postings) SELECT term, max(block), string_agg(postings, '' ORDER BY block) FROM text_fresh GROUP BY term;
        DELETE FROM text_fresh;
        UPDATE jejak_archive SET fresh = 0
        """);

    public override void Dispose() => _tokens?.Dispose();

    private TextTokens Tokens => _tokens ??= new();

    private PostingsWriter Writer => _writer ??= new(new(Tokens));

    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> term) => term.Length <= LongestTerm ? term : term[..LongestTerm];

    private List<long> Kept(List<long> found, string only, object?[] values)
    {
        if (only.Length == 0 || found.Count == 0) return found;
        var kept = new List<long>();
        using var statement = store.Ask($"SELECT a.article FROM articles AS a WHERE ({only}) AND a.article = ANY(?{values.Length + 1})");
        using var rows = statement.Rows([.. values, found.ToArray()]);
        while (rows.Read()) kept.Add(rows.GetInt64(0));
        return kept;
    }

    private static string List(IEnumerable<long> articles) =>
        "(SELECT unnest('{" + string.Join(',', articles.Select(article => article.ToString(CultureInfo.InvariantCulture))) + "}'::bigint[]))";

    /// <summary>Marks the former words of articles as gone.</summary>
    /// <returns>The version that new words of such an article have.</returns>
    private Dictionary<long, long> Retire()
    {
        var versions = new Dictionary<long, long>();
        if (_removed.Count == 0) return versions;
        string removed = List(_removed);
        store.Execute($"""
            INSERT INTO text_gone (article, version) SELECT article, version FROM text_sizes WHERE article IN {removed};
            DELETE FROM text_sizes WHERE article IN {removed}
            """);
        using var gone = store.Ask($"SELECT article, max(version) + 1 FROM text_gone WHERE article IN {removed} GROUP BY article");
        using var rows = gone.Rows();
        while (rows.Read()) versions.Add(rows.GetInt64(0), rows.GetInt64(1));
        return versions;
    }

    private (long Rows, long Tokens) Index(long block, Dictionary<long, long> versions)
    {
        long rows = 0, tokens = 0;
        foreach (var (article, text) in _added)
        {
            long version = versions.GetValueOrDefault(article, 1);
            int length = Writer.Add(article, version, text.Title, text.Words);
            _sizes!.Add(article, version, length);
            tokens += length;
        }
        foreach (var (term, postings) in Writer.All())
        {
            _fresh!.Add(term, block, postings);
            rows++;
        }
        return (rows, tokens);
    }
}
