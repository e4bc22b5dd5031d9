using System.Globalization;
using Jejak.Articles;
using Jejak.Documents;
using Jejak.Findings;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Quantities;
using Jejak.Text;
using Jejak.Times;
using Jejak.Tokenization;

namespace Jejak.Tests.Times;

/// <summary>A text of paragraphs, a line each, read for times, quantities and what is wrong with them and with quotation marks.</summary>
internal static class ReadingOf
{
    private static readonly Lazy<global::Jejak.Pipeline.Pipeline> Stages = new(() =>
    {
        var language = Language.Load("id");
        var pipeline = new PipelineBuilder().Add(new TokenizationStage(language)).Add(new SentenceStage(language)).Add(new TimeStage(language)).Add(new QuantityStage(language))
            .Add(new WeekdayDateStage(language)).Add(new ImpossibleDateStage(language)).Add(new NumberConflictStage(language)).Add(new QuoteUnclosedStage(language)).Build();
        language.Freeze();
        return pipeline;
    });

    /// <param name="published">ISO 8601, with or without a clock time; null or empty where it is not known.</param>
    public static Document Text(string text, string? published)
    {
        PublicationTime? time = null;
        if (!string.IsNullOrEmpty(published))
        {
            var moment = DateTimeOffset.Parse(published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
            time = new(DateOnly.FromDateTime(moment.DateTime), published.Contains('T') ? TimeOnly.FromDateTime(moment.DateTime) : null, moment.Offset);
        }
        return Stages.Value.Process(new Article
        {
            Source = new SourceDocument { Id = "test", Uri = "test", MediaType = "text/plain", Sha256 = "", Text = text },
            Blocks = [.. Lines(text)],
            Meta = new Metadata { Published = time },
        });
    }

    private static IEnumerable<Block> Lines(string text)
    {
        for (int start = 0; start <= text.Length;)
        {
            int end = text.IndexOf('\n', start) is var at && at < 0 ? text.Length : at;
            yield return new(BlockKind.Paragraph, new TextSpan(start, end));
            start = end + 1;
        }
    }
}
