using Jejak.Articles;
using Jejak.Documents;
using Jejak.Formats.Conllu;
using Jejak.Parsing;
using Jejak.Pipeline;

namespace Jejak.Training.Evaluation;

/// <summary>What the reader makes of a treebank's words, or of its raw text: the stages that users run, up to syntax.</summary>
internal sealed class ReaderAnalysis
{
    private static readonly Layer[] s_layers = [Layer.Tokens, Layer.Sentences, Layer.Words, Layer.Syntax];

    private readonly List<IStage> _stages;

    /// <param name="reader">The reader that users have.</param>
    /// <param name="style">The treebank whose style of annotation is wanted, or null for the reader's own.</param>
    public ReaderAnalysis(Reader reader, string? style) =>
        _stages = [.. reader.Stages.Where(stage => stage.Provides.All(s_layers.Contains)).Select(stage => style is not null && stage is SyntaxStage syntax ? syntax.In(style) : stage)];

    public bool HasSyntax => _stages.Any(stage => stage.Provides.Contains(Layer.Syntax));

    public bool HasWords => _stages.Any(stage => stage.Provides.Contains(Layer.Words));

    /// <summary>The same words with what the reader says of them.</summary>
    /// <param name="goldTags">The file's tags are given, too: what is measured then is morphology alone.</param>
    public ConlluSentence OfWords(ConlluSentence gold, bool goldTags = false)
    {
        var words = gold.Plain(out string text);
        if (goldTags)
        {
            for (int i = 0; i < words.Length; i++) words[i] = words[i] with { Tag = gold.Words[i].Tag };
        }
        foreach (var stage in _stages)
        {
            if (stage is IWordAnalyzer analyzer && !(goldTags && stage.Provides.Contains(Layer.Syntax))) analyzer.Analyze(text, words);
        }
        var system = DocumentConllu.Sentence(text, words, first: 0);
        // The tokens may be printed in another way than their parts say.
        return system with { Tokens = gold.Tokens };
    }

    /// <summary>What the reader makes of running text. The text is taken for one paragraph: what is an article's own is another question.</summary>
    public IEnumerable<ConlluSentence> OfText(string text)
    {
        var source = new SourceDocument { Id = "evaluation", Uri = "evaluation", MediaType = "text/plain", Sha256 = "", Text = text };
        var document = new Document { Article = new() { Source = source, Meta = new(), Blocks = [new(BlockKind.Paragraph, new(0, text.Length))] } };
        foreach (var stage in _stages) document = stage.Process(document);
        return DocumentConllu.Sentences(document);
    }
}
