using System.Numerics;

namespace Jejak.Entities.Recognition;

/// <summary>
/// The features of one element of a sentence, each a 32-bit hash of a template and its values. Part of the model's format: a change here needs a new model.
/// </summary>
internal ref struct NameFeatures(ReadOnlySpan<WordView> words, Span<uint> features)
{
    /// <summary>More than any element has.</summary>
    public const int Most = 320;

    /// <summary>Stands for what is beyond the sentence.</summary>
    private static readonly WordView Beyond = new() { Form = 1, Facts = new FormFacts { Fine = 0, Coarse = 0 } };

    private readonly ReadOnlySpan<WordView> _words = words;
    private readonly Span<uint> _features = features;
    private int _count;

    /// <summary>How many features the element has; they stand at the beginning of the buffer.</summary>
    public int Read(int at)
    {
        _count = 0;
        ref readonly var word = ref _words[at];
        ref readonly var before = ref At(at - 1);
        ref readonly var before2 = ref At(at - 2);
        ref readonly var after = ref At(at + 1);
        ref readonly var after2 = ref At(at + 2);
        ulong shape = (ulong)word.Shape * 2 + (word.IsInitial ? 1u : 0u);
        Forms(word, before, before2, after, after2, shape);
        Shapes(word, before, before2, after, after2, shape);
        Affixes(word, shape);
        Clusters(word, before, before2, after, after2, shape);
        Evidence(word, before, after, shape);
        Kinds(word, before, before2, after, after2);
        Lexicons(word, before, before2, after, after2, shape);
        Run(at, word);
        return _count;
    }

    private readonly ref readonly WordView At(int at)
    {
        if ((uint)at < (uint)_words.Length) return ref _words[at];
        return ref Beyond;
    }

    private void Add(int template, ulong first, ulong second = 0) => _features[_count++] = FormHash.Feature(template, first, second);

    private void Forms(in WordView word, in WordView before, in WordView before2, in WordView after, in WordView after2, ulong shape)
    {
        Add(1, 1);
        Add(2, word.Form, shape >> 1);
        Add(3, before.Form);
        Add(4, before2.Form);
        Add(5, after.Form);
        Add(6, after2.Form);
        Add(7, before.Form, word.Form);
        Add(8, word.Form, after.Form);
        Add(9, before.Form, shape);
        Add(10, after.Form, shape);
        Add(11, before.Form + (after.Form * 3), shape);
        Add(12, before2.Form + (before.Form * 3), shape);
        Add(13, after.Form + (after2.Form * 3), shape);
        Add(14, word.Form);
    }

    private void Shapes(in WordView word, in WordView before, in WordView before2, in WordView after, in WordView after2, ulong shape)
    {
        ulong b = (ulong)before.Shape, a = (ulong)after.Shape;
        Add(20, shape);
        Add(21, b);
        Add(22, a);
        Add(23, (ulong)before2.Shape);
        Add(24, (ulong)after2.Shape);
        Add(25, shape, b);
        Add(26, shape, a);
        Add(27, shape, b + (a * 32));
        Add(28, shape, b + ((ulong)before2.Shape * 32));
        Add(29, shape, a + ((ulong)after2.Shape * 32));
        Add(30, (ulong)word.Marks, shape);
        Add(31, (ulong)before.Marks, shape);
        Add(32, (ulong)after.Marks, shape);
    }

    private void Affixes(in WordView word, ulong shape)
    {
        if (word.Shape == WordShape.Mark) return;
        Add(40, word.Prefix1, shape);
        Add(41, word.Prefix2, shape);
        Add(42, word.Prefix3, shape);
        Add(43, word.Prefix4, shape);
        Add(44, word.Suffix1, shape);
        Add(45, word.Suffix2, shape);
        Add(46, word.Suffix3, shape);
        Add(47, word.Suffix4, shape);
    }

    /// <summary>The cluster of a word, or its shape where it has none.</summary>
    private static ulong Fine(in WordView word) => word.Facts.Fine != 0 ? word.Facts.Fine : 1000 + (ulong)word.Shape;

    private static ulong Coarse(in WordView word) => word.Facts.Coarse != 0 ? word.Facts.Coarse : 1000 + (ulong)word.Shape;

    private void Clusters(in WordView word, in WordView before, in WordView before2, in WordView after, in WordView after2, ulong shape)
    {
        Add(50, Fine(word), shape);
        Add(51, Fine(before));
        Add(52, Fine(after));
        Add(53, Fine(before2));
        Add(54, Fine(after2));
        Add(55, Fine(before), Fine(word));
        Add(56, Fine(word), Fine(after));
        Add(57, Fine(before) + (Fine(after) * 2048), shape);
        Add(58, Coarse(word), shape);
        Add(59, Coarse(before), shape);
        Add(60, Coarse(after), shape);
        Add(61, Coarse(before2), shape);
        Add(62, Coarse(after2), shape);
        Add(63, Coarse(before), Coarse(word) + (Coarse(after) * 2048));
        Add(64, Coarse(before2), Coarse(before) + (shape * 2048));
        Add(65, Coarse(after), Coarse(after2) + (shape * 2048));
        Add(66, Fine(before), shape);
        Add(67, Fine(after), shape);
    }

    private void Evidence(in WordView word, in WordView before, in WordView after, ulong shape)
    {
        Add(70, word.Facts.Capital, shape);
        Add(71, word.Facts.Capital, before.Facts.Capital + ((ulong)after.Facts.Capital * 16));
        Add(72, word.Facts.Frequency, shape);
        Add(73, word.Facts.Person, shape);
        Add(74, word.Facts.Organization, shape);
        Add(75, word.Facts.Place, shape);
        Add(76, Leaning(word.Facts), shape);
        Add(77, Leaning(word.Facts), Leaning(before.Facts) + (16 * (ulong)before.Shape) + (shape * 1024));
        Add(78, Leaning(word.Facts), Leaning(after.Facts) + (16 * (ulong)after.Shape) + (shape * 1024));
    }

    /// <summary>What a form mostly is: nothing known, no name, or one of three types, each clearly or hardly.</summary>
    private static ulong Leaning(in FormFacts facts)
    {
        if (facts.Person + facts.Organization + facts.Place == 0) return facts.Frequency == 0 ? 0u : 1u;
        int best = Math.Max(facts.Person, Math.Max(facts.Organization, facts.Place));
        ulong type = facts.Person == best ? 0u : facts.Organization == best ? 1u : 2u;
        return 2 + (type * 4) + (best >= 12 ? 3u : best >= 8 ? 2u : best >= 4 ? 1u : 0u);
    }

    /// <summary>What kind of word it is as far as lexicons and raw news tell: makes "warga" before any state one context.</summary>
    private static ulong Kind(in WordView word)
    {
        if (!word.IsCapital) return word.RunEnd > word.RunStart ? 1u : 0u;
        var marks = word.Lexicon;
        if ((marks & LexiconMarks.Country) != 0) return 2;
        if ((marks & LexiconMarks.Person) != 0) return 3;
        if ((marks & LexiconMarks.Organization) != 0) return 4;
        if ((marks & LexiconMarks.Place) != 0) return 5;
        if ((marks & (LexiconMarks.Head | LexiconMarks.OtherHead)) != 0) return 6;
        if ((marks & (LexiconMarks.FacilityHead | LexiconMarks.PlaceHead)) != 0) return 7;
        if ((marks & LexiconMarks.GivenName) != 0) return 8;
        if ((marks & (LexiconMarks.Title | LexiconMarks.OtherTitle)) != 0) return 9;
        if ((marks & LexiconMarks.NoName) != 0) return 10;
        return 16 + Leaning(word.Facts);
    }

    private void Kinds(in WordView word, in WordView before, in WordView before2, in WordView after, in WordView after2)
    {
        ulong kind = Kind(word);
        Add(90, before.Form, kind);
        Add(91, after.Form, kind);
        Add(92, Fine(before), kind);
        Add(93, Fine(after), kind);
        Add(94, before2.Form + (before.Form * 3), kind);
        Add(95, Kind(before), kind + (64 * Kind(after)));
        Add(96, Kind(before), kind + (64 * Kind(before2)));
        Add(97, Kind(after2), kind + (64 * Kind(after)));
    }

    private void Lexicons(in WordView word, in WordView before, in WordView before2, in WordView after, in WordView after2, ulong shape)
    {
        for (uint left = (uint)word.Lexicon; left != 0; left &= left - 1)
        {
            ulong bit = (ulong)BitOperations.TrailingZeroCount(left);
            Add(80, bit, shape);
            Add(81, bit, (ulong)before.Shape);
            Add(89, bit, (ulong)before.Lexicon);
        }
        for (uint left = (uint)before.Lexicon; left != 0; left &= left - 1) Add(82, (ulong)BitOperations.TrailingZeroCount(left), shape);
        for (uint left = (uint)after.Lexicon; left != 0; left &= left - 1) Add(83, (ulong)BitOperations.TrailingZeroCount(left), shape);
        for (uint left = (uint)before2.Lexicon; left != 0; left &= left - 1) Add(84, (ulong)BitOperations.TrailingZeroCount(left), shape);
        for (uint left = (uint)after2.Lexicon; left != 0; left &= left - 1) Add(85, (ulong)BitOperations.TrailingZeroCount(left), shape);
        Add(86, (ulong)word.Lexicon, shape);
        Add(87, (ulong)before.Lexicon, shape);
        Add(88, (ulong)after.Lexicon, shape);
    }

    /// <summary>What the run of capitalised words around the element is like, and what stands on both sides of it.</summary>
    private void Run(int at, in WordView word)
    {
        int start = word.RunStart, end = word.RunEnd;
        if (end <= start)
        {
            ref readonly var next = ref At(at + 1);
            if (next.RunEnd > next.RunStart) Add(100, word.Form, Coarse(At(next.RunEnd)));
            return;
        }
        ulong part = end - start == 1 ? 3u : at == start ? 0u : at == end - 1 ? 2u : 1u;
        ref readonly var first = ref _words[start];
        ref readonly var last = ref _words[end - 1];
        ref readonly var left = ref At(start - 1);
        ref readonly var right = ref At(end);
        ulong length = (ulong)Math.Min(end - start, 6), place = part + (length * 4);
        LexiconMarks any = 0;
        for (int i = start; i < end; i++) any |= _words[i].Lexicon;
        Add(101, place, (ulong)word.Shape);
        Add(102, first.Form, part);
        Add(103, last.Form, part);
        Add(104, left.Form, part);
        Add(105, right.Form, part);
        Add(106, left.Form + (right.Form * 3), part);
        Add(107, Fine(left), part);
        Add(108, Fine(right), part);
        Add(109, Coarse(left) + (Coarse(right) * 2048), place);
        Add(110, Coarse(first), part);
        Add(111, Fine(first), part);
        Add(112, Fine(last), part);
        Add(113, Coarse(first) + (Coarse(last) * 2048), place);
        Add(114, Coarse(left) + (Coarse(first) * 2048), part);
        Add(115, Coarse(last) + (Coarse(right) * 2048), part);
        for (uint bits = (uint)any; bits != 0; bits &= bits - 1) Add(116, (ulong)BitOperations.TrailingZeroCount(bits), part);
        for (uint bits = (uint)first.Lexicon; bits != 0; bits &= bits - 1) Add(117, (ulong)BitOperations.TrailingZeroCount(bits), part);
        Add(118, (ulong)left.Lexicon, part);
        Add(119, (ulong)right.Lexicon, part);
        Add(120, first.Form + (last.Form * 3), part);
        Add(121, At(start - 2).Form + (left.Form * 3), part);
        Add(122, right.Form + (At(end + 1).Form * 3), part);
        Add(123, (ulong)any, part);
        Add(125, Leaning(first.Facts), part);
        Add(126, Leaning(last.Facts), part);
        Add(127, Leaning(first.Facts) + (16 * Leaning(last.Facts)), place);
        Add(128, Leaning(last.Facts), (Coarse(left) * 2048) + part);
        Add(129, left.Form, (Kind(first) * 4) + part);
        Add(130, right.Form, (Kind(last) * 4) + part);
        Add(131, Fine(left), (Kind(first) * 4) + part);
        Add(132, Fine(right), (Kind(last) * 4) + part);
        Add(133, Kind(first), (Kind(last) * 64) + place);
        Add(134, Coarse(left) + (Coarse(right) * 2048), (Kind(first) * 4) + part);
        Add(124, (ulong)at - (ulong)start, (ulong)(first.IsInitial ? 1 : 0));
    }
}
