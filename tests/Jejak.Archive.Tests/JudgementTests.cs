using System.Text;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;
using Jejak.Archive.Upkeep;
using Xunit;

namespace Jejak.Archive.Tests;

public class JudgementTests : ArchiveSuite
{
    private static Story Fair => new Story("fair", "Pasar malam dibuka Kamis (25/2). Pasar itu ramai, dan Kamis (25/2) itu hujan.", "2022-02-26", "Warta").Slips("weekday-date", "Kamis (25/2)", "Jumat (25/2)").Slips("weekday-date", "Kamis (25/2)").Slips("name-variant", "Pasar itu");

    [Fact]
    public void A_slip_is_accepted_dismissed_and_taken_back()
    {
        using var archive = New(Stories.Plane, Fair);
        var slips = Slips(archive.Path);
        Assert.Equal(slips.Length, slips.Select(slip => slip.Id).Distinct().Count());
        Assert.All(slips, slip => Assert.Equal(("open", 16), (slip.Judgement, slip.Id.Length)));
        Judge(archive.Path, Judgement.Accepted, slips[0].Id);
        Judge(archive.Path, Judgement.Dismissed, slips[1].Id[..8], slips[2].Id);
        Assert.Equal(["accepted", "dismissed", "dismissed", .. Enumerable.Repeat("open", slips.Length - 3)], Slips(archive.Path).Select(slip => slip.Judgement));
        Assert.Equal([slips[1].Id, slips[2].Id], Slips(archive.Path, Judgement.Dismissed).Select(slip => slip.Id));
        Assert.Equal(slips.Length - 3, Slips(archive.Path, Judgement.Open).Length);
        using (var ask = archive.Ask()) Assert.Equal(1, ask.Answer(new FindingCountsQuestion { Judged = Judgement.Accepted }).Rows.Sum(row => row.Findings));
        Judge(archive.Path, Judgement.Accepted, slips[1].Id);
        Judge(archive.Path, Judgement.Open, slips[0].Id, slips[2].Id);
        Assert.Equal([slips[1].Id], Slips(archive.Path, Judgement.Accepted).Select(slip => slip.Id));
    }

    [Theory]
    [InlineData("ffffffffffffffff", "there is no slip")]
    [InlineData("f", "there is no slip")]
    [InlineData("", "there is no slip")]
    [InlineData("' OR 1=1 --", "there is no slip")]
    public void What_is_no_slip_changes_nothing(string id, string words)
    {
        using var archive = New(Fair);
        string known = Slips(archive.Path)[0].Id;
        Assert.Contains(words, Assert.Throws<DecisionException>(() => Judge(archive.Path, Judgement.Accepted, known, id)).Message, StringComparison.Ordinal);
        Assert.All(Slips(archive.Path), slip => Assert.Equal("open", slip.Judgement));
    }

    [Fact]
    public void Judgements_outlive_reading_again_copies_and_counting_anew()
    {
        using var archive = New(Stories.Plane, Fair);
        var slips = Slips(archive.Path);
        Judge(archive.Path, Judgement.Accepted, slips[0].Id);
        Judge(archive.Path, Judgement.Dismissed, slips[^1].Id);
        string expected = Judged(archive.Path);
        // A newer reader finds another slip before the others.
        var again = new Story("fair", "Pasar malam dibuka Kamis (25/2). Pasar itu ramai, dan Kamis (25/2) itu hujan.", "2022-02-26", "Warta").Slips("number-conflict", "malam").Slips("weekday-date", "Kamis (25/2)", "Jumat (25/2)").Slips("weekday-date", "Kamis (25/2)").Slips("name-variant", "Pasar itu");
        using (var writer = ArchiveWriter.Open(archive.Path))
        {
            Assert.True(writer.Replace(again.Stored()));
            writer.Join();
        }
        Assert.Equal(expected, Judged(archive.Path));
        ArchiveCopy.Reindex(archive.Path);
        Assert.Equal(expected, Judged(archive.Path));
        string copy = Server?.NewArchive() ?? Path.Combine(archive.Folder, "copy.db");
        ArchiveCopy.Backup(archive.Path, copy);
        using var other = New();
        using var lines = new MemoryStream();
        ArchiveLines.Export(archive.Path, lines);
        lines.Position = 0;
        ArchiveLines.Import(other.Path, lines, "export");
        foreach (string path in (string[])[copy, other.Path])
        {
            Assert.Equal(expected, Judged(path));
            Assert.Empty(ArchiveCheck.Run(path).Faults);
        }
    }

