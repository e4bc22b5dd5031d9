using System.Security.Cryptography;
using Jejak.Archive.Alerts;

namespace Jejak.Archive;

/// <summary>Saves questions that report what is new, and takes them back.</summary>
/// <remarks>For one thread.</remarks>
public sealed class ArchiveAlerts : IDisposable
{
    /// <summary>UTF-16 code units of a name.</summary>
    public const int LongestName = 60;

    private const int SecretBytes = 32;

    private readonly ArchiveWriter _writer;
    private readonly AlertLedger _ledger;
    private readonly TimeProvider _time;

    private ArchiveAlerts(ArchiveWriter writer, TimeProvider time) => (_writer, _ledger, _time) = (writer, new(writer), time);

    /// <exception cref="ArchiveException">The archive cannot be written.</exception>
    public static ArchiveAlerts Open(string path, TimeProvider time) => new(ArchiveWriter.Open(path), time);

    /// <summary>Whether an alert may be called so: the name is part of an address.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Reports from now on what is new to the archive.</summary>
    /// <returns>What the webhook's messages are signed with; null without one.</returns>
    /// <exception cref="DecisionException">There is one of this name, or it is no name.</exception>
    /// <exception cref="ArchiveException">The archive cannot be written.</exception>
    public string? Add(string name, AlertQuestion question, Uri? webhook = null)
    {
        if (!IsName(name)) throw new DecisionException($"'{name}' is no name for an alert: up to {LongestName} letters, digits, - and _");
        string? secret = webhook is null ? null : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        bool added = _ledger.Add(name, question, _time.GetUtcNow(), webhook?.AbsoluteUri, secret);
        _writer.Commit();
        return added ? secret : throw new DecisionException($"there is an alert '{name}' already; take another name, or remove it first");
    }

    /// <summary>With what it has reported.</summary>
    /// <exception cref="DecisionException">There is none of this name.</exception>
    /// <exception cref="ArchiveException">The archive cannot be written.</exception>
    public void Remove(string name)
    {
        bool known = _ledger.Remove(name);
        _writer.Commit();
        if (!known) throw new DecisionException($"there is no alert '{name}'; 'jejak alert list' shows them");
    }

    /// <summary>Puts down what is new to each question, as far as it was not reported yet; sends nothing.</summary>
    /// <returns>Names, and how many answers are new.</returns>
    /// <exception cref="ArchiveException">The archive cannot be read or written.</exception>
    public IReadOnlyList<(string Alert, int New)> Report(NewsArchive archive)
    {
        var reported = new List<(string, int)>();
        foreach (var alert in archive.Alerts())
        {
            if (archive.NewAnswers(alert.Name) is not { } news) continue;
            int count = _ledger.Report(alert.Name, news.Answers, news.Revision, _time.GetUtcNow());
            _writer.Commit();
            if (count > 0) reported.Add((alert.Name, count));
        }
        return reported;
    }

    public void Dispose() => _writer.Dispose();
}
