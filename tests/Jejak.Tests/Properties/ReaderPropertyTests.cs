using FsCheck;
using FsCheck.Fluent;
using Jejak.Documents;
using Jejak.Text;
using Xunit;

namespace Jejak.Tests.Properties;

/// <summary>What holds for every text whatever: the reader never throws, and every fact stands in the text.</summary>
public class ReaderPropertyTests
{
    private static readonly Reader Reader = Reader.Create();

    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(120);

    [Fact]
    public void Every_span_lies_inside_the_text() => Check(document =>
    {
        foreach (var (name, span) in Spans(document))
            Assert.True(span.Start >= 0 && span.Start <= span.End && span.End <= document.Text.Length, $"{name} {span} is outside the text of {document.Text.Length} code units");
    });

    [Fact]
    public void Blocks_are_ordered_and_cover_all_words() => Check(document =>
    {
        int at = 0;
        foreach (var block in document.Article.Blocks)
        {
            Assert.True(block.Span.Start >= at, $"block {block} begins before {at}");
            AssertBlank(document.Text, at, block.Span.Start);
            at = block.Span.End;
        }
        AssertBlank(document.Text, at, document.Text.Length);
    });

    [Fact]
    public void Tokens_and_sentences_are_ordered_and_lie_in_their_blocks() => Check(document =>
    {
        for (int i = 1; i < document.Tokens.Length; i++) Assert.True(document.Tokens[i - 1].End <= document.Tokens[i].Start, $"tokens {i - 1} and {i} overlap");
        int token = 0;
        foreach (var sentence in document.Sentences)
        {
            Assert.Equal(token, sentence.Tokens.Start);
            Assert.True(sentence.Tokens.End > sentence.Tokens.Start);
            token = sentence.Tokens.End;
            Assert.True(document.Article.Blocks[sentence.Block].Span.Contains(sentence.Span));
        }
        Assert.Equal(document.Tokens.Length, token);
    });

    [Fact]
    public void Words_cover_their_sentences_and_have_a_tree_or_no_head() => Check(document =>
    {
        Assert.Equal(document.Sentences.Length, document.SentenceWords.Length);
        int next = 0;
        for (int i = 0; i < document.Sentences.Length; i++)
        {
            var range = document.SentenceWords[i];
            Assert.Equal(next, range.Start);
            next = range.End;
            Assert.Equal(document.Sentences[i].Span, new TextSpan(document.Words[range.Start].Start, document.Words[range.End - 1].End));
            for (int w = range.Start; w < range.End; w++)
            {
                var word = document.Words[w];
                Assert.False(word.Span.IsEmpty);
                Assert.True(w == range.Start || word.Start >= document.Words[w - 1].End);
                Assert.True(document.Sentences[i].Tokens.Contains(word.Token));
                Assert.True(word.Head == -1 || (word.Head != w && word.Head >= range.Start && word.Head < range.End));
            }
        }
        Assert.Equal(document.Words.Length, next);
    });

    [Fact]
    public void Every_reference_leads_to_an_entity_or_quotation() => Check(document =>
    {
        int entities = document.Entities.Length;
        foreach (var mention in document.Mentions)
        {
            Assert.InRange(mention.Entity, 0, entities - 1);
            Assert.InRange(mention.Tokens.Start, 0, mention.Tokens.End - 1);
            Assert.InRange(mention.Tokens.End, 1, document.Tokens.Length);
        }
        foreach (var quotation in document.Quotations)
        {
            Assert.NotEmpty(quotation.Content);
            foreach (var speaker in new[] { quotation.Speaker, quotation.Addressee }.OfType<Speaker>())
            {
                Assert.InRange(speaker.Entity, -1, entities - 1);
                Assert.InRange(speaker.Affiliation, -1, entities - 1);
            }
            Assert.All(quotation.Via, relay => Assert.InRange(relay.Entity, -1, entities - 1));
        }
        foreach (var happening in document.Events)
        {
            Assert.All(happening.Actors.Concat(happening.Recipients), entity => Assert.InRange(entity, 0, entities - 1));
            Assert.InRange(happening.AssertedBy, -1, document.Quotations.Length - 1);
        }
    });

    [Fact]
    public void The_same_text_gives_the_same_reading() =>
        Check(document => Assert.Equal(Spans(document), Spans(Reader.Read(document.Article.Source))));

    [Theory]
    [InlineData("(")]
    [InlineData("\"kata ")]
    [InlineData("“")]
    [InlineData("kata dia, ")]
    [InlineData("Kamis (25/2")]
    [InlineData("dipegangnya. ")]
    public void Long_runs_of_one_thing_take_time_in_proportion(string piece)
    {
        // 200,000 repetitions: a rule that looks back over the whole text at every step would take minutes; a busy machine still gets the time for what takes one second on a free one.
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Reader.Read(Specs.Source(string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length))));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed} for 200,000 code units of '{piece}'");
    }

    private static void Check(Action<Document> holds) => Prop.ForAll(TextGenerator.Texts, text => holds(Reader.Read(Specs.Source(text)))).Check(Thorough);

    private static void AssertBlank(string text, int start, int end)
    {
        for (int i = start; i < end; i++) Assert.True(WordScanner.IsSpace(text[i]), $"'{text[i]}' at {i} is in no block");
    }

    private static IEnumerable<(string Name, TextSpan Span)> Spans(Document document) =>
    [
        .. document.Article.Blocks.Select(block => ("block", block.Span)),
        .. document.Tokens.Select(token => ("token", token.Span)),
        .. document.Sentences.Select(sentence => ("sentence", sentence.Span)),
        .. document.Mentions.Select(mention => ("mention", mention.Span)),
        .. document.Entities.SelectMany(entity => entity.Roles).Select(role => ("role", role.Span)),
        .. document.Times.Select(time => ("time", time.Span)),
        .. document.Quantities.Select(quantity => ("quantity", quantity.Span)),
        .. document.Quotations.SelectMany(quotation => quotation.Content.Append(quotation.Cue ?? default)).Select(span => ("quotation", span)),
        .. document.Quotations.SelectMany(quotation => quotation.Via).Select(relay => ("relay", relay.Span)),
        .. document.Quotations.SelectMany(quotation => new[] { quotation.Speaker, quotation.Addressee }).OfType<Speaker>().Select(speaker => ("speaker", speaker.Span)),
        .. document.Events.SelectMany(happening => new[] { happening.Trigger, happening.Evidence }).Select(span => ("event", span)),
        .. document.Findings.Select(finding => ("finding", finding.Span)),
    ];
}
