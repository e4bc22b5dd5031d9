using Jejak.Training.Speakers;
using Xunit;

namespace Jejak.Training.Tests.Speakers;

public class NameMatchingTests
{
    [Theory]
    [InlineData("Ali Khamenei", "Ayatollah Ali Khamenei", true)]
    [InlineData("Israel", "pemerintah Israel", true)]
    [InlineData("DONALD Trump", "Trump", true)]
    [InlineData("Presiden Republik Rakyat Itu", "Presiden", false)]
    [InlineData("Donald Trump", "Donald Tusk", false)]
    [InlineData("Donald Trump", "", false)]
    public void Names_are_the_same_by_words(string gold, string name, bool same) => Assert.Equal(same, NameMatching.IsSame(gold, [NameMatching.Words(name)]));

    [Theory]
    [InlineData("Adi", "katanya", "katanya", SpeakerNaming.Clitic)]
    [InlineData("Adi", "dia", "kata", SpeakerNaming.Pronoun)]
    [InlineData("Adi dan Budi", "mereka", "kata", SpeakerNaming.Pronoun)]
    [InlineData("Adi Santoso", "politikus itu", "kata", SpeakerNaming.Nominal)]
    [InlineData("Adi Santoso", "Menteri Adi", "kata", SpeakerNaming.Name)]
    [InlineData("Adi Santoso", null, null, SpeakerNaming.None)]
    public void Speakers_are_named_in_several_ways(string speaker, string? text, string? cue, SpeakerNaming expected) =>
        Assert.Equal(expected, new SpeakerEvaluation().NamingOf(new(["x"], speaker, text, cue)));
}
