using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;
using Xunit;

namespace Jejak.Tests.Languages;

public class PhraseLexiconTests
{
    private readonly Vocabulary _words = new();
    private readonly PhraseLexicon<string> _lexicon;

    public PhraseLexiconTests() => _lexicon = new(_words);

    [Fact]
    public void The_longest_phrase_wins()
    {
        Add("menteri", "menteri luar negeri");
        Assert.Equal((3, "menteri luar negeri"), Match("menteri luar negeri Rusia"));
        Assert.Equal((1, "menteri"), Match("menteri luar biasa"));
    }

    [Fact]
    public void A_longer_phrase_of_the_trie_that_ends_too_soon_is_no_match()
    {
        Add("kantor berita negara");
        Assert.Equal(0, Match("kantor berita swasta").Length);
        Assert.Equal(0, Match("kantor").Length);
    }

    [Fact]
    public void The_limit_is_outside()
    {
        Add("dewan keamanan");
        var tokens = Tokens("dewan keamanan PBB");
        Assert.Equal(0, _lexicon.Match(tokens, 0, 1, out _));
        Assert.Equal(2, _lexicon.Match(tokens, 0, 2, out _));
    }

    [Fact]
    public void Nothing_begins_behind_the_last_word()
    {
        Add("dewan");
        var tokens = Tokens("dewan");
        Assert.Equal(0, _lexicon.Match(tokens, tokens.Length, tokens.Length, out _));
    }

    [Theory]
    [InlineData("AS", "AS", true)]
    [InlineData("AS", "As", false)]
    [InlineData("AS", "as", false)]
    [InlineData("Senin", "Senin", true)]
    [InlineData("Senin", "SENIN", true)]
    [InlineData("Senin", "senin", false)]
    [InlineData("kata", "Kata", true)]
    [InlineData("kata", "KATA", true)]
    public void A_capital_in_the_phrase_needs_one_in_the_text(string phrase, string text, bool matches)
    {
        Add(phrase);
        Assert.Equal(matches, Match(text).Length == 1);
    }

    [Fact]
    public void The_same_words_may_stand_for_two_things_told_apart_by_their_capitals()
    {
        _lexicon.Add("Minggu", "day");
        _lexicon.Add("minggu", "week");
        Assert.Equal("day", Match("Minggu").Value);
        Assert.Equal("week", Match("minggu").Value);
    }

    [Fact]
    public void A_phrase_without_a_word_is_refused() => Assert.Throws<ArgumentException>(() => _lexicon.Add("  ", ""));

    private void Add(params string[] phrases)
    {
        foreach (string phrase in phrases) _lexicon.Add(phrase, phrase);
    }

    private (int Length, string? Value) Match(string text)
    {
        var tokens = Tokens(text);
        int length = _lexicon.Match(tokens, 0, tokens.Length, out string? value);
        return (length, value);
    }

    private ImmutableArray<Token> Tokens(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        for (int position = 0; WordScanner.Next(text, position, out var span, out var kind); position = span.End)
        {
            string word = span.Of(text);
            var traits = char.IsUpper(word[0]) ? TokenTraits.Capitalized : TokenTraits.None;
            if (word.Length > 1 && !word.Any(char.IsLower)) traits |= TokenTraits.AllCaps;
            tokens.Add(new(span.Start, span.End, _words.Find(word), kind, traits));
        }
        return tokens.ToImmutable();
    }
}
