using System.Buffers;
using Jejak.Formats.Conllu;

namespace Jejak.Archive.Exports.Articles;

/// <summary>Words with lemmas, tags and relations as CoNLL-U, a <c>newdoc</c> an article. An archive keeps no words: they are read again.</summary>
internal sealed class ConlluExport : IArticleExport
{
    public string Name => "conllu";

    public string Description => "words with lemmas, tags and relations as CoNLL-U";

    public void Write(IEnumerable<ExportedArticle> articles, Stream output)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var article in articles)
        {
            buffer.ResetWrittenCount();
            ConlluWriter.Write(article.Parse(), buffer);
            output.Write(buffer.WrittenSpan);
        }
    }
}
