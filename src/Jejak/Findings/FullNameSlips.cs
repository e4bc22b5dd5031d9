using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Findings;

/// <summary>
/// Full names of people that stand once and differ from another full name, which stands twice or more, by one slip in one word: "Tom Lombong" beside "Tom Lembong". Here the misspelt
/// word may be one that exists. Not where a sentence tells of a family: father and son may be called nearly the same.
/// </summary>
internal sealed class FullNameSlips(Language language)
{
    private const int Longest = 64;
    private const int SideBySide = 8;

    private readonly WordSet _kin = language.Set("findings/kin", "words");

    /// <summary>The mention of the right name and the token of the wrong one that slipped, for <paramref name="number"/> in the document's mentions; null where it is none.</summary>
    public (int Slip, TextSpan Meant)? Find(Document document, int number)
    {
        var mention = document.Mentions[number];
        if (!IsFullName(document, mention)) return null;
        (int Slip, TextSpan Meant)? found = null;
        int times = 0;
        for (int i = 0; i < document.Mentions.Length; i++)
        {
            var other = document.Mentions[i];
            if (i == number || !IsFullName(document, other) || other.Tokens.Length != mention.Tokens.Length || other.Tokens.Overlaps(mention.Tokens)) continue;
            int slip = OneSlip(document, mention, other, out int meant);
            if (slip == Same) return null;
            if (slip < 0) continue;
            // Two names side by side are two people.
            if (Math.Abs(slip - meant) <= SideBySide && SentenceAt.Token(document, slip) == SentenceAt.Token(document, meant)) return null;
            var span = document.Tokens[meant].Span;
            if (found is { } before && !before.Meant.In(document.Text).SequenceEqual(span.In(document.Text))) return null;
            (found, times) = ((slip, span), times + 1);
        }
        return times >= 2 && found is { } result && StandsOnce(document, result.Slip) && !IsFamily(document, mention) ? result : null;
    }

    private const int Same = -2;

    private static bool IsFullName(Document document, Mention mention) =>
        mention.Form == MentionForm.Name && mention.Tokens.Length >= 2 && document.Entities[mention.Entity].Type == EntityType.Person;

    /// <summary>The token of <paramref name="mention"/> in which alone the names differ, by one slip; <see cref="Same"/> where they do not differ, −1 where they differ otherwise.</summary>
    private static int OneSlip(Document document, Mention mention, Mention other, out int meant)
    {
        int slip = Same;
        meant = -1;
        for (int i = 0; i < mention.Tokens.Length; i++)
        {
            var form = document.Tokens[mention.Tokens.Start + i].Span.In(document.Text);
            var word = document.Tokens[other.Tokens.Start + i].Span.In(document.Text);
            if (form.Equals(word, StringComparison.OrdinalIgnoreCase)) continue;
            if (slip != Same || !IsSlip(form, word)) return -1;
            (slip, meant) = (mention.Tokens.Start + i, other.Tokens.Start + i);
        }
        // Some archives lost the letter before each comma or stop.
        return slip >= 0 && (NameVariantStage.IsBeforeStop(document, slip) || NameVariantStage.IsBeforeStop(document, meant)) ? -1 : slip;
    }

    private static bool IsSlip(ReadOnlySpan<char> form, ReadOnlySpan<char> word)
    {
        if (form.Length is < 4 or > Longest || word.Length is < 4 or > Longest || !IsPlain(form) || !IsPlain(word)) return false;
        // Andrea and Andreo, Yulia and Yulio are two people.
        if (form.Length == word.Length && form[..^1].SequenceEqual(word[..^1])) return false;
        Span<char> a = stackalloc char[Longest], b = stackalloc char[Longest];
        form.ToLowerInvariant(a);
        word.ToLowerInvariant(b);
        return a[0] == b[0] && Spelling.Distance(a[..form.Length], b[..word.Length]) == 1;
    }

    /// <summary>One capital and then plain small letters.</summary>
    private static bool IsPlain(ReadOnlySpan<char> form) => char.IsAsciiLetterUpper(form[0]) && !form[1..].ContainsAnyExceptInRange('a', 'z');

    /// <summary>The form stands nowhere else in the article: who writes it twice means it.</summary>
    private static bool StandsOnce(Document document, int slip)
    {
        var form = document.Tokens[slip].Span.In(document.Text);
        for (int t = 0; t < document.Tokens.Length; t++)
        {
            if (t != slip && document.Tokens[t].Length == form.Length && document.Tokens[t].Span.In(document.Text).Equals(form, StringComparison.OrdinalIgnoreCase)) return false;
        }
        return true;
    }

    private bool IsFamily(Document document, Mention mention)
    {
        if (SentenceAt.Token(document, mention.Tokens.Start) is not (>= 0 and var sentence)) return false;
        var tokens = document.Sentences[sentence].Tokens;
        for (int t = tokens.Start; t < tokens.End; t++)
        {
            if (_kin.Contains(document.Tokens[t].Word)) return true;
        }
        return false;
    }
}
