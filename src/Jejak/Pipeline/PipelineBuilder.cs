namespace Jejak.Pipeline;

/// <summary>Collects stages and checks that each finds what it requires. Not safe for several threads; what it builds is.</summary>
public sealed class PipelineBuilder
{
    private readonly List<IStage> _stages = [];

    public PipelineBuilder Add(IStage stage)
    {
        _stages.Add(stage);
        return this;
    }

    /// <exception cref="InvalidOperationException">A stage requires a layer that no stage before it provides.</exception>
    public Pipeline Build()
    {
        var there = new HashSet<Layer>();
        foreach (var stage in _stages)
        {
            foreach (var layer in stage.Requires)
            {
                if (!there.Contains(layer))
                    throw new InvalidOperationException($"{stage.GetType().Name} requires {layer}, which no stage before it provides: add one, or change the order.");
            }
            there.UnionWith(stage.Provides);
        }
        return new Pipeline([.. _stages]);
    }
}
