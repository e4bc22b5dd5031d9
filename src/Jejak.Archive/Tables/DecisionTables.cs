using Jejak.Archive.Identity;
using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>What somebody decided about who is who. Not safe for several threads.</summary>
internal sealed class DecisionTables(StoreConnection connection)
{
    public const string Merge = "merge", Split = "split";

    /// <summary>In front of an article's id where a split takes articles from somebody.</summary>
    public const string Article = "article:";

    /// <summary>In the order they were made.</summary>
    public List<DecisionRow> All()
    {
        var decisions = new List<DecisionRow>();
        using var statement = connection.Ask("SELECT decision, kind, one, other, made FROM decisions ORDER BY decision");
        using var rows = statement.Rows();
        while (rows.Read()) decisions.Add(new(rows.GetInt32(0), rows.GetString(1), rows.GetString(2), [.. rows.GetString(3).Split('\n')], rows.GetString(4)));
        return decisions;
    }

    /// <summary>Those about whole identities.</summary>
    public List<IdentityDecision> ForJoining() =>
    [
        .. All().Where(decision => !IsOfArticles(decision)).SelectMany(decision => decision.Others.Select(other => new IdentityDecision(decision.Number, decision.Kind == Merge, decision.One, other))),
        // Who was taken apart by articles is never joined again.
        .. All().Where(IsOfArticles).Select(decision => new IdentityDecision(decision.Number, false, decision.One, PartKey(decision))),
    ];

    public static bool IsOfArticles(DecisionRow decision) => decision.Kind == Split && decision.Others[0].StartsWith(Article, StringComparison.Ordinal);

    /// <summary>The key of whom the articles of a split are about.</summary>
    public static string PartKey(DecisionRow decision) => IdentityKey.OfPart(decision.One, decision.Others.Select(other => other[Article.Length..]).Min(StringComparer.Ordinal)!);

    public DecisionRow Add(string kind, string one, IEnumerable<string> others, string made)
    {
        var decision = new DecisionRow((int)connection.Number("SELECT max(decision) FROM decisions") + 1, kind, one, [.. others], made);
        using var insert = connection.Write("INSERT INTO decisions (decision, kind, one, other, made) VALUES (?1, ?2, ?3, ?4, ?5)");
        insert.Run(decision.Number, kind, one, string.Join('\n', decision.Others), made);
        connection.Flush();
        return decision;
    }

    /// <returns>The decision as it was; null where there is none of this number.</returns>
    public DecisionRow? Remove(int number)
    {
        var decision = All().Find(decision => decision.Number == number);
        if (decision is null) return null;
        using var delete = connection.Write("DELETE FROM decisions WHERE decision = ?1");
        delete.Run(number);
        connection.Flush();
        return decision;
    }
}
