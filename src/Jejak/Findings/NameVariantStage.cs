using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Findings;

/// <summary>
/// Finds slips in the names of people and places: "Psekov" in an article about Peskov. Reported only where the spelling is known to no resource, stands once,
/// and another mention of the same entity has a spelling one slip of the hand away (<see cref="Spelling.IsSlip"/>) that is known and more frequent;
/// and of full names of people that differ in one word (<see cref="FullNameSlips"/>).
/// </summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
public sealed class NameVariantStage : IStage
{
    private const int Longest = 64;

    /// <summary>So many tokens apart in one sentence two spellings stand side by side: the writer sees both.</summary>
    private const int SideBySide = 6;

    private readonly FullNameSlips _fullNames;

    public NameVariantStage(Language language) => _fullNames = new(language);

    public IReadOnlyList<Layer> Requires => [Layer.Entities];

    public IReadOnlyList<Layer> Provides => [Layer.Findings];

    public Document Process(Document document)
    {
        ImmutableArray<Finding>.Builder? found = null;
        for (int m = 0; m < document.Mentions.Length; m++)
        {
            var mention = document.Mentions[m];
            if (mention.Form != MentionForm.Name) continue;
            int before = found?.Count ?? 0;
            if (document.Entities[mention.Entity].Type is not (EntityType.Person or EntityType.Place or EntityType.Country)) continue;
            for (int i = mention.Tokens.Start; i < mention.Tokens.End; i++)
            {
                if (Meant(document, mention, i) is not { } meant) continue;
                found ??= ImmutableArray.CreateBuilder<Finding>();
                found.Add(Report(document, mention, i, meant));
                break;
            }
            if ((found?.Count ?? 0) > before || _fullNames.Find(document, m) is not { } slip) continue;
            found ??= ImmutableArray.CreateBuilder<Finding>();
            found.Add(Report(document, mention, slip.Slip, slip.Meant.Of(document.Text)));
        }
        return found is null ? document : document with { Findings = document.Findings.AddRange(found) };
    }

    /// <summary>The spelling that other mentions of the entity have for the word at <paramref name="slip"/>, or null.</summary>
    private static string? Meant(Document document, Mention mention, int slip)
    {
        var token = document.Tokens[slip];
        if (token.Kind != TokenKind.Word || token.Word != Vocabulary.Unknown || token.Length is < 4 or > Longest || !IsPlainName(token.Span.In(document.Text))) return null;
        bool isClipped = IsBeforeStop(document, slip);
        Span<char> form = stackalloc char[Longest], word = stackalloc char[Longest];
        int length = Fold(token.Span.In(document.Text), form);
        int times = 0;
        TextSpan best = default;
        foreach (var other in document.Mentions)
        {
            if (other.Entity != mention.Entity || other.Form != MentionForm.Name) continue;
            for (int i = other.Tokens.Start; i < other.Tokens.End; i++)
            {
                var candidate = document.Tokens[i];
                if (i == slip || candidate.Kind != TokenKind.Word || candidate.Length > Longest) continue;
                int wordLength = Fold(candidate.Span.In(document.Text), word);
                if (form[..length].SequenceEqual(word[..wordLength])) return null;
                if (!Spelling.IsSlip(form[..length], word[..wordLength]) || mention.Tokens.Contains(i)) continue;
                // Some archives lost the letter before each comma: "Persi. Victor" is their damage, not the writer's slip.
                if (isClipped && word[..wordLength].StartsWith(form[..length])) return null;
                if (form[..length].StartsWith(word[..wordLength]) && IsBeforeStop(document, i)) continue;
                // "Erlan dan Erwan", "Cempa, juga disebut Campa": two people, or two names of one. There is one country of a name.
                if (document.Entities[mention.Entity].Type != EntityType.Country && Math.Abs(i - slip) <= SideBySide && SentenceAt.Token(document, i) == SentenceAt.Token(document, slip)) return null;
                times += candidate.Word != Vocabulary.Unknown ? 2 : 1;
                if (best.IsEmpty || candidate is { IsAllCaps: false }) best = candidate.Span;
            }
        }
        return times >= (mention.Tokens.Length == 1 ? 3 : 2) ? best.Of(document.Text) : null;
    }

    internal static bool IsBeforeStop(Document document, int token) => token + 1 < document.Tokens.Length && document.Text[document.Tokens[token + 1].Start] is '.' or '…';

    private static Finding Report(Document document, Mention mention, int slip, string meant)
    {
        var token = document.Tokens[slip];
        string text = document.Text;
        string suggestion = string.Concat(text.AsSpan(mention.Span.Start, token.Start - mention.Span.Start), meant, text.AsSpan(token.End, mention.Span.End - token.End));
        return FindingMessages.All.Of(FindingCodes.NameVariant, mention.Span, suggestion, FindingCodes.NameVariant, token.Span.Of(text), meant);
    }

    /// <summary>One capital and then plain small letters: another script's accents and a product's inner capitals have their own rules.</summary>
    private static bool IsPlainName(ReadOnlySpan<char> form)
    {
        if (!char.IsAsciiLetterUpper(form[0])) return false;
        for (int i = 1; i < form.Length; i++)
        {
            if (!char.IsAsciiLetterLower(form[i]) && form[i] is not ('-' or '\'' or '’') && !(char.IsAsciiLetterUpper(form[i]) && form[i - 1] is '-' or '\'' or '’')) return false;
        }
        return true;
    }

    /// <summary>Lower case without apostrophes and hyphens: leaving those out is a manner of spelling, no slip.</summary>
    private static int Fold(ReadOnlySpan<char> form, Span<char> folded)
    {
        int length = 0;
        foreach (char c in form)
        {
            if (char.IsLetter(c)) folded[length++] = char.ToLowerInvariant(c);
        }
        return length;
    }
}
