using Jejak.Events.Judging;
using Jejak.Models;
using Xunit;

namespace Jejak.Tests.Events;

public class EventJudgeTests
{
    private const string Table = "events/id/judged";
    private static readonly Reader Reader = Reader.Create();

    public static TheoryData<int> Lines => Specs.Lines(Table);

    [Fact]
    public void The_model_of_the_language_can_be_read()
    {
        var file = ModelStore.Find("id", EventModel.Component, EventModel.Version);
        Assert.NotNull(file);
        var model = EventModel.Read(file);
        Assert.NotEqual(0, model.Weight(EventFeatures.Bias));
        Assert.True(model.Threshold([]) > model.Threshold([EventFeatures.Abroad]));
    }

    [Theory, MemberData(nameof(Lines))]
    public void Judges_as_it_was_trained_to(int line)
    {
        var row = Specs.Row(Table, line);
        Assert.NotEmpty(new DraftReader().Read(Specs.Source(row["text"], "2025-08-07")).Events);
        Assert.Equal(row["told"] == "yes", !Reader.Read(Specs.Source(row["text"], "2025-08-07")).Events.IsEmpty);
    }

    [Fact]
    public void What_is_told_has_its_probability_as_confidence_and_the_reasons_add_up_to_the_same_events()
    {
        foreach (var row in Specs.Rows(Table))
        {
            var source = Specs.Source(row["text"], "2025-08-07");
            var plain = Reader.Read(source);
            var (document, traces) = Reader.Explain(source);
            Assert.Equal(plain.Events.Select(told => (told.Type, told.Confidence)), document.Events.Select(told => (told.Type, told.Confidence)));
            Assert.Equal(document.Events.Length, traces.Length);
            foreach (var trace in traces)
            {
                Assert.NotNull(trace.Judgement);
                Assert.True(trace.Judgement.IsTold);
                Assert.NotEmpty(trace.Mentions);
                Assert.Equal(document.Events[trace.Event].Trigger, trace.Mentions[0].Trigger);
                Assert.Equal(document.Events[trace.Event].Confidence, Math.Round(trace.Judgement.Probability, 2));
            }
        }
    }

    [Fact]
    public void The_same_event_has_the_same_features_each_once()
    {
        var document = new DraftReader().Read(Specs.Source("Rusia menyerang Ukraina. Ukraina mengecam Rusia.", "2025-08-07"));
        foreach (var happening in document.Events)
        {
            List<string> first = [], second = [];
            new EventFeatures(document, ["ID"]).Write(happening, first);
            new EventFeatures(document, ["ID"]).Write(happening, second);
            Assert.Equal(first, second);
            Assert.Equal(first.Distinct(StringComparer.Ordinal), first);
            Assert.Contains(EventFeatures.Abroad, first);
        }
        Assert.NotEmpty(document.Events);
    }

    [Fact]
    public void A_model_whose_parts_do_not_fit_is_refused_in_one_line()
    {
        var writer = new ModelFileWriter(EventModel.Component, EventModel.Version);
        writer.AddStrings("names", ["one", "two"]);
        writer.Add<float>("weights", [1]);
        writer.Add<float>("thresholds", [0.5f, 0]);
        string path = Path.Combine(Path.GetTempPath(), $"jejak-{Guid.NewGuid():N}.bin");
        try
        {
            writer.Save(path);
            var error = Assert.Throws<ModelException>(() => EventModel.Read(ModelFile.Open(path, EventModel.Component, EventModel.Version)));
            Assert.Contains("train it again", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
