using Jejak.Archive.Exports.Articles;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;
using Jejak.Documents;

namespace Jejak.Archive.Tables;

/// <summary>What exports choose: keys of facts, and whole articles. Not safe for several threads.</summary>
internal sealed class ExportTables(StoreConnection connection, FactTables facts, PublisherNames publishers)
{
    /// <summary>All, or those by and about one.</summary>
    public List<FactKey> Quotations(ExportQuestion question, FoundName? party)
    {
        string mine = party is null ? "" : $" AND q.quotation IN (SELECT quotation FROM quotation_parties WHERE identity IN {party.Identities} AND part IN ('speaker', 'for', 'about', 'to'))";
        return facts.Keys('q', $"""
            SELECT a.day, a.article, q.start, q.quotation FROM quotations AS q JOIN articles AS a USING (article)
            WHERE (?1 IS NULL OR a.day >= ?1) AND (?2 IS NULL OR a.day <= ?2){mine}{publishers.Condition(question.Publisher, "a.article")}
            """, question.Days.First, question.Days.Last);
    }

    public List<FactKey> Findings(ExportQuestion question) => facts.Keys('f', $"""
        SELECT a.day, a.article, f.start, f.finding FROM findings AS f JOIN articles AS a USING (article)
        WHERE (?1 IS NULL OR a.day >= ?1) AND (?2 IS NULL OR a.day <= ?2){publishers.Condition(question.Publisher, "a.article")}
        """, question.Days.First, question.Days.Last);

    /// <summary>All, or those that name everybody; the number of a key is the article's.</summary>
    public List<FactKey> Articles(ExportQuestion question, IEnumerable<FoundName> parties)
    {
        string named = string.Concat(parties.Select(party => $" AND a.article IN (SELECT article FROM entities WHERE identity IN {party.Identities})"));
        return facts.Keys('a', $"""
            SELECT a.day, a.article, 0, a.article FROM articles AS a
            WHERE (?1 IS NULL OR a.day >= ?1) AND (?2 IS NULL OR a.day <= ?2){named}{publishers.Condition(question.Publisher, "a.article")}
            """, question.Days.First, question.Days.Last);
    }

    /// <summary>One article at a time, in order of publication.</summary>
    /// <param name="parse">Reads words again, or null.</param>
    public IEnumerable<ExportedArticle> Read(List<FactKey> articles, Func<ReadOnlyMemory<byte>, Document>? parse)
    {
        var shelf = new ArticleShelf(connection, facts);
        return facts.ByArticle(articles, keys => keys.ToDictionary(key => key.Number, key => key.Number)).Select(article => new ExportedArticle(shelf.Reading(article), parse));
    }
}
