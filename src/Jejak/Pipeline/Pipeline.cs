using System.Collections.Immutable;
using Jejak.Articles;
using Jejak.Documents;

namespace Jejak.Pipeline;

/// <summary>Stages in order. Immutable and safe to use from several threads.</summary>
public sealed class Pipeline
{
    private readonly ImmutableArray<IStage> _stages;

    internal Pipeline(ImmutableArray<IStage> stages) => _stages = stages;

    public Document Process(Article article)
    {
        var document = new Document { Article = article };
        foreach (var stage in _stages) document = stage.Process(document);
        return document;
    }
}
