using System.Runtime.InteropServices;
using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Archive.Stories;

/// <summary>Makes the signature of one article. Not safe for several threads; make one for each article.</summary>
/// <remarks>
/// One-permutation MinHash (Li, Owen, Zhang 2012) with rotation where a bin is empty (Shrivastava, Li 2014), in bands of two (Broder 1997; Leskovec, Rajaraman, Ullman, ch. 3):
/// of two articles that share a quarter of their runs 87 in 100 pairs meet, of those that share a third 98, of those that share a hundredth one in 300.
/// Titles have eight bands of three: of two that share three quarters of their words 98 in 100 pairs meet.
/// </remarks>
/// <param name="denials">Words of the article's language that deny something.</param>
internal sealed class SignatureWriter(Denials denials)
{
    public const int RunLength = 4;
    public const int QuotedRunLength = 3;

    public const int LeadLength = 50;

    private const int Bins = 64;
    private const int BinBits = 6;
    private const int TitleBands = 8;

    // Every second bin is a band by itself among the articles of a day: 32 of them.
    private const int DayBins = 2;
    private const int ShortestTitle = 4;

    // Shorter quotations ("sangat baik") are said by everybody.
    private const int ShortestQuotation = 6;
    private const int QuotedWindow = 12;
    private const int MostQuotedBands = 96;
    private const int LongWord = 4;
    private const int ShortestName = 3;
    private const ulong Odd = 0x9E3779B97F4A7C15;

    private readonly List<ulong> _words = new(512);
    private readonly List<uint> _quoted = [];
    private readonly List<uint> _names = [];
    private readonly List<uint> _numbers = [];
    private readonly List<uint> _lead = [];
    private readonly List<uint> _bands = new(64);
    private readonly List<ulong> _quotation = [];
    private readonly List<uint> _quotedRuns = [];
    private bool _leadDenies;

    /// <summary>Takes one sentence of the article's own words.</summary>
    public void AddSentence(ReadOnlySpan<char> sentence)
    {
        bool begins = true;
        for (int at = 0; WordScanner.Next(sentence, at, out var span, out var kind); at = span.End)
        {
            if (kind is TokenKind.Quote or TokenKind.OpenBracket) begins = true;
            if (kind is not (TokenKind.Word or TokenKind.Number)) continue;
            var word = sentence[span.Start..span.End];
            ulong hash = WordHash.Of(word);
            _words.Add(hash);
            if (_words.Count <= LeadLength) AddToLead(word, hash, kind);
            if (kind == TokenKind.Number) _numbers.Add((uint)(hash >> 32));
            else if (!begins && char.IsUpper(word[0])) _names.Add((uint)(hash >> 32));
            begins = false;
        }
    }

    private void AddToLead(ReadOnlySpan<char> word, ulong hash, TokenKind kind)
    {
        _leadDenies |= denials.Has(hash);
        if (word.Length >= LongWord || kind == TokenKind.Number || char.IsUpper(word[0])) _lead.Add((uint)(hash >> 32));
    }

    /// <summary>Takes the words of one direct quotation.</summary>
    public void AddQuotation(ReadOnlySpan<char> content)
    {
        _quotation.Clear();
        _quotedRuns.Clear();
        WordHash.Add(content, _quotation);
        if (_quotation.Count < ShortestQuotation) return;
        WordHash.AddRuns(CollectionsMarshal.AsSpan(_quotation), QuotedRunLength, _quotedRuns);
        _quoted.AddRange(_quotedRuns);
        if (_bands.Count < MostQuotedBands) AddQuotedBands();
    }

    /// <summary>Winnowing (Schleimer, Wilkerson, Aiken 2003): the smallest hash of every window, so that two quotations that share fourteen words in a row always meet, however they are cut.</summary>
    private void AddQuotedBands()
    {
        int last = -1;
        for (int start = 0; start == 0 || start + QuotedWindow <= _quotedRuns.Count; start++)
        {
            int least = start;
            for (int i = start + 1; i < Math.Min(start + QuotedWindow, _quotedRuns.Count); i++)
            {
                if (_quotedRuns[i] <= _quotedRuns[least]) least = i;
            }
            if (least == last) continue;
            last = least;
            _bands.Add(Band('Q', _quotedRuns[least], 0));
        }
    }

    /// <summary>The hash of a publisher's name, or its site's; 0 for none.</summary>
    public static uint NameOf(string? publisher) => string.IsNullOrWhiteSpace(publisher) ? 0 : (uint)(WordHash.Of(publisher.Trim()) >> 32) | 1;

