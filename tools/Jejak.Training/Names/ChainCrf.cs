using System.Runtime.Intrinsics;
using Jejak.Entities.Recognition;

namespace Jejak.Training.Names;

/// <summary>A sentence as numbers of features: those of element i stand from <c>Offsets[i]</c> to <c>Offsets[i + 1]</c>.</summary>
/// <param name="Weight">How much it counts.</param>
internal sealed record FeatureSentence(int[] Features, int[] Offsets, byte[] Tags, float Weight = 1)
{
    public int Length => Tags.Length;
}

internal sealed record CrfOptions(int Epochs, float Rate, float Decay, float Dropout, ulong Seed);

/// <summary>
/// A linear-chain conditional random field (Lafferty et al. 2001) trained by AdaGrad (Duchi et al. 2011), with weights decaying as they are used and features
/// left out at random so that none relies on another.
/// </summary>
/// <remarks>One thread, fixed order: the same sentences give the same bits.</remarks>
internal sealed class ChainCrf
{
    private const int Width = NameTags.Width;
    private const int Tags = NameTags.Count;

    private readonly float[] _weights;
    private readonly float[] _squares;
    private readonly float[] _moves = new float[Width * Width];
    private readonly float[] _moveSquares = new float[Width * Width];
    private readonly bool[] _allowed = new bool[Width * Width];
    private readonly float[] _factors = new float[Width * Width];

    private float[] _scores = new float[64 * Width];
    private float[] _alpha = new float[64 * Width];
    private float[] _beta = new float[64 * Width];
    private readonly float[] _expected = new float[Width * Width];
    private bool[] _kept = new bool[1024];

    public ChainCrf(int features)
    {
        _weights = new float[features * Width];
        _squares = new float[features * Width];
        for (int a = 0; a < Tags; a++)
        {
            for (int b = 0; b < Tags; b++) _allowed[(a * Width) + b] = NameTags.Follows(a, b);
        }
        RefreshFactors();
    }

    /// <summary>Rows of <see cref="NameTags.Width"/> weights, one a feature.</summary>
    public float[] Weights => _weights;

    /// <summary>Weights of a tag behind another, rows by the former.</summary>
    public float[] Moves => _moves;

    public void Train(IReadOnlyList<FeatureSentence> sentences, CrfOptions options)
    {
        var random = new Xorshift(options.Seed);
        int[] order = [.. Enumerable.Range(0, sentences.Count)];
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
            for (int i = order.Length - 1; i > 0; i--)
            {
                int j = random.Below(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }
            float rate = options.Rate * (1 - (0.9f * epoch / options.Epochs));
            foreach (int sentence in order) Step(sentences[sentence], rate, options, ref random);
        }
    }

    /// <summary>The best tags of a sentence.</summary>
    public byte[] Decode(FeatureSentence sentence, float bias = 0)
    {
        Score(sentence, keepAll: true);
        for (int i = 0; i < sentence.Length; i++) _scores[i * Width] -= bias;
        var tags = new byte[sentence.Length];
        new Viterbi(_moves).Best(_scores.AsSpan(0, sentence.Length * Width), new int[sentence.Length * Width], tags);
        return tags;
    }

    /// <summary>Adds another model's weights, a share of this one's; the mean of chains is the chain of the mean weights.</summary>
    public void Mix(ChainCrf other, float share)
    {
        for (int i = 0; i < _weights.Length; i++) _weights[i] += (other._weights[i] - _weights[i]) * share;
        for (int i = 0; i < _moves.Length; i++) _moves[i] += (other._moves[i] - _moves[i]) * share;
        RefreshFactors();
    }

    /// <summary>The probability of every tag of every element, rows of <see cref="NameTags.Width"/>.</summary>
    public float[] Marginals(FeatureSentence sentence)
    {
        Score(sentence, keepAll: true);
        ForwardBackward(sentence.Length);
        var shares = new float[sentence.Length * Width];
        for (int i = 0; i < sentence.Length; i++) Vector512.LoadUnsafe(ref _alpha[i * Width]).StoreUnsafe(ref shares[i * Width]);
        return shares;
    }

    private void Step(FeatureSentence sentence, float rate, CrfOptions options, ref Xorshift random)
    {
        int length = sentence.Length;
        if (sentence.Features.Length > _kept.Length) _kept = new bool[sentence.Features.Length * 2];
        uint limit = (uint)(options.Dropout * uint.MaxValue);
        for (int f = 0; f < sentence.Features.Length; f++) _kept[f] = limit == 0 || (uint)(random.Next() >> 32) >= limit;
        Score(sentence, keepAll: false);
        Array.Clear(_expected);
        ForwardBackward(length);
        for (int i = 0; i < length; i++)
        {
            // The marginals become the gradient: what is expected less what is so.
            _alpha[(i * Width) + sentence.Tags[i]] -= 1;
            var slope = Vector512.LoadUnsafe(ref _alpha[i * Width]) * sentence.Weight;
            for (int f = sentence.Offsets[i]; f < sentence.Offsets[i + 1]; f++)
            {
                if (_kept[f]) Update(_weights, _squares, sentence.Features[f] * Width, slope, rate, options.Decay);
            }
            if (i > 0) _expected[(sentence.Tags[i - 1] * Width) + sentence.Tags[i]] -= 1;
        }
        if (length < 2) return;
        for (int a = 0; a < Tags; a++) Update(_moves, _moveSquares, a * Width, Vector512.LoadUnsafe(ref _expected[a * Width]) * sentence.Weight, rate, options.Decay);
        RefreshFactors();
    }

