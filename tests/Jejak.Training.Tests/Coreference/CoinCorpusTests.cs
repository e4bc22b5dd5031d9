using Jejak.Training.Coreference;
using Xunit;

namespace Jejak.Training.Tests.Coreference;

public class CoinCorpusTests
{
    [Fact]
    public void Links_make_chains_and_mentions_alone_are_dropped()
    {
        var passage = Read("Adi PROPER[1]|pulang _|lalu _|ia IDENT[1_2]-PRONOUN[2]|tidur _|Budi PROPER[3]");
        Assert.Equal([new(0, 1, "PROPER", 0), new(3, 4, "PRONOUN", 0)], passage.Mentions);
    }

    [Fact]
    public void An_apposition_is_one_mention_and_what_is_listed_behind_is_none()
    {
        var passage = Read("Adi PROPER[1]|, _|wali NOUN[2]-APPOS[1_2]|kota NOUN[2]|Sana NOUN[2]|dan _|dia PRONOUN[3]-IDENT[1_3]|dua NOUN[4]|A LIST[5]-EXAPPOS[4_5]|keduanya PRONOUN[6]-IDENT[4_6]");
        Assert.Equal([new(0, 5, "PROPER", 0, 2), new(6, 7, "PRONOUN", 0), new(7, 8, "NOUN", 1), new(9, 10, "PRONOUN", 1)], passage.Mentions);
    }

    [Fact]
    public void Mentions_may_stand_in_one_another()
    {
        var passage = Read("ketua PROPER[1]|PSSI PROPER[1]-PROPER[2]|PSSI PROPER[3]-IDENT[2_3]|ia PRONOUN[4]-IDENT[1_4]");
        Assert.Equal([new(0, 2, "PROPER", 0), new(1, 2, "PROPER", 1), new(2, 3, "PROPER", 1), new(3, 4, "PRONOUN", 0)], passage.Mentions);
    }

    [Theory]
    [InlineData("1-1\t0-3\tAdi\n", "has 3")]
    [InlineData("1-1\t0-3\tAdi\tPROPER\n", "'PROPER' is no label")]
    [InlineData("1-1\t0-3\tAdi\tIDENT[1_x]\n", "'IDENT[1_x]' is no label")]
    [InlineData("", "no passage")]
    public void Damage_is_told_in_one_line(string text, string problem)
    {
        var error = Assert.Throws<CorpusException>(() => CoinCorpus.Read("x.tsv", new StringReader(text)));
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.StartsWith("x.tsv", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_extents_match_before_equal_heads()
    {
        SpannedMention[] key = [new(0, 3, 2, 0), new(2, 3, 2, 1)];
        SpannedMention[] response = [new(2, 3, 2, 7), new(1, 3, 2, 8)];
        Assert.Equal(1, MentionMatching.Match(key, response, byHead: false).Matched);
        var (keyChains, responseChains, matched) = MentionMatching.Match(key, response, byHead: true);
        Assert.Equal(2, matched);
        Assert.Equal([[0], [1]], keyChains);
        Assert.Equal([[1], [0]], responseChains);
    }

    private static CoinPassage Read(string rows) => Assert.Single(CoinCorpus.Read("x.tsv", new StringReader("#Text=x\n"
        + string.Join('\n', rows.Split('|').Select((row, i) => $"1-{i + 1}\t0-0\t{row.Split(' ')[0]}\t{row.Split(' ')[1].Replace('-', '|')}")) + "\n")));
}
