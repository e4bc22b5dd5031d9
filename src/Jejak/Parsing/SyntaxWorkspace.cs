using System.Globalization;
using Jejak.Documents;

namespace Jejak.Parsing;

/// <summary>
/// Words to be analysed and what was found of them: filled by <see cref="AddWord(ReadOnlySpan{char})"/> and <see cref="EndSentence"/>, then handed to
/// <see cref="SyntaxNetwork.Analyze"/>. Keeps its buffers from use to use. Not safe for several threads.
/// </summary>
public sealed class SyntaxWorkspace
{
    /// <summary>A sentence longer than this is analysed in parts, whose roots hang on the first one's.</summary>
    internal const int LongestSentence = 256;

    private readonly WordFeatures _features;
    private int _first;

    internal SyntaxWorkspace(WordFeatures features) => _features = features;

    /// <summary>Words added.</summary>
    public int Count { get; private set; }

    /// <summary>For each word the universal part of speech.</summary>
    public ReadOnlySpan<byte> Tags => TagBuffer.AsSpan(0, Count);

    /// <summary>For each word the number of its head among all words, or −1 for a root.</summary>
    public ReadOnlySpan<int> Heads => HeadBuffer.AsSpan(0, Count);

    /// <summary>For each word its relation, a number for <see cref="SyntaxNetwork.Relation"/>.</summary>
    public ReadOnlySpan<byte> Relations => RelationBuffer.AsSpan(0, Count);

    /// <summary>The tag of a word that the network has yet to see.</summary>
    internal const byte Undecided = byte.MaxValue;

    private const string Signs = "%‰#′″";
    private const string NoSigns = "|~\uFFFD";

    internal List<(int Start, int End, bool Continues)> Sentences { get; } = [];

    internal int[] Rows { get; private set; } = new int[1024 * WordFeatures.MostRows];

    internal byte[] RowCounts { get; private set; } = new byte[1024];

    internal byte[] TagBuffer { get; private set; } = new byte[1024];

    internal byte[] RelationBuffer { get; private set; } = new byte[1024];

    internal int[] HeadBuffer { get; private set; } = new int[1024];

    internal float[] Input = [];
    internal float[] Output = [];
    internal float[] Gates = [];
    internal float[] Arcs = [];
    internal float[] Product = [];
    internal float[] Columns = [];
    internal float[] Scores = [];
    internal float[] Hidden = [];
    internal readonly int[] Tree = new int[LongestSentence + 1];

    public void Clear()
    {
        Count = 0;
        _first = 0;
        Sentences.Clear();
    }

    public void AddWord(ReadOnlySpan<char> form) => AddWord(form, _features.Known(form));

    /// <summary>Adds a word whose number in the language's vocabulary is known already.</summary>
    public void AddWord(ReadOnlySpan<char> form, int known)
    {
        if (Count - _first == LongestSentence) EndPart(true);
        if (Count == RowCounts.Length) Grow();
        bool first = Count == _first && (Sentences.Count == 0 || !Sentences[^1].Continues);
        TagBuffer[Count] = IsSign(form) ? (byte)UniversalTag.Sym : Undecided;
        RowCounts[Count] = (byte)_features.Rows(form, known, first, Rows.AsSpan(Count * WordFeatures.MostRows, WordFeatures.MostRows));
        Count++;
    }

    /// <summary>A sign that stands for a word: of money, mathematics, shares, degrees and minutes; never a bar or a character that could not be read.</summary>
    private static bool IsSign(ReadOnlySpan<char> form) => form.Length == 1 && (Signs.Contains(form[0])
        || (!NoSigns.Contains(form[0]) && char.GetUnicodeCategory(form[0]) is UnicodeCategory.MathSymbol or UnicodeCategory.CurrencySymbol or UnicodeCategory.OtherSymbol));

    public void EndSentence() => EndPart(false);

    internal static Span<float> Room(ref float[] buffer, int length)
    {
        if (buffer.Length < length) buffer = new float[Math.Max(length, buffer.Length * 2)];
        return buffer.AsSpan(0, length);
    }

    private void EndPart(bool continues)
    {
        if (Count > _first) Sentences.Add((_first, Count, continues));
        else if (Sentences.Count > 0 && !continues) Sentences[^1] = Sentences[^1] with { Continues = false };
        _first = Count;
    }

    private void Grow()
    {
        int size = RowCounts.Length * 2;
        var (rows, counts, tags, relations, heads) = (Rows, RowCounts, TagBuffer, RelationBuffer, HeadBuffer);
        Array.Resize(ref rows, size * WordFeatures.MostRows);
        Array.Resize(ref counts, size);
        Array.Resize(ref tags, size);
        Array.Resize(ref relations, size);
        Array.Resize(ref heads, size);
        (Rows, RowCounts, TagBuffer, RelationBuffer, HeadBuffer) = (rows, counts, tags, relations, heads);
    }
}
