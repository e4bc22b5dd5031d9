using Jejak.Coreference;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Models;
using Xunit;

namespace Jejak.Tests.Coreference;

public class AntecedentModelTests
{
    [Fact]
    public void The_model_of_the_language_has_the_weights_this_program_reads()
    {
        var file = ModelStore.Find("id", AntecedentModel.Component, AntecedentModel.Version);
        Assert.NotNull(file);
        Assert.Equal(AntecedentModel.Size, file.Values<float>(AntecedentModel.WeightsSection).Length);
    }

    [Fact]
    public void A_model_of_other_features_is_refused_in_one_line()
    {
        var writer = new ModelFileWriter(AntecedentModel.Component, AntecedentModel.Version);
        writer.Add<float>(AntecedentModel.WeightsSection, new float[3]);
        string path = Path.Combine(Path.GetTempPath(), $"jejak-{Guid.NewGuid():N}.bin");
        try
        {
            writer.Save(path);
            var error = Assert.Throws<ModelException>(() => AntecedentModel.Read(ModelFile.Open(path, AntecedentModel.Component, AntecedentModel.Version)));
            Assert.Contains("train it again", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Without_a_model_rules_answer()
    {
        var stage = new CoreferenceStage(new CoreferenceWalk(Language.Load("id")), model: null);
        Assert.Equal([], stage.Process(new() { Article = new() { Source = Specs.Source(""), Meta = new(), Blocks = [] } }).Mentions);
        var named = Before("Presiden Turki Recep Tayyip Erdogan tiba. Ia pulang.");
        Assert.Equal(named.Mentions.Length + 1, stage.Process(named).Mentions.Length);
    }

    [Fact]
    public void Every_feature_has_a_number_of_its_own_range()
    {
        Span<int> holding = stackalloc int[8];
        var writer = new FeatureWriter(holding);
        writer.One(5, 3);
        writer.If(false);
        writer.Skip(2);
        writer.If(true);
        writer.One(-1, 4);
        Assert.Equal([2, 6], holding[..writer.Count].ToArray());
        Assert.Equal(11, writer.Range);
    }

    private static Document Before(string text)
    {
        var reader = Reader.Create();
        var document = new Document { Article = new() { Source = Specs.Source(text), Meta = new(), Blocks = [new(Jejak.Articles.BlockKind.Paragraph, new(0, text.Length))] } };
        foreach (var stage in reader.Stages.TakeWhile(stage => stage is not CoreferenceStage)) document = stage.Process(document);
        return document;
    }
}
