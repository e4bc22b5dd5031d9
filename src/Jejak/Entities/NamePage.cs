using System.Collections.Immutable;
using Jejak.Documents;

namespace Jejak.Entities;

/// <summary>One document on its way through name recognition: its tokens, which of them look like names, and the names found so far.</summary>
internal sealed class NamePage
{
    private readonly bool[] _nameLike;
    private readonly bool[] _taken;

    public NamePage(Document document, NameWords words)
    {
        Document = document;
        Tokens = document.Tokens;
        _nameLike = new bool[Tokens.Length];
        _taken = new bool[Tokens.Length];
        foreach (var sentence in document.Sentences) MarkNameLike(sentence.Tokens, words);
    }

    public Document Document { get; }

    public ImmutableArray<Token> Tokens { get; }

    public string Text => Document.Text;

    /// <summary>Names found, each token in at most one, in order of their first token once recognition has ended.</summary>
    public List<NamedSpan> Names { get; } = [];

    /// <summary>Whether the token is written as a name: a capital that neither the sentence's start nor a headline's style explains.</summary>
    public bool IsNameLike(int token) => _nameLike[token];

    public bool IsTaken(int token) => _taken[token];

    public bool Is(int token, char mark) => Tokens[token].Length == 1 && Text[Tokens[token].Start] == mark;

    public ReadOnlySpan<char> Word(int token) => Tokens[token].Span.In(Text);

    /// <summary>Adds a name, unless another has one of its tokens.</summary>
    public bool Add(NamedSpan name)
    {
        for (int i = name.Tokens.Start; i < name.Tokens.End; i++)
        {
            if (_taken[i]) return false;
        }
        for (int i = name.Tokens.Start; i < name.Tokens.End; i++) _taken[i] = true;
        Names.Add(name);
        return true;
    }

    private void MarkNameLike(TokenRange sentence, NameWords words)
    {
        int capitals = 0, count = 0, shouted = 0;
        for (int i = sentence.Start; i < sentence.End; i++)
        {
            if (Tokens[i].Kind != TokenKind.Word) continue;
            count++;
            if (Tokens[i].IsCapitalized) capitals++;
            if (Tokens[i].IsAllCaps) shouted++;
        }
        // Headlines capitalise every longer word: there a capital says nothing, the word's habit in running text decides.
        bool headline = count >= 4 && (capitals * 10 >= count * 7 || shouted * 10 >= count * 6);
        bool first = true;
        for (int i = sentence.Start; i < sentence.End; i++)
        {
            var token = Tokens[i];
            if (token.Kind != TokenKind.Word)
            {
                first |= token.Kind == TokenKind.Quote;
                continue;
            }
            if (token.IsCapitalized && !words.NoNames.Contains(token.Word))
                _nameLike[i] = !(headline || first || token.IsInitial) || (words.Leaning(token.Word) >= 2 && !words.SmallWords.Contains(token.Word));
            first = false;
        }
    }
}
