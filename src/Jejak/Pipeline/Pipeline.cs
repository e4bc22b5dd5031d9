using System.Collections.Immutable;
using Jejak.Articles;
using Jejak.Documents;

namespace Jejak.Pipeline;

/// <summary>Stages in order. Immutable and safe to use from several threads.</summary>
public sealed class Pipeline
{
    internal Pipeline(ImmutableArray<IStage> stages) => Stages = stages;

    public ImmutableArray<IStage> Stages { get; }

    public Document Process(Article article)
    {
        var document = new Document { Article = article };
        foreach (var stage in Stages) document = stage.Process(document);
        return document;
    }
}
