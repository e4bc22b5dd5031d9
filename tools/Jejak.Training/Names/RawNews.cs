using System.Runtime.InteropServices;
using Jejak.Documents;
using Jejak.Entities.Recognition;
using Jejak.Sources;
using Jejak.Text;
using Jejak.Training.Vectors;

namespace Jejak.Training.Names;

/// <summary>Unlabelled articles as the name model reads them, and what they tell of forms.</summary>
internal sealed class RawNews
{
    private readonly Dictionary<ulong, Count> _counts = [];

    private SortedDictionary<ulong, FormFacts> _facts = [];

    private record struct Count(int Capital, int Inside, int All);

    /// <summary>Articles in order of the corpus.</summary>
    public List<NameSequence> Articles { get; } = [];

    public static RawNews Read(string path)
    {
        var news = new RawNews();
        var reader = Reader.Create();
        var stages = reader.Stages.TakeWhile(stage => !stage.Requires.Contains(Pipeline.Layer.Sentences)).ToArray();
        foreach (var result in SourceFiles.Read([path]))
        {
            if (result.Document is not { } source) continue;
            var document = new Document { Article = reader.ReadArticle(source) };
            foreach (var stage in stages) document = stage.Process(document);
            var sequence = NameSequence.Read(document);
            news.Articles.Add(sequence);
            news.CountForms(sequence);
        }
        return news;
    }

    private void CountForms(NameSequence sequence)
    {
        Span<char> folded = stackalloc char[FormFolding.LongestForm];
        foreach (var token in sequence.Tokens)
        {
            if (token.Kind != TokenKind.Word) continue;
            int length = FormFolding.Fold(token.Span.In(sequence.Text), folded);
            if (length < 0) continue;
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, FormHash.Of(folded[..length]), out _);
            count.All++;
            if (token.IsInitial) continue;
            count.Inside++;
            if (token.IsCapitalized) count.Capital++;
        }
    }

    /// <summary>Clusters and counts of every form that has a vector or stands often enough.</summary>
    public FormTable Facts(VectorFile vectors, int least)
    {
        int[] fine = SphericalKMeans.Cluster(vectors.Vectors, vectors.Dimensions, 512, 20261122), coarse = SphericalKMeans.Cluster(vectors.Vectors, vectors.Dimensions, 64, 20261122);
        var facts = new SortedDictionary<ulong, FormFacts>();
        foreach (var (form, count) in _counts)
        {
            if (count.All >= least) facts[form] = Counted(count);
        }
        for (int i = 0; i < vectors.Forms.Length; i++)
        {
            ulong form = FormHash.Of(vectors.Forms[i]);
            facts[form] = facts.GetValueOrDefault(form) with { Fine = (ushort)(fine[i] + 1), Coarse = (byte)(coarse[i] + 1) };
        }
        _facts = facts;
        return FormTable.Create(facts);
    }

    /// <summary>The facts with what the neighbours of each form make of it, as a model sees them without the form itself.</summary>
    public FormTable WithEvidence(FormTable table, Func<NameSequence, TokenRange, float[]?> marginals, int least, int every)
    {
        var sums = new Dictionary<ulong, (float Person, float Organization, float Place, int Count)>();
        Span<char> folded = stackalloc char[FormFolding.LongestForm];
        for (int a = 0; a < Articles.Count; a += every)
        {
            var article = Articles[a];
            foreach (var sentence in article.Sentences)
            {
                if (sentence.IsEmpty || marginals(article, sentence) is not { } shares) continue;
                for (int i = sentence.Start; i < sentence.End; i++)
                {
                    var token = article.Tokens[i];
                    if (token.Kind != TokenKind.Word || !token.IsCapitalized || token.IsInitial) continue;
                    int length = FormFolding.Fold(token.Span.In(article.Text), folded);
                    if (length < 0) continue;
                    ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, FormHash.Of(folded[..length]), out _);
                    int row = (i - sentence.Start) * NameTags.Width;
                    for (int part = 0; part < 4; part++)
                    {
                        sum.Person += shares[row + NameTags.Of(0, part)];
                        sum.Organization += shares[row + NameTags.Of(1, part)];
                        sum.Place += shares[row + NameTags.Of(2, part)];
                    }
                    sum.Count++;
                }
            }
        }
        var facts = new SortedDictionary<ulong, FormFacts>();
        foreach (var (form, fact) in _facts) facts[form] = fact;
        foreach (var (form, sum) in sums)
        {
            if (sum.Count < least) continue;
            facts[form] = (facts.TryGetValue(form, out var known) ? known : Counted(_counts[form])) with { Person = Share(sum.Person), Organization = Share(sum.Organization), Place = Share(sum.Place) };
            byte Share(float of) => (byte)((15 * of / sum.Count) + 0.5f);
        }
        return FormTable.Create(facts);
    }

    private static FormFacts Counted(Count count) => new()
    {
        Capital = (byte)(count.Inside < 3 ? 0 : 1 + ((8 * count.Capital) + (count.Inside / 2)) / count.Inside),
        Frequency = (byte)System.Numerics.BitOperations.Log2((uint)count.All + 1),
    };
}
