using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Training.Words;

/// <summary>Counts of word forms over many articles.</summary>
internal sealed class WordTally
{
    /// <summary>Forms seen less often say more about slips of the keyboard than about the language.</summary>
    private const int LeastLower = 8;
    private const int LeastCapital = 25;
    private const int LongestForm = 40;

    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Count>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public WordTally() => _bySpan = _counts.GetAlternateLookup<ReadOnlySpan<char>>();

    private record struct Count(int Lower, int Capital);

    private enum Letters
    {
        Other,
        Lower,
        Capital,
    }

    /// <summary>Counts every word of <paramref name="text"/>; a capital that a sentence's or quotation's beginning explains is not counted.</summary>
    public void Add(string text)
    {
        Span<char> form = stackalloc char[LongestForm];
        bool initial = true;
        int previousEnd = 0;
        for (int position = 0; WordScanner.Next(text, position, out var span, out var kind); position = span.End)
        {
            if (text.AsSpan(previousEnd, span.Start - previousEnd).Contains('\n')) initial = true;
            previousEnd = span.End;
            if (kind == TokenKind.Word && span.Length <= LongestForm) CountWord(span.In(text), form, initial);
            initial = kind == TokenKind.Quote || (kind == TokenKind.Punctuation && text[span.Start] is '.' or '!' or '?' or ':');
        }
    }

    private void CountWord(ReadOnlySpan<char> word, Span<char> form, bool initial)
    {
        var letters = Fold(word, form);
        if (letters == Letters.Other || (letters == Letters.Capital && initial)) return;
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_bySpan, form[..word.Length], out _);
        if (letters == Letters.Lower) count.Lower++;
        else count.Capital++;
    }

    /// <summary>Writes the lower-case form of <paramref name="word"/>, with one kind of apostrophe and of hyphen.</summary>
    /// <returns>Other for what is no word of Latin letters, or stands in capitals, which say nothing of how the word is written.</returns>
    private static Letters Fold(ReadOnlySpan<char> word, Span<char> form)
    {
        bool capital = false;
        for (int i = 0; i < word.Length; i++)
        {
            char c = word[i];
            bool partStart = i == 0 || form[i - 1] is '-' or '\'';
            if (c is '’' or '`') form[i] = '\'';
            else if (c == '‑') form[i] = '-';
            else if (c is '-' or '\'') form[i] = c;
            else if (c is (>= 'a' and <= 'z') || (c is >= 'à' and <= 'ÿ' and not '÷')) form[i] = c;
            else if (c is >= 'A' and <= 'Z' && partStart)
            {
                form[i] = (char)(c | 0x20);
                capital |= i == 0;
                if (i > 0 && !capital) return Letters.Other;
            }
            else return Letters.Other;
        }
        if (capital && word.Length == 1) return Letters.Other;
        return capital ? Letters.Capital : Letters.Lower;
    }

    /// <summary>Writes the table, ordered by form.</summary>
    public void Write(TextWriter writer, int articles)
    {
        writer.WriteLine("# How often a word form stands in lower case, and with a capital inside a sentence, as whole log2 of the count plus one.");
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"# Counted over {articles:N0} Indonesian news articles; forms seen {LeastLower} times in lower case or {LeastCapital} times with a capital. Counts only, no text."));
        writer.WriteLine("# Made by: dotnet run --project tools/Jejak.Training -c Release -- words ARTICLES --output resources/id/lexicon/words.tsv");
        writer.WriteLine("word\tlower\tcapital");
        foreach (var (form, count) in _counts.Where(pair => pair.Value.Lower >= LeastLower || pair.Value.Capital >= LeastCapital).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{form}\t{BitOperations.Log2((uint)count.Lower + 1)}\t{BitOperations.Log2((uint)count.Capital + 1)}"));
    }
}