    private static void Update(float[] weights, float[] squares, int row, Vector512<float> slope, float rate, float decay)
    {
        var weight = Vector512.LoadUnsafe(ref weights[row]);
        slope += weight * decay;
        var square = Vector512.LoadUnsafe(ref squares[row]) + (slope * slope);
        square.StoreUnsafe(ref squares[row]);
        (weight - (slope * rate / (Vector512.Sqrt(square) + Vector512.Create(1e-4f)))).StoreUnsafe(ref weights[row]);
    }

    private void RefreshFactors()
    {
        for (int i = 0; i < _factors.Length; i++) _factors[i] = _allowed[i] ? MathF.Exp(_moves[i]) : 0;
    }

    private void Score(FeatureSentence sentence, bool keepAll)
    {
        if (sentence.Length * Width > _scores.Length)
        {
            _scores = new float[sentence.Length * Width * 2];
            _alpha = new float[_scores.Length];
            _beta = new float[_scores.Length];
        }
        for (int i = 0; i < sentence.Length; i++)
        {
            var sum = Vector512<float>.Zero;
            for (int f = sentence.Offsets[i]; f < sentence.Offsets[i + 1]; f++)
            {
                if (keepAll || _kept[f]) sum += Vector512.LoadUnsafe(ref _weights[sentence.Features[f] * Width]);
            }
            sum.StoreUnsafe(ref _scores[i * Width]);
        }
    }

    /// <summary>Leaves the marginals of the tags in <c>_alpha</c> and adds those of pairs of tags to <c>_expected</c>.</summary>
    private void ForwardBackward(int length)
    {
        Span<float> raised = stackalloc float[Width];
        for (int i = 0; i < length; i++) Exponentiate(_scores.AsSpan(i * Width, Width), i, length);
        for (int i = 0; i < length; i++)
        {
            var raisedNow = Vector512.LoadUnsafe(ref _scores[i * Width]);
            var sum = raisedNow;
            if (i > 0)
            {
                sum = Vector512<float>.Zero;
                for (int a = 0; a < Tags; a++) sum += Vector512.Create(_alpha[((i - 1) * Width) + a]) * Vector512.LoadUnsafe(ref _factors[a * Width]);
                sum *= raisedNow;
            }
            Normalized(sum).StoreUnsafe(ref _alpha[i * Width]);
        }
        Vector512<float>.One.StoreUnsafe(ref _beta[(length - 1) * Width]);
        for (int i = length - 2; i >= 0; i--)
        {
            var ahead = Vector512.LoadUnsafe(ref _scores[(i + 1) * Width]) * Vector512.LoadUnsafe(ref _beta[(i + 1) * Width]);
            raised.Clear();
            for (int a = 0; a < Tags; a++) raised[a] = FixedOrder.Sum(Vector512.LoadUnsafe(ref _factors[a * Width]) * ahead);
            Normalized(Vector512.Create<float>(raised)).StoreUnsafe(ref _beta[i * Width]);
            float total = 0;
            for (int a = 0; a < Tags; a++) total += _alpha[(i * Width) + a] * raised[a];
            if (total <= 0) continue;
            for (int a = 0; a < Tags; a++)
            {
                var pairs = Vector512.LoadUnsafe(ref _factors[a * Width]) * ahead * (_alpha[(i * Width) + a] / total);
                (Vector512.LoadUnsafe(ref _expected[a * Width]) + pairs).StoreUnsafe(ref _expected[a * Width]);
            }
        }
        for (int i = 0; i < length; i++) Normalized(Vector512.LoadUnsafe(ref _alpha[i * Width]) * Vector512.LoadUnsafe(ref _beta[i * Width])).StoreUnsafe(ref _alpha[i * Width]);
    }

    private static Vector512<float> Normalized(Vector512<float> values)
    {
        float sum = FixedOrder.Sum(values);
        return sum > 0 ? values / sum : values;
    }

    private static void Exponentiate(Span<float> scores, int at, int length)
    {
        float most = float.MinValue;
        for (int t = 0; t < Tags; t++) most = Math.Max(most, scores[t]);
        for (int t = 0; t < Width; t++)
        {
            bool fits = t < Tags && (at > 0 || NameTags.MayBegin(t)) && (at < length - 1 || NameTags.MayEnd(t));
            scores[t] = fits ? MathF.Exp(scores[t] - most) : 0;
        }
    }
}
