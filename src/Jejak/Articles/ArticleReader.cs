using Jejak.Languages;

namespace Jejak.Articles;

/// <summary>Cuts a source document's text into blocks and reads its metadata.</summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
public sealed class ArticleReader
{
    private readonly string _language;

    public ArticleReader(Language language) => _language = language.Code;

    /// <summary>Never throws, whatever the text.</summary>
    public Article Read(SourceDocument source)
    {
        string text = source.Extracted?.Text ?? source.Text;
        var blocks = System.Collections.Immutable.ImmutableArray.CreateBuilder<Block>();
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            var span = new Text.TextSpan(start, end).Trim(text);
            if (!span.IsEmpty) blocks.Add(new(BlockKind.Paragraph, span));
            start = end + 1;
        }
        return new Article { Source = source, Blocks = blocks.ToImmutable(), Meta = new Metadata { Title = source.Title, Url = source.Url }, Language = _language };
    }
}