    /// <summary>The words of a person's name; initials and the like are many people's.</summary>
    public static Fingerprints VoiceOf(string? name)
    {
        var words = new List<uint>();
        for (int at = 0; WordScanner.Next(name, at, out var span, out var kind); at = span.End)
        {
            if (kind == TokenKind.Word && span.Length >= ShortestName) words.Add((uint)(WordHash.Of(name.AsSpan(span.Start, span.Length)) >> 32));
        }
        return Fingerprints.Of(CollectionsMarshal.AsSpan(words));
    }

    /// <param name="day">When it was published, in days since 0001-01-01.</param>
    public StorySignature Finish(string? title, int? day)
    {
        var runs = new List<uint>(_words.Count);
        WordHash.AddRuns(CollectionsMarshal.AsSpan(_words), RunLength, runs);
        var shingles = Fingerprints.Of(CollectionsMarshal.AsSpan(runs));
        AddTextBands(shingles.Hashes, day);
        var titleWords = new List<ulong>();
        bool titleDenies = false;
        WordHash.Add(title, titleWords);
        for (int at = 0; WordScanner.Next(title, at, out var span, out var kind); at = span.End)
        {
            if (kind is not (TokenKind.Word or TokenKind.Number)) continue;
            var word = title.AsSpan(span.Start, span.Length);
            ulong hash = WordHash.Of(word);
            titleDenies |= denials.Has(hash);
            AddToLead(word, hash, kind);
            if (kind == TokenKind.Number) _numbers.Add((uint)(hash >> 32));
        }
        var titles = titleWords.ConvertAll(word => (uint)(word >> 32));
        AddTitleBands(titleWords);
        return new StorySignature
        {
            Runs = shingles,
            Quoted = Fingerprints.Of(CollectionsMarshal.AsSpan(_quoted)),
            Names = Fingerprints.Of(CollectionsMarshal.AsSpan(_names)),
            Numbers = Fingerprints.Of(CollectionsMarshal.AsSpan(_numbers)),
            Title = Fingerprints.Of(CollectionsMarshal.AsSpan(titles)),
            Lead = Fingerprints.Of(CollectionsMarshal.AsSpan(_lead)),
            TitleDenies = titleDenies,
            LeadDenies = _leadDenies,
            Bands = Fingerprints.Of(CollectionsMarshal.AsSpan(_bands)),
        };
    }

    /// <summary>The smallest hash of each bin; the bins are the hashes' first bits, so that sorted hashes fill them in one pass.</summary>
    private void AddTextBands(ReadOnlySpan<uint> sorted, int? day)
    {
        if (sorted.IsEmpty) return;
        Span<uint> least = stackalloc uint[Bins];
        Span<bool> filled = stackalloc bool[Bins];
        filled.Clear();
        foreach (uint hash in sorted)
        {
            int bin = (int)(hash >> (32 - BinBits));
            if (filled[bin]) continue;
            (filled[bin], least[bin]) = (true, hash);
        }
        for (int bin = 0; bin < Bins; bin += 2) _bands.Add(Band('T', Bin(bin, least, filled), Bin(bin + 1, least, filled), bin));
        if (day is not { } today) return;
        for (int bin = 0; bin < Bins; bin += DayBins)
        {
            // That of a day is also its neighbour's: articles of one day, and of two in a row, meet; the table's lists stay as long as a day's news.
            _bands.Add(Band('D', Bin(bin, least, filled), (uint)today, bin));
            _bands.Add(Band('D', Bin(bin, least, filled), (uint)today + 1, bin));
        }
    }

    /// <summary>The bin's smallest hash, or that of the next bin that has one, moved by the distance.</summary>
    private static uint Bin(int bin, ReadOnlySpan<uint> least, ReadOnlySpan<bool> filled)
    {
        int from = bin;
        while (!filled[from & (Bins - 1)]) from++;
        return least[from & (Bins - 1)] + (uint)(from - bin) * 0x9E3779B9;
    }

    private void AddTitleBands(List<ulong> words)
    {
        // Three minima of short titles are often those of the words that every title has.
        if (words.Count < ShortestTitle) return;
        for (int band = 0; band < TitleBands; band++)
        {
            ulong first = ulong.MaxValue, second = ulong.MaxValue, third = ulong.MaxValue;
            foreach (ulong word in words)
            {
                first = Math.Min(first, WordHash.Mix(word + (ulong)(3 * band)));
                second = Math.Min(second, WordHash.Mix(word + (ulong)(3 * band + 1)));
                third = Math.Min(third, WordHash.Mix(word + (ulong)(3 * band + 2)));
            }
            _bands.Add(Band('H', (uint)first, (uint)(WordHash.Mix(second ^ third * Odd) >> 32), band));
        }
    }

    private static uint Band(char kind, uint first, uint second, int number = 0) =>
        (uint)(WordHash.Mix(((ulong)first << 32 | second) + ((ulong)kind << 8 | (uint)number) * 0xD6E8FEB86659FD93) >> 32);
}
