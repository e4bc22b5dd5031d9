using System.Collections.Immutable;
using System.Globalization;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Quantities;

/// <summary>
/// Finds amounts in the article's own sentences: a hedge, a number in digits or words, and what it counts or measures. Numbers that belong to a calendar
/// expression are left alone, and so are bare ones that may be a name, a rank or a paragraph.
/// </summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
public sealed partial class QuantityStage : IStage
{
    private enum Side : byte
    {
        After,
        Before,
    }

    private readonly Numerals _numerals;
    private readonly PhraseLexicon<string> _unitsBefore;
    private readonly PhraseLexicon<string> _unitsAfter;
    private readonly PhraseLexicon<QuantityMod> _hedges;
    private readonly WordSet _classifiers;
    private readonly PhraseLexicon<bool> _uncounted;

    public QuantityStage(Language language)
    {
        _numerals = new(language);
        (_unitsBefore, _unitsAfter) = (new(language.Words), new(language.Words));
        foreach (var row in language.Table("lexicon/units").Rows)
        {
            var lexicon = row.Choice<Side>("side") == Side.Before ? _unitsBefore : _unitsAfter;
            foreach (string word in row.List("words")) lexicon.Add(word, row["unit"]);
        }
        _hedges = language.Phrases("lexicon/hedges", "words", row => row.Choice<QuantityMod>("mod"));
        _uncounted = language.Phrases("lexicon/uncounted", "words", _ => true);
        _classifiers = language.Set("lexicon/classifiers", "words");
        _joints = language.Phrases("lexicon/ranges", "words", row => row.Choice<Joint>("role"));
    }

    public IReadOnlyList<Layer> Requires => [Layer.Sentences, Layer.Times];

    public IReadOnlyList<Layer> Provides => [Layer.Quantities];

    public Document Process(Document document)
    {
        var quantities = ImmutableArray.CreateBuilder<Quantity>();
        int time = 0;
        foreach (var sentence in document.Sentences)
        {
            if (!sentence.IsBody) continue;
            for (int i = sentence.Tokens.Start; i < sentence.Tokens.End;)
            {
                while (time < document.Times.Length && document.Times[time].Tokens.End <= i) time++;
                int limit = time < document.Times.Length ? Math.Min(sentence.Tokens.End, document.Times[time].Tokens.Start) : sentence.Tokens.End;
                if (i >= limit)
                {
                    i = document.Times[time].Tokens.End;
                    continue;
                }
                if (_uncounted.Match(document.Tokens, i, limit, out _) is > 0 and int uncounted) i += uncounted;
                else if (Read(document, sentence.Tokens.Start, i, limit) is { } quantity)
                {
                    quantities.Add(quantity);
                    i = quantity.Tokens.End;
                }
                else i++;
            }
        }
        return quantities.Count == 0 ? document : document with { Quantities = quantities.DrainToImmutable() };
    }

    private Quantity? Read(Document document, int first, int at, int limit)
    {
        var tokens = document.Tokens;
        int i = at + _hedges.Match(tokens, at, limit, out var mod);
        if (i >= limit) return null;
        if (ReadRange(document, first, at, i, limit, mod) is { } range) return range;
        int before = _unitsBefore.Match(tokens, i, limit, out string? unit);
        i += before;
        // "Rp. 5 miliar"
        if (before > 0 && i < limit && tokens[i].Kind == TokenKind.Punctuation && document.Text[tokens[i].Start] == '.') i++;
        if (i >= limit || !_numerals.Starts(tokens[i])) return null;
        int length = _numerals.Read(document.Text, tokens, i, limit, out var number);
        if (length == 0 || number.Value == 0) return null;
        int end = i + length;
        if (IsYearOfName(document.Text, tokens, i, end, limit)) return null;
        if (IsGlued(document.Text, tokens, first, i, end)) return null;
        if (before == 0) end += UnitAfter(tokens, end, limit, out unit);
        if (number.IsVague && mod == QuantityMod.None) mod = QuantityMod.Approx;
        bool bare = unit is null && mod == QuantityMod.None && (length == 1 || number.Value < 1000);
        if (bare) return null;
        return new(new TextSpan(tokens[at].Start, tokens[end - 1].End), new(at, end), number.Value, unit, mod);
    }

    /// <summary>The unit behind a number; a classifier gives way to what it classifies ("dua buah kapal"), and its word stands where nothing follows.</summary>
    private int UnitAfter(ImmutableArray<Token> tokens, int at, int limit, out string? unit)
    {
        unit = null;
        if (at >= limit) return 0;
        int length = _unitsAfter.Match(tokens, at, limit, out unit!);
        if (length == 1 && at + 1 < limit && _classifiers.Contains(tokens[at].Word) && _unitsAfter.Match(tokens, at + 1, limit, out string? classified) is > 0 and int more)
        {
            unit = classified;
            return 1 + more;
        }
        return length;
    }

    /// <summary>"Piala Dunia 2026 Zona Asia": four digits without a stop, of a year of our time, and a name going on.</summary>
    private static bool IsYearOfName(string text, ImmutableArray<Token> tokens, int at, int end, int limit) =>
        end == at + 1 && end < limit && tokens[at].Length == 4 && tokens[end].IsCapitalized && int.TryParse(tokens[at].Span.In(text), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year is >= 1900 and <= 2100;

    /// <summary>Part of something longer, as in "COVID-19", "F-16" or "3-4".</summary>
    private static bool IsGlued(string text, ImmutableArray<Token> tokens, int first, int at, int end)
    {
        if (at > first && tokens[at].IsJoined && tokens[at - 1].Kind != TokenKind.OpenBracket && text[tokens[at - 1].Start] is '-' or '/' or '–' or '#' or ':') return true;
        return GoesOn(text, tokens, end);
    }

    private static bool GoesOn(string text, ImmutableArray<Token> tokens, int end) => end < tokens.Length && tokens[end].IsJoined && text[tokens[end].Start] is '-' or '/' or '–' or ':';
}
