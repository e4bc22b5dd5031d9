using Jejak.Events.Judging;
using Jejak.Training.Events;
using Xunit;

namespace Jejak.Training.Tests.Events;

public class EventTrainerTests
{
    private static readonly JudgedEvent[] Examples =
    [
        .. Enumerable.Range(0, 12).Select(i => new JudgedEvent(i, "CONSULT", "right", 1, [EventFeatures.Bias, "actor=Person", "rare=" + i])),
        .. Enumerable.Range(12, 12).Select(i => new JudgedEvent(i, "CONSULT", "actor", 1, [EventFeatures.Bias, "actor=Place", "rare=" + i])),
    ];

    private static EventTrainer Trainer => new(1, 100, 2, []);

    [Fact]
    public void What_right_events_have_speaks_for_an_event()
    {
        var model = new EventModel(Trainer.Train(Examples), 0.5f, 0);
        Assert.True(model.Probability([EventFeatures.Bias, "actor=Person"]) > 0.8);
        Assert.True(model.Probability([EventFeatures.Bias, "actor=Place"]) < 0.2);
    }

    [Fact]
    public void Rare_features_and_those_left_out_have_no_weight()
    {
        Assert.DoesNotContain("rare=1", Trainer.Train(Examples).Keys);
        Assert.DoesNotContain("actor=Person", new EventTrainer(1, 100, 2, ["actor"]).Train(Examples).Keys);
    }

    [Fact]
    public void The_same_examples_give_the_same_weights() => Assert.Equal(Trainer.Train(Examples), Trainer.Train(Examples));
}