    [Fact]
    public void An_archive_that_is_older_than_names_of_slips_gets_the_same_ones()
    {
        using var archive = New(Stories.Plane, Fair);
        const string Names = "SELECT key || ' ' || coalesce(wordings, '') FROM findings ORDER BY finding";
        string before = archive.Lines(Names);
        using (var store = ArchiveStore.OpenToWrite(archive.Path)) store.Execute("UPDATE findings SET key = '', wordings = NULL");
        ArchiveCopy.Reindex(archive.Path);
        Assert.Equal(before, archive.Lines(Names));
    }

    [Fact]
    public void A_key_is_known_by_itself_and_kept_nowhere()
    {
        using var archive = New(Stories.Plane);
        string key = Keys(archive.Path, keys => keys.Add("desk", AccessScope.Write)), reader = Keys(archive.Path, keys => keys.Add("Budi", AccessScope.Read));
        Assert.Contains("already", Assert.Throws<DecisionException>(() => Keys(archive.Path, keys => keys.Add("desk", AccessScope.Read))).Message, StringComparison.Ordinal);
        Assert.Throws<DecisionException>(() => Keys(archive.Path, keys => keys.Add(" ", AccessScope.Read)));
        using (var ask = archive.Ask())
        {
            Assert.Equal([("Budi", "read"), ("desk", "write")], ask.AccessKeys().Select(known => (known.Name, known.Scope)));
            Assert.Equal(("desk", true), (ask.AccessKey(key)!.Name, ask.AccessKey(key)!.MayWrite()));
            Assert.False(ask.AccessKey(reader)!.MayWrite());
            foreach (string wrong in (string[])["", "desk", key[..^1], key + "0", key.ToUpperInvariant()]) Assert.Null(ask.AccessKey(wrong));
        }
        string kept = archive.Lines("SELECT salt || ' ' || hash FROM access_keys ORDER BY name");
        Assert.DoesNotContain(key[6..], kept, StringComparison.Ordinal);
        Assert.Equal(2, kept.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count());
        Keys(archive.Path, keys => { keys.Remove("desk"); return ""; });
        Assert.Throws<DecisionException>(() => Keys(archive.Path, keys => { keys.Remove("desk"); return ""; }));
        using var later = archive.Ask();
        Assert.Null(later.AccessKey(key));
    }

    [Fact]
    public void Keys_are_no_part_of_what_is_handed_on()
    {
        using var archive = New(Stories.Plane);
        Keys(archive.Path, keys => keys.Add("desk", AccessScope.Write));
        using var lines = new MemoryStream();
        ArchiveLines.Export(archive.Path, lines);
        string export = Encoding.UTF8.GetString(lines.ToArray());
        Assert.DoesNotContain("access_keys", export, StringComparison.Ordinal);
        // Nor does anybody come in with a key that they have written into an export.
        int end = export.TrimEnd('\n').LastIndexOf('\n') + 1;
        using var hostile = new MemoryStream(Encoding.UTF8.GetBytes(export[..end] + """{"table":"access_keys","row":{"name":"me","scope":"write","salt":"","hash":"","made":""}}""" + "\n" + export[end..]));
        using var other = New();
        Assert.Contains("access_keys", Assert.Throws<ArchiveException>(() => ArchiveLines.Import(other.Path, hostile, "export")).Message, StringComparison.Ordinal);
    }

    private static FindingRow[] Slips(string path, Judgement? judged = null)
    {
        using var ask = NewsArchive.Open(path);
        return [.. ask.Answer(new FindingsQuestion { Judged = judged }).Rows];
    }

    /// <summary>What was said, of what.</summary>
    private static string Judged(string path) => string.Join('\n', Slips(path).Where(slip => slip.Judgement != "open").Select(slip => $"{slip.Article.Id} {slip.Code} {slip.Text} {slip.Id} {slip.Judgement}"));

    private static void Judge(string path, Judgement judgement, params string[] ids)
    {
        using var judgements = ArchiveJudgements.Open(path, TimeProvider.System);
        judgements.Judge(ids, judgement);
    }

    private static string Keys(string path, Func<ArchiveKeys, string> change)
    {
        using var keys = ArchiveKeys.Open(path, TimeProvider.System);
        return change(keys);
    }
}
