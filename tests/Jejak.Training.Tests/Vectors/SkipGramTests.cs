using Jejak.Text;
using Jejak.Training.Vectors;
using Xunit;

namespace Jejak.Training.Tests.Vectors;

public class SkipGramTests
{
    private static readonly SkipGramOptions Options = new(Dimensions: 16, Window: 2, Negatives: 3, Epochs: 3, Rate: 0.05f, Subsampling: 1, Seed: 7);

    /// <summary>Sentences "a1 b" and "a2 b" beside "c1 d" and "c2 d": words of one company must come together.</summary>
    private static NumberedCorpus Corpus()
    {
        var words = new List<int> { 0 };
        var random = new Xorshift(3);
        for (int i = 0; i < 4000; i++)
        {
            int side = random.Below(2) * 3;
            words.AddRange([1 + side + random.Below(2), 3 + side, 0]);
        }
        return new(["<s>", "a1", "a2", "b", "c1", "c2", "d"], [4001, 1000, 1000, 2000, 1000, 1000, 2000], [.. words], 0);
    }

    private static float[] Train()
    {
        var training = new SkipGram(Corpus(), Options);
        training.Train(_ => { });
        return training.Vectors;
    }

    [Fact]
    public void Words_with_the_same_neighbours_get_like_vectors()
    {
        var vectors = Train();
        Assert.True(Cosine(vectors, 1, 2) > Cosine(vectors, 1, 4) + 0.2, $"{Cosine(vectors, 1, 2)} against {Cosine(vectors, 1, 4)}");
    }

    [Fact]
    public void The_same_corpus_gives_the_same_bits() => Assert.Equal(Train(), Train());

    [Fact]
    public void Clusters_part_directions_whatever_the_length()
    {
        const int rows = 64, dimensions = 16;
        var vectors = new float[rows * dimensions];
        var random = new Xorshift(9);
        for (int row = 0; row < rows; row++)
        {
            for (int d = 0; d < dimensions; d++) vectors[(row * dimensions) + d] = (0.1f * random.Share()) + ((row % 2 == 0) == (d < 8) ? 1 + row : 0);
        }
        var cluster = SphericalKMeans.Cluster(vectors, dimensions, 2, seed: 5);
        Assert.NotEqual(cluster[0], cluster[1]);
        Assert.All(Enumerable.Range(0, rows), row => Assert.Equal(cluster[row % 2], cluster[row]));
    }

    [Theory]
    [InlineData("Rp60.800", "rp00.000")]
    [InlineData("Jum’at", "jum'at")]
    [InlineData("Ali–Baba", "ali-baba")]
    public void Forms_are_folded(string form, string folded)
    {
        Span<char> buffer = stackalloc char[FormFolding.LongestForm];
        int length = FormFolding.Fold(form, buffer);
        Assert.Equal(folded, buffer[..length].ToString());
    }

    [Fact]
    public void A_form_longer_than_any_word_has_none() => Assert.Equal(-1, FormFolding.Fold(new string('a', 41), stackalloc char[64]));

    [Fact]
    public void A_file_of_vectors_comes_back_as_it_was()
    {
        string path = Path.GetTempFileName();
        try
        {
            new VectorFile(["a", "é"], [1, 2, 3, 4], 2).Write(path);
            var read = VectorFile.Read(path);
            Assert.Equal(["a", "é"], read.Forms);
            Assert.Equal([1f, 2, 3, 4], read.Vectors);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static double Cosine(float[] vectors, int left, int right)
    {
        double product = 0, lefts = 0, rights = 0;
        for (int d = 0; d < Options.Dimensions; d++)
        {
            float l = vectors[(left * Options.Dimensions) + d], r = vectors[(right * Options.Dimensions) + d];
            (product, lefts, rights) = (product + (l * r), lefts + (l * l), rights + (r * r));
        }
        return product / Math.Sqrt(lefts * rights);
    }
}
