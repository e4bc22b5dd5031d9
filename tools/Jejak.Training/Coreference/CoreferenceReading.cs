using Jejak.Articles;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Training.Coreference;

/// <summary>What the reader makes of a passage, in the passage's tokens.</summary>
internal sealed class CoreferenceReading
{
    private readonly Reader _reader;
    private readonly Detokenizer _detokenizer;
    private readonly MentionHeads _heads;

    public CoreferenceReading(Reader reader)
    {
        var language = Language.Load("id");
        _reader = reader;
        _heads = new(language);
        _detokenizer = new(language.Table("coreference/clitics").Rows.Select(row => row["ending"]).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The passage as a document of one paragraph, read by every stage that users run, and the place of each token in its text.</summary>
    public (Document Document, TextSpan[] Tokens) Read(CoinPassage passage)
    {
        var (text, tokens) = _detokenizer.Join(passage.Tokens);
        var source = new SourceDocument { Id = "passage", Uri = "passage", MediaType = "text/plain", Sha256 = "", Text = text };
        var document = new Document { Article = new() { Source = source, Meta = new(), Blocks = [new(BlockKind.Paragraph, new(0, text.Length))] } };
        foreach (var stage in _reader.Stages) document = stage.Process(document);
        return (document, tokens);
    }

    public IReadOnlyList<SpannedMention> Key(CoinPassage passage) =>
        [.. passage.Mentions.Select(mention => new SpannedMention(mention.Start, mention.End, _heads.Of(passage.Tokens, mention.Start, mention.End, mention.Type == "PROPER"), mention.Chain))];

    /// <summary>The document's mentions in chains of two or more; of two with the same extent the first.</summary>
    public IReadOnlyList<SpannedMention> Response(CoinPassage passage, Document document, TextSpan[] tokens)
    {
        var mentions = new List<SpannedMention>();
        foreach (var mention in document.Mentions)
        {
            var (start, end) = TokensUnder(tokens, mention.Span);
            if (start >= end || mentions.Exists(other => other.Start == start && other.End == end)) continue;
            int head = mention.Form is MentionForm.Pronoun or MentionForm.Clitic ? end - 1 : _heads.Of(passage.Tokens, start, end, mention.Form is MentionForm.Name or MentionForm.Metonym);
            mentions.Add(new(start, end, head, mention.Entity));
        }
        var sizes = mentions.CountBy(mention => mention.Chain).ToDictionary();
        return [.. mentions.Where(mention => sizes[mention.Chain] > 1)];
    }

    /// <summary>The range of tokens that share a character with <paramref name="span"/>.</summary>
    public static (int Start, int End) TokensUnder(TextSpan[] tokens, TextSpan span)
    {
        int start = 0;
        while (start < tokens.Length && (tokens[start].End <= span.Start || tokens[start].Length == 0)) start++;
        int end = start;
        while (end < tokens.Length && tokens[end].Start < span.End) end++;
        while (end > start && tokens[end - 1].Length == 0) end--;
        return (start, end);
    }
}
