using Jejak.Articles;
using Jejak.Entities.Recognition;
using Jejak.Models;
using Jejak.Training.Names;
using Xunit;

namespace Jejak.Training.Tests.Names;

public class NameModelTests
{
    private static readonly CrfOptions Options = new(Epochs: 20, Rate: 0.1f, Decay: 1e-4f, Dropout: 0.1f, Seed: 1);

    private static readonly string[] Lines =
    [
        "kata Budi di Ngawi|O B-PER O B-LOC",
        "ujar Sari Dewi di Blora|O B-PER I-PER O B-LOC",
        "kata Wati kepada PT Jaya Abadi|O B-PER O B-ORG I-ORG I-ORG",
        "ia tinggal di Sragen|O O O B-LOC",
        "ujar Tono di Tegal|O B-PER O B-LOC",
        "ia bekerja di PT Maju|O O O B-ORG I-ORG",
    ];

    private static List<TaggedSentence> Corpus()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(path, Lines.SelectMany(line => line.Split('|')[0].Split(' ').Zip(line.Split('|')[1].Split(' '), (word, tag) => $"{word}\tX {tag}").Append("")));
            return IobFile.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static byte[] Model(int seed = 1)
    {
        var trainer = new NameTrainer();
        var facts = FormTable.Create([new(FormHash.Of("ngawi"), new FormFacts { Place = 15, Frequency = 4 })]);
        var reader = new FeatureReader(trainer.Lexicon, facts);
        FeatureSentence[] sentences = [.. Corpus().Select(sentence => trainer.Features(reader, sentence, own: true))];
        return NameModelWriter.Write(NameTrainer.Chain(sentences, reader, Options with { Seed = (ulong)seed }, 2), reader.Numbers, facts, 100_000);
    }

    private static NameModel Read(byte[] model) => NameModel.Read(ModelFile.Read("model.bin", model, NameModel.Component, NameModel.Version));

    [Fact]
    public void A_corpus_in_columns_is_read_with_its_names()
    {
        var corpus = Corpus();
        Assert.Equal(6, corpus.Count);
        Assert.Equal([new TaggedName(1, 3, 0), new TaggedName(4, 5, 2)], corpus[1].Names);
        Assert.Equal(corpus[2].Names, TaggedSentence.NamesOf(corpus[2].Tags()));
    }

    [Fact]
    public void A_tag_that_is_none_is_told_with_its_line()
    {
        string path = Path.GetTempFileName();
        File.WriteAllLines(path, ["Budi B-PER", "di X-LOC"]);
        var fault = Assert.Throws<CorpusException>(() => IobFile.Read(path));
        Assert.StartsWith($"{path}:2: 'X-LOC'", fault.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void What_was_learned_is_found_again_from_eight_bits()
    {
        var trainer = new NameTrainer();
        var tagger = new NameTagger(Read(Model()), trainer.Lexicon);
        foreach (var sentence in Corpus())
        {
            var sequence = trainer.Sequence(sentence);
            Assert.Equal(sentence.Names, TaggedSentence.NamesOf(tagger.Tag(sequence, sequence.Sentences[0])));
        }
    }

    [Fact]
    public void The_same_corpus_and_seed_give_the_same_bytes()
    {
        Assert.Equal(Model(), Model());
        Assert.NotEqual(Model(), Model(seed: 5));
    }

    [Fact]
    public void Parts_of_another_length_are_told_in_one_line()
    {
        var writer = new ModelFileWriter(NameModel.Component, NameModel.Version);
        writer.Add<byte>(NameModel.RowsSection, new byte[7]);
        writer.Add<uint>(NameModel.FilterSection, [1, 2]);
        writer.Add<float>(NameModel.MovesSection, [0]);
        writer.Add<FormFacts>(NameModel.FactsSection, []);
        var fault = Assert.Throws<ModelException>(() => Read(writer.ToArray()));
        Assert.StartsWith("model.bin: ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \u200B \uFEFF\n")]
    [InlineData("((((((((((")]
    [InlineData(")))) \"\"\"\" ,,,, \uD83D \uDE00\uD83D\uDE00 A.B.C.")]
    [InlineData("Президент Путин посетил 北京 و قال إن ประเทศไทย.")]
    [InlineData("A")]
    public void Any_text_gets_a_result(string text)
    {
        var reader = Reader.Create();
        var source = new SourceDocument { Id = "1", Uri = "memory", MediaType = "text/plain", Sha256 = "", Text = text };
        var document = reader.Read(source);
        var names = new ModelTags(Read(Model()), new NameTrainer().Lexicon).Read(document);
        Assert.All(names, name => Assert.InRange(name.Tokens.End, name.Tokens.Start + 1, document.Tokens.Length));
    }

    [Fact]
    public void A_sentence_of_many_thousand_words_gets_a_result()
    {
        string text = string.Join(' ', Enumerable.Repeat("Budi dan (Sari) di", 20_000));
        var document = Reader.Create().Read(new SourceDocument { Id = "1", Uri = "memory", MediaType = "text/plain", Sha256 = "", Text = text });
        Assert.NotEmpty(new ModelTags(Read(Model()), new NameTrainer().Lexicon).Read(document));
    }
}
