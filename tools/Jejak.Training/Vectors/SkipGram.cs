using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Jejak.Training.Vectors;

/// <summary>
/// Structured skip-gram with negative sampling (Mikolov et al. 2013; Ling et al. 2015): a word's vector foretells its neighbours with one output table for each
/// relative position, so that what stands before and what stands after count apart, as syntax wants it.
/// </summary>
/// <remarks>One thread, own random numbers, sums in an order that no width of the machine's vectors changes: the same corpus gives the same bytes.</remarks>
internal sealed class SkipGram
{
    private const int Lanes = 16;
    private const int NoiseSize = 1 << 22;
    private const int SigmoidSteps = 4096;
    private const float SigmoidRange = 8;

    private readonly NumberedCorpus _corpus;
    private readonly SkipGramOptions _options;
    private readonly int _blocks;
    private readonly float[] _vectors;
    private readonly float[][] _contexts;
    private readonly int[] _offsets;
    private readonly int[] _noise;
    private readonly float[] _keep;
    private readonly float[] _sigmoid;
    private readonly float[] _change;

    public SkipGram(NumberedCorpus corpus, SkipGramOptions options)
    {
        (_corpus, _options) = (corpus, options);
        if (options.Dimensions % Lanes != 0) throw new ArgumentException($"Dimensions must be a multiple of {Lanes}, not {options.Dimensions}.", nameof(options));
        _blocks = options.Dimensions / Lanes;
        _offsets = [.. Enumerable.Range(-options.Window, (2 * options.Window) + 1).Where(offset => offset != 0)];
        _vectors = new float[corpus.Forms.Length * options.Dimensions];
        _contexts = [.. _offsets.Select(_ => new float[_vectors.Length])];
        _change = new float[options.Dimensions];
        var random = new Xorshift(options.Seed);
        for (int i = 0; i < _vectors.Length; i++) _vectors[i] = (random.Share() - 0.5f) / options.Dimensions;
        _noise = Noise(corpus.Counts);
        _keep = Keep(corpus, options.Subsampling);
        _sigmoid = [.. Enumerable.Range(0, SigmoidSteps).Select(Sigmoid)];
    }

    /// <summary>One row a form, in the corpus's order.</summary>
    public float[] Vectors => _vectors;

    public void Train(Action<int> report)
    {
        var random = new Xorshift(_options.Seed + 1);
        var words = _corpus.Words;
        long total = (long)words.Length * _options.Epochs, done = 0;
        for (int epoch = 0; epoch < _options.Epochs; epoch++)
        {
            for (int start = 1; start < words.Length;)
            {
                int end = Array.IndexOf(words, _corpus.Boundary, start);
                Sentence(words.AsSpan(start, end - start), Math.Max(_options.Rate * (1 - ((float)done / total)), _options.Rate * 1e-3f), ref random);
                done += end - start + 1;
                start = end + 1;
            }
            report(epoch + 1);
        }
    }

    private void Sentence(ReadOnlySpan<int> words, float rate, ref Xorshift random)
    {
        for (int i = 0; i < words.Length; i++)
        {
            // Frequent words are passed over, not taken out: the positions of their neighbours stay what they are.
            if (random.Share() >= _keep[words[i]]) continue;
            for (int o = 0; o < _offsets.Length; o++)
            {
                int at = i + _offsets[o];
                // One boundary is foretold on each side, nothing beyond it.
                if (at < -1 || at > words.Length) continue;
                int context = at < 0 || at == words.Length ? _corpus.Boundary : words[at];
                if (random.Share() < _keep[context]) Pair(words[i], context, _contexts[o], rate, ref random);
            }
        }
    }

    private void Pair(int word, int context, float[] table, float rate, ref Xorshift random)
    {
        ref float vector = ref _vectors[word * _options.Dimensions];
        ref float change = ref _change[0];
        for (int b = 0; b < _blocks; b++) Vector512<float>.Zero.StoreUnsafe(ref change, (nuint)(b * Lanes));
        for (int n = 0; n <= _options.Negatives; n++)
        {
            int target = n == 0 ? context : _noise[random.Below(NoiseSize)];
            if (n > 0 && target == context) continue;
            ref float output = ref table[target * _options.Dimensions];
            float step = ((n == 0 ? 1f : 0f) - Activation(Product(ref vector, ref output))) * rate;
            var steps = Vector512.Create(step);
            for (int b = 0; b < _blocks; b++)
            {
                nuint at = (nuint)(b * Lanes);
                var old = Vector512.LoadUnsafe(ref output, at);
                (Vector512.LoadUnsafe(ref change, at) + (steps * old)).StoreUnsafe(ref change, at);
                (old + (steps * Vector512.LoadUnsafe(ref vector, at))).StoreUnsafe(ref output, at);
            }
        }
        for (int b = 0; b < _blocks; b++)
        {
            nuint at = (nuint)(b * Lanes);
            (Vector512.LoadUnsafe(ref vector, at) + Vector512.LoadUnsafe(ref change, at)).StoreUnsafe(ref vector, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Product(ref float left, ref float right)
    {
        var sum = Vector512<float>.Zero;
        for (int b = 0; b < _blocks; b++)
        {
            nuint at = (nuint)(b * Lanes);
            sum += Vector512.LoadUnsafe(ref left, at) * Vector512.LoadUnsafe(ref right, at);
        }
        return FixedOrder.Sum(sum);
    }

    private float Activation(float product) =>
        product >= SigmoidRange ? 1 : product <= -SigmoidRange ? 0 : _sigmoid[(int)((product + SigmoidRange) * (SigmoidSteps / (2 * SigmoidRange)))];

    /// <summary>In steps of 2⁻¹⁶, so that no last bit of a machine's exponential reaches the vectors.</summary>
    private static float Sigmoid(int step) => (float)Math.Round(65536 / (1 + Math.Exp(-(((step + 0.5) * 2 * SigmoidRange / SigmoidSteps) - SigmoidRange)))) / 65536;

    private static int[] Noise(int[] counts)
    {
        double total = 0, sum = 0;
        foreach (int count in counts) total += Math.Sqrt(Math.Sqrt(count)) * Math.Sqrt(count);
        var noise = new int[NoiseSize];
        int form = 0;
        for (int i = 0; i < NoiseSize; i++)
        {
            while (form < counts.Length - 1 && sum + (Math.Sqrt(Math.Sqrt(counts[form])) * Math.Sqrt(counts[form])) < (i + 0.5) / NoiseSize * total)
            {
                sum += Math.Sqrt(Math.Sqrt(counts[form])) * Math.Sqrt(counts[form]);
                form++;
            }
            noise[i] = form;
        }
        return noise;
    }

    /// <summary>How likely an occurrence is looked at: 1 for all but the most frequent forms.</summary>
    private static float[] Keep(NumberedCorpus corpus, double threshold)
    {
        double limit = threshold * corpus.Words.Length;
        return [.. corpus.Counts.Select(count => (float)Math.Min(1, count == 0 ? 1 : Math.Sqrt(limit / count) + (limit / count)))];
    }
}

/// <param name="Window">Words on each side, each with a table of its own.</param>
/// <param name="Negatives">Noise words for each neighbour.</param>
/// <param name="Subsampling">Share of the corpus above which a form's occurrences are thinned.</param>
internal sealed record SkipGramOptions(int Dimensions, int Window, int Negatives, int Epochs, float Rate, double Subsampling, ulong Seed);
