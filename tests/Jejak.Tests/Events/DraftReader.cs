using Jejak.Articles;
using Jejak.Documents;
using Jejak.Events;

namespace Jejak.Tests.Events;

/// <summary>Reads with every event that frames and statements give: what the trained judge thinks of a sentence of our own says nothing about its rules.</summary>
internal sealed class DraftReader
{
    private readonly Reader _reader = Jejak.Reader.Create();

    public Document Read(SourceDocument source)
    {
        var document = new Document { Article = _reader.ReadArticle(source) };
        foreach (var stage in _reader.Stages) document = stage is EventStage events ? events.Draft(document) : stage.Process(document);
        return document;
    }
}
