namespace Jejak.Archive.Tests;

/// <summary>Reports of made-up words, and what other publishers make of them: for tests in which it matters who has what from whom, not what it says.</summary>
internal sealed class MadeReport
{
    private readonly string[] _sentences;
    private readonly string _title;
    private readonly int _number;
    private readonly DateOnly _day;

    public MadeReport(int number, int seed)
    {
        var random = new Random(seed * 1000 + number);
        _number = number;
        _day = new DateOnly(2025, 6, 1).AddDays(random.Next(0, 40));
        _title = Capital(Words(random, 7));
        _sentences = [.. Enumerable.Range(0, 12).Select(_ => $"{Capital(Word(random))} {Words(random, 5)} {Capital(Word(random))} {Words(random, 6)} {random.Next(10, 9999)} {Words(random, 3)}.")];
    }

    /// <summary>As the agency sent it.</summary>
    public Story Original => Article("a", 0, _sentences);

    /// <summary>Shortened from below.</summary>
    public Story Short => Article("b", 0, _sentences[..8]);

    /// <summary>With sentences of its own at the end, a day later.</summary>
    public Story Long => Article("c", 1, [.. _sentences, .. new MadeReport(_number, 77)._sentences[..4]]);

    /// <summary>Every third sentence in other words.</summary>
    public Story Rewritten => Article("d", 0, [.. _sentences.Select((sentence, at) => at % 3 == 2 ? new MadeReport(_number, 99)._sentences[at] : sentence)]);

    /// <summary>The original once more, changed throughout, under the id of the shortened one.</summary>
    public Story Other => Article("b", 0, new MadeReport(_number, 55)._sentences);

    public Story[] Articles => [Original, Short, Long, Rewritten];

    private Story Article(string publisher, int days, string[] sentences) =>
        new($"{publisher}-{_number:000}", string.Join('\n', sentences), _day.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "Warta " + publisher, _title);

    private static string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word(random)));

    private static string Word(Random random)
    {
        const string consonants = "bdgjklmnprstw", vowels = "aeiou";
        return string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => $"{consonants[random.Next(consonants.Length)]}{vowels[random.Next(vowels.Length)]}"));
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
