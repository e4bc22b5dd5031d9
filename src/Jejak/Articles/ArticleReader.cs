using System.Collections.Immutable;
using Jejak.Languages;

namespace Jejak.Articles;

/// <summary>Cuts a source document's text into blocks and reads its metadata.</summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
public sealed class ArticleReader
{
    private readonly string _language;
    private readonly BlockCutter _cutter;
    private readonly MetadataReader _metadata;

    public ArticleReader(Language language)
    {
        _language = language.Code;
        var bylines = new Bylines(language);
        var times = new PublicationTimes(language);
        _cutter = new(language, bylines, times);
        _metadata = new(language, bylines, times);
    }

    /// <summary>Never throws, whatever the text.</summary>
    public Article Read(SourceDocument source)
    {
        string text = CharacterReferences.Read(source.Extracted?.Text ?? source.Text);
        var cut = _cutter.Cut(text, source.Title, source.Extracted?.Blocks ?? ImmutableArray<Block>.Empty);
        return new Article { Source = source, Text = text, Blocks = cut.Blocks, Meta = _metadata.Read(source, text, cut), Language = _language };
    }
}
