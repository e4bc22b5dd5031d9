using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>What somebody said of slips. Not safe for several threads.</summary>
internal sealed class JudgementTables(StoreConnection connection)
{
    // Behind every digit of a key.
    private const char BehindDigits = 'g';

    /// <summary>Keys that begin so, two at most.</summary>
    /// <param name="beginning">Hexadecimal digits.</param>
    public List<string> Like(string beginning)
    {
        var keys = new List<string>();
        using var statement = connection.Ask("SELECT DISTINCT key FROM findings WHERE key >= ?1 AND key < ?2 ORDER BY key LIMIT 2");
        using var rows = statement.Rows(beginning, beginning + BehindDigits);
        while (rows.Read()) keys.Add(rows.GetString(0));
        return keys;
    }

    public void Set(string finding, Judgement judgement, string made)
    {
        using (var delete = connection.Write("DELETE FROM judgements WHERE finding = ?1")) delete.Run(finding);
        if (judgement != Judgement.Open)
        {
            using var insert = connection.Write("INSERT INTO judgements (finding, verdict, made) VALUES (?1, ?2, ?3)");
            insert.Run(finding, Judgements.Name(judgement), made);
        }
        connection.Flush();
    }

    /// <param name="finding">The table of findings, as the statement calls it.</param>
    public static string Of(Judgement? judgement, string finding) => judgement switch
    {
        null => "",
        Judgement.Open => $"NOT EXISTS (SELECT 1 FROM judgements AS j WHERE j.finding = {finding}.key)",
        { } said => $"EXISTS (SELECT 1 FROM judgements AS j WHERE j.finding = {finding}.key AND j.verdict = '{Judgements.Name(said)}')",
    };
}
