using System.Runtime.Intrinsics;
using Jejak.Documents;

namespace Jejak.Entities.Recognition;

/// <summary>Runs a name model over sentences, with room that is used again. Not safe for several threads.</summary>
internal sealed class NameTagger(NameModel model, NameLexicon lexicon)
{
    private const int Width = NameTags.Width;
    private const int FarBefore = 2;
    private const int FarBehind = 1;

    private readonly SentenceView _view = new(lexicon, model.Facts);
    private readonly uint[] _features = new uint[NameFeatures.Most];
    private readonly uint[] _scratch = new uint[2 * NameFeatures.Most];
    private float[] _scores = new float[64 * Width];
    private int[] _from = new int[64 * Width];
    private byte[] _tags = new byte[64];

    /// <summary>The tags of the elements of a sentence, valid until the next call.</summary>
    public ReadOnlySpan<byte> Tag(NameSequence sequence, TokenRange sentence)
    {
        int length = sentence.Length;
        if (length > _tags.Length)
        {
            _tags = new byte[length * 2];
            _scores = new float[_tags.Length * Width];
            _from = new int[_scores.Length];
        }
        ReadOnlySpan<WordView> words = _view.Read(sequence, sentence);
        var features = new NameFeatures(words, _features);
        int capital = NextCapital(words, 0), covered = 0;
        for (int i = 0; i < length; i++)
        {
            while (capital < length && capital < i - FarBehind) capital = NextCapital(words, capital + 1);
            bool near = capital < length && capital - i <= FarBefore;
            var scores = near ? model.Score(_features.AsSpan(0, features.Read(i)), _scratch) : NoName;
            scores.StoreUnsafe(ref _scores[i * Width]);
            if (near) covered++;
        }
        var tags = _tags.AsSpan(0, length);
        if (covered == 0) tags.Clear();
        else model.Paths.Best(_scores.AsSpan(0, length * Width), _from, tags);
        return tags;
    }

    /// <summary>How much the tag of an element of the last sentence is worth above every tag of another type, as far as the element's own features tell.</summary>
    public float Margin(int element, int tag)
    {
        var scores = _scores.AsSpan(element * Width, NameTags.Count);
        float rival = tag == NameTags.None ? float.MinValue : scores[NameTags.None];
        for (int t = 1; t < NameTags.Count; t++)
        {
            if ((tag == NameTags.None || NameTags.Type(t) != NameTags.Type(tag)) && scores[t] > rival) rival = scores[t];
        }
        return scores[tag] - rival;
    }

    /// <summary>Words with no capital near them name nothing.</summary>
    private static readonly Vector512<float> NoName = Vector512.Create(Viterbi.Never).WithElement(NameTags.None, 0);

    private static int NextCapital(ReadOnlySpan<WordView> words, int at)
    {
        while (at < words.Length && !words[at].IsCapital) at++;
        return at;
    }
}
