using Jejak.Archive.Identity.Joins;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>What somebody decided about who is who. Not safe for several threads.</summary>
internal sealed class DecisionTables(StoreConnection connection)
{
    public const string Merge = "merge", Split = "split";

    /// <summary>In the order they were made.</summary>
    public List<IdentityDecision> ForJoining()
    {
        var decisions = new List<IdentityDecision>();
        using var statement = connection.Ask("SELECT decision, kind, one, other FROM decisions ORDER BY decision");
        using var rows = statement.Rows();
        while (rows.Read()) decisions.Add(new(rows.GetInt32(0), rows.GetString(1) == Merge, rows.GetString(2), rows.GetString(3)));
        return decisions;
    }
}
