using System.Text;
using Jejak.Documents;
using Jejak.Formats;
using Jejak.Text;

namespace Jejak.Archive.Storing;

/// <summary>An article's words in a normal form for full text, and the sentences around its facts.</summary>
internal sealed class ArticleWords
{
    private readonly Document _document;

    public ArticleWords(Document document)
    {
        _document = document;
        Page = new(document.Article);
        Text = Normal(document);
    }

    public PageSpans Page { get; }

    /// <summary>A sentence a line, white space single, words that the publisher glued together apart.</summary>
    public string Text { get; }

    /// <summary>The whole sentences that <paramref name="span"/> touches, as printed but on one line.</summary>
    public string SentencesAround(TextSpan span)
    {
        int start = span.Start, end = span.End;
        foreach (var sentence in _document.Sentences)
        {
            if (sentence.Span.Start >= span.End && !(span.IsEmpty && sentence.Span.Contains(span.Start))) continue;
            if (sentence.Span.End <= span.Start) continue;
            (start, end) = (Math.Min(start, sentence.Span.Start), Math.Max(end, sentence.Span.End));
        }
        return OneLine(_document.Text.AsSpan(start, end - start));
    }

    /// <summary>The lines of <see cref="Text"/> that are the article's own words: no titles, no captions.</summary>
    public IEnumerable<string> OwnSentences()
    {
        string[] lines = Text.Split('\n');
        for (int i = 0; i < lines.Length && i < _document.Sentences.Length; i++)
        {
            if (_document.Sentences[i].IsBody) yield return lines[i];
        }
    }

    public static string OneLine(ReadOnlySpan<char> words)
    {
        if (words.IndexOfAny('\n', '\t', '\r') < 0) return words.ToString();
        var line = new StringBuilder(words.Length);
        bool space = false;
        foreach (char c in words)
        {
            if (char.IsWhiteSpace(c)) { space = line.Length > 0; continue; }
            if (space) line.Append(' ');
            line.Append(c);
            space = false;
        }
        return line.ToString();
    }

    private static string Normal(Document document)
    {
        string text = document.Text;
        var tokens = document.Tokens;
        var words = new StringBuilder(text.Length + 64);
        foreach (var sentence in document.Sentences)
        {
            if (words.Length > 0) words.Append('\n');
            for (int i = sentence.Tokens.Start; i < sentence.Tokens.End; i++)
            {
                var token = tokens[i];
                if (i > sentence.Tokens.Start && (!token.IsJoined || (token.Traits & TokenTraits.Unglued) != 0)) words.Append(' ');
                words.Append(text, token.Start, token.Length);
            }
        }
        return words.ToString();
    }
}
