using Jejak.Archive.Questions;
using Jejak.Archive.Stores;
using Jejak.Archive.Tables;
using Jejak.Archive.Upkeep;

namespace Jejak.Archive;

/// <summary>Accepts and dismisses slips. Judgements stand apart from what readings say and outlive every one: they name a slip by its article, its kind and its words.</summary>
/// <remarks>For one thread. Other programs may read all the while.</remarks>
public sealed class ArchiveJudgements : IDisposable
{
    private const int ShortestBeginning = 4;

    private readonly StoreConnection _connection;
    private readonly TimeProvider _time;

    private ArchiveJudgements(StoreConnection connection, TimeProvider time) => (_connection, _time) = (connection, time);

    /// <exception cref="ArchiveException">There is no archive, or it cannot be written.</exception>
    public static ArchiveJudgements Open(string path, TimeProvider time) => new(ArchiveStore.OpenToChange(path), time);

    /// <summary>Says something of slips, or takes it back (<see cref="Judgement.Open"/>): of all or, where one is not there, of none.</summary>
    /// <param name="findings">Ids of slips, or beginnings of them, of four digits and more.</param>
    /// <returns>The ids, whole.</returns>
    /// <exception cref="DecisionException">One is not there, or several begin so.</exception>
    /// <exception cref="ArchiveException">Another program holds the archive …</exception>
    public IReadOnlyList<string> Judge(IReadOnlyList<string> findings, Judgement judgement)
    {
        var keys = new List<string>();
        string now = Moments.ToSecond(_time.GetUtcNow());
        ArchiveCopy.Write(_connection, () =>
        {
            var tables = new JudgementTables(_connection);
            foreach (string finding in findings)
            {
                keys.Add(Whole(tables, finding));
                tables.Set(keys[^1], judgement, now);
            }
        });
        return keys;
    }

    public void Dispose() => _connection.Dispose();

    private static string Whole(JudgementTables tables, string finding)
    {
        var like = finding.Length >= ShortestBeginning && finding.All(char.IsAsciiHexDigitLower) ? tables.Like(finding) : [];
        return like.Count switch
        {
            1 => like[0],
            0 => throw new DecisionException($"there is no slip '{finding}'; 'jejak findings' shows their ids"),
            _ => throw new DecisionException($"several slips begin with '{finding}': give more of the id"),
        };
    }
}
