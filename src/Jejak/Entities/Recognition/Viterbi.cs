using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Jejak.Entities.Recognition;

/// <summary>The best sequence of tags (Viterbi 1967) among those that fit together.</summary>
internal sealed class Viterbi
{
    public const float Never = -1e9f;

    private const int Width = NameTags.Width;

    private readonly float[] _moves = new float[Width * Width];
    private readonly float[] _begins = new float[Width];
    private readonly float[] _ends = new float[Width];

    /// <param name="moves">Scores of a tag behind another, rows of <see cref="NameTags.Width"/> by the former.</param>
    public Viterbi(ReadOnlySpan<float> moves)
    {
        for (int a = 0; a < Width; a++)
        {
            for (int b = 0; b < Width; b++) _moves[(a * Width) + b] = a < NameTags.Count && b < NameTags.Count && NameTags.Follows(a, b) ? moves[(a * Width) + b] : Never;
            _begins[a] = a < NameTags.Count && NameTags.MayBegin(a) ? 0 : Never;
            _ends[a] = a < NameTags.Count && NameTags.MayEnd(a) ? 0 : Never;
        }
    }

    /// <summary>Writes the best tag of each element into <paramref name="tags"/>.</summary>
    /// <param name="scores">Rows of <see cref="NameTags.Width"/>, one an element.</param>
    /// <param name="from">Room for as many values as there are scores.</param>
    public void Best(ReadOnlySpan<float> scores, Span<int> from, Span<byte> tags)
    {
        int length = tags.Length;
        if (length == 0) return;
        ref float rows = ref MemoryMarshal.GetReference(scores);
        ref int back = ref MemoryMarshal.GetReference(from);
        Span<float> last = stackalloc float[Width];
        var best = Vector512.LoadUnsafe(ref _begins[0]) + Vector512.LoadUnsafe(ref rows);
        for (int i = 1; i < length; i++)
        {
            best.CopyTo(last);
            var next = Vector512.Create(last[0]) + Vector512.LoadUnsafe(ref _moves[0]);
            var origin = Vector512<int>.Zero;
            for (int a = 1; a < NameTags.Count; a++)
            {
                var path = Vector512.Create(last[a]) + Vector512.LoadUnsafe(ref _moves[a * Width]);
                var better = Vector512.GreaterThan(path, next);
                next = Vector512.ConditionalSelect(better, path, next);
                origin = Vector512.ConditionalSelect(better.AsInt32(), Vector512.Create(a), origin);
            }
            origin.StoreUnsafe(ref back, (nuint)(i * Width));
            best = next + Vector512.LoadUnsafe(ref rows, (nuint)(i * Width));
        }
        (best + Vector512.LoadUnsafe(ref _ends[0])).CopyTo(last);
        int tag = 0;
        for (int t = 1; t < NameTags.Count; t++)
        {
            if (last[t] > last[tag]) tag = t;
        }
        for (int i = length - 1; i >= 0; i--)
        {
            tags[i] = (byte)tag;
            tag = from[(i * Width) + tag];
        }
    }
}
