using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Findings;

/// <summary>
/// People counted twice by the paper itself with two results: "12 orang tewas" and "15 orang tewas". Nothing is said of figures that somebody is reported to have given,
/// of one that an older or newer one replaces, and of sentences that name other places or days.
/// </summary>
internal sealed class CountConflicts
{
    private const int LongestLink = 3;

    private readonly HashSet<string> _people = new(StringComparer.Ordinal);
    private readonly FigureWords _words;

    public CountConflicts(Language language, FigureWords words)
    {
        _words = words;
        foreach (var row in language.Table("lexicon/units").Rows)
        {
            if (row.Optional("kind") == "person") _people.Add(row["unit"]);
        }
    }

    private readonly record struct Count(Quantity Quantity, int Sentence, TokenRange Fate);

    public IEnumerable<Finding> Find(Document document)
    {
        List<Count>? counts = null;
        int sentence = 0;
        foreach (var quantity in document.Quantities)
        {
            if (quantity.Upper is not null || quantity.Unit is null || !_people.Contains(quantity.Unit)) continue;
            while (sentence < document.Sentences.Length && document.Sentences[sentence].Tokens.End <= quantity.Tokens.Start) sentence++;
            if (sentence == document.Sentences.Length) break;
            if (Fate(document, quantity, document.Sentences[sentence]) is { } fate) (counts ??= []).Add(new(quantity, sentence, fate));
        }
        if (counts is not { Count: > 1 }) yield break;
        for (int i = 1; i < counts.Count; i++)
        {
            if (Rivals(document, counts, i) is not { } other) continue;
            yield return FindingMessages.All.Of(FindingCodes.NumberConflict, new TextSpan(counts[i].Quantity.Span.Start, document.Tokens[counts[i].Fate.End - 1].End), null,
                "number-conflict.count", new TextSpan(other.Quantity.Span.Start, document.Tokens[other.Fate.End - 1].End).Of(document.Text));
        }
    }

    /// <summary>The first count of the same people that <paramref name="counts"/>[<paramref name="at"/>] contradicts; null where any other agrees, or there are more than two.</summary>
    private Count? Rivals(Document document, List<Count> counts, int at)
    {
        var count = counts[at];
        Count? rival = null;
        int same = 0;
        foreach (var other in counts)
        {
            if (other == count || other.Quantity.Unit != count.Quantity.Unit || !SameWords(document, other.Fate, count.Fate)) continue;
            if (other.Quantity.Value == count.Quantity.Value || ++same > 1) return null;
            rival = other;
        }
        return rival is { } found && found.Sentence < count.Sentence && IsOwn(document, found) && IsOwn(document, count) && !AreApart(document, found.Sentence, count.Sentence) ? found : null;
    }

    private TokenRange? Fate(Document document, Quantity quantity, Sentence sentence)
    {
        if (!sentence.IsBody || quantity.Mod != QuantityMod.None || quantity.Upper is not null) return null;
        int at = quantity.Tokens.End;
        for (int skipped = 0; skipped <= LongestLink; skipped++)
        {
            if (_words.Match(FigureWord.Fate, document.Tokens, at, sentence.Tokens.End) is > 0 and int length) return new(at, at + length);
            int link = _words.Match(FigureWord.Link, document.Tokens, at, sentence.Tokens.End);
            if (link == 0) return null;
            at += link;
        }
        return null;
    }

    private static bool SameWords(Document document, TokenRange one, TokenRange other) => document.Tokens[one.Start].Word == document.Tokens[other.Start].Word;

    /// <summary>Told by the paper: in nobody's words, and without a word that makes it one figure of several.</summary>
    private bool IsOwn(Document document, Count count)
    {
        var sentence = document.Sentences[count.Sentence];
        if (_words.Has(FigureWord.Change, document.Tokens, sentence.Tokens) || _words.Has(FigureWord.Part, document.Tokens, sentence.Tokens)) return false;
        foreach (var quotation in document.Quotations)
        {
            if (quotation.Cue is { } cue && sentence.Span.Contains(cue.Start)) return false;
            foreach (var content in quotation.Content)
            {
                if (content.Overlaps(sentence.Span)) return false;
            }
        }
        return true;
    }

    /// <summary>Whether the sentences name other places or other days, or their paragraphs places of which none is the same.</summary>
    private static bool AreApart(Document document, int one, int other)
    {
        var (here, there) = (Places(document, Paragraph(document, one)), Places(document, Paragraph(document, other)));
        if (here.Count > 0 && there.Count > 0 && !here.Overlaps(there)) return true;
        var (first, second) = (document.Sentences[one].Tokens, document.Sentences[other].Tokens);
        var places = Places(document, first);
        places.SymmetricExceptWith(Places(document, second));
        if (places.Count > 0) return true;
        var days = Days(document, first);
        days.SymmetricExceptWith(Days(document, second));
        return days.Count > 0;
    }

    private static TokenRange Paragraph(Document document, int sentence)
    {
        int first = sentence, last = sentence;
        while (first > 0 && document.Sentences[first - 1].Block == document.Sentences[sentence].Block) first--;
        while (last + 1 < document.Sentences.Length && document.Sentences[last + 1].Block == document.Sentences[sentence].Block) last++;
        return new(document.Sentences[first].Tokens.Start, document.Sentences[last].Tokens.End);
    }

    private static HashSet<int> Places(Document document, TokenRange range) =>
        [.. document.Mentions.Where(mention => range.Contains(mention.Tokens.Start) && document.Entities[mention.Entity].Type is EntityType.Place or EntityType.Country or EntityType.Facility).Select(mention => mention.Entity)];

    private static HashSet<string> Days(Document document, TokenRange range) =>
        [.. document.Times.Where(time => range.Contains(time.Tokens.Start) && time.Type is TimeType.Date or TimeType.Time).Select(time => time.Value is { Length: >= 10 } value ? value[..10] : time.Value ?? "")];
}
