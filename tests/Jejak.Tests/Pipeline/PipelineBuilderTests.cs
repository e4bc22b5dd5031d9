using Jejak.Articles;
using Jejak.Documents;
using Jejak.Pipeline;
using Xunit;

namespace Jejak.Tests.Pipeline;

public class PipelineBuilderTests
{
    [Fact]
    public void A_stage_without_what_it_requires_is_named_with_the_layer()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new PipelineBuilder().Add(new Stage([], [Layer.Tokens])).Add(new Stage([Layer.Tokens, Layer.Times], [])).Build());
        Assert.Contains("Stage requires Times", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_that_comes_later_is_missing_too() =>
        Assert.Throws<InvalidOperationException>(() => new PipelineBuilder().Add(new Stage([Layer.Tokens], [])).Add(new Stage([], [Layer.Tokens])).Build());

    [Fact]
    public void Stages_run_in_the_order_they_were_added()
    {
        var run = new List<string>();
        var pipeline = new PipelineBuilder().Add(new Stage([], [Layer.Tokens], () => run.Add("first"))).Add(new Stage([Layer.Tokens], [], () => run.Add("second"))).Build();
        pipeline.Process(new Article { Source = Specs.Source(""), Blocks = [], Meta = new Metadata() });
        Assert.Equal(["first", "second"], run);
    }

    [Fact]
    public void What_is_built_does_not_change_with_its_builder()
    {
        int run = 0;
        var builder = new PipelineBuilder().Add(new Stage([], [], () => run++));
        var pipeline = builder.Build();
        builder.Add(new Stage([], [], () => run += 100));
        pipeline.Process(new Article { Source = Specs.Source(""), Blocks = [], Meta = new Metadata() });
        Assert.Equal(1, run);
    }

    private sealed class Stage(IReadOnlyList<Layer> requires, IReadOnlyList<Layer> provides, Action? processed = null) : IStage
    {
        public IReadOnlyList<Layer> Requires => requires;

        public IReadOnlyList<Layer> Provides => provides;

        public Document Process(Document document)
        {
            processed?.Invoke();
            return document;
        }
    }
}
