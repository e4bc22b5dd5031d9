using System.Collections.Immutable;
using Jejak.Documents;

namespace Jejak.Entities;

/// <summary>
/// Marks the words that a document declares as the short form of a longer name, behind it in brackets: "Asosiasi Pengusaha Truk Indonesia (Aptrindo)",
/// "Kementerian Hukum (Kemenkum)". Nobody is called that, whatever capital it has.
/// </summary>
internal static class DeclaredShorthands
{
    private const int LongestName = 9;
    private const int ShortestForm = 3;

    /// <summary>For each token whether it is such a short form; empty where the document declares none.</summary>
    public static bool[] Mark(ImmutableArray<Token> tokens, string text, NameWords words)
    {
        HashSet<string>? forms = null;
        for (int i = 2; i + 2 < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.OpenBracket || tokens[i + 1].Kind != TokenKind.Word || !tokens[i + 1].IsCapitalized || tokens[i + 2].Kind != TokenKind.CloseBracket) continue;
            var form = tokens[i + 1].Span.In(text);
            if (form.Length >= ShortestForm && !words.IsTitle(tokens[i + 1]) && IsDeclared(form, tokens, text, i)) (forms ??= new(StringComparer.Ordinal)).Add(form.ToString());
        }
        if (forms is null) return [];
        var lookup = forms.GetAlternateLookup<ReadOnlySpan<char>>();
        var marks = new bool[tokens.Length];
        for (int i = 0; i < marks.Length; i++) marks[i] = tokens[i].Kind == TokenKind.Word && tokens[i].IsCapitalized && lookup.Contains(tokens[i].Span.In(text));
        return marks;
    }

    /// <summary>Whether it is short for some of the words before the bracket.</summary>
    private static bool IsDeclared(ReadOnlySpan<char> form, ImmutableArray<Token> tokens, string text, int bracket)
    {
        for (int start = bracket - 2; start >= 0 && start >= bracket - LongestName; start--)
        {
            if (tokens[start + 1].Kind != TokenKind.Word || tokens[start].Kind != TokenKind.Word) return false;
            // "Arsya Pemuda (Arsya)" is called by one of his names.
            if (tokens[start].Span.In(text).SequenceEqual(form) || tokens[start + 1].Span.In(text).SequenceEqual(form)) return false;
            if (tokens[start].IsCapitalized && IsShortFor(form, tokens, text, new(start, bracket))) return true;
        }
        return false;
    }

    /// <summary>Whether the letters of <paramref name="form"/> follow one another in the words of <paramref name="name"/>, and come from two of them or more.</summary>
    public static bool IsShortFor(ReadOnlySpan<char> form, ImmutableArray<Token> tokens, string text, TokenRange name)
    {
        int at = 0, parts = 0;
        if (char.ToLowerInvariant(text[tokens[name.Start].Start]) != char.ToLowerInvariant(form[0])) return false;
        for (int i = name.Start; i < name.End; i++)
        {
            int before = at;
            foreach (char c in tokens[i].Span.In(text))
            {
                if (at < form.Length && char.ToLowerInvariant(c) == char.ToLowerInvariant(form[at])) at++;
            }
            if (at > before) parts++;
        }
        return at == form.Length && parts > 1;
    }
}
