using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Entities.Recognition;

namespace Jejak.Entities;

/// <summary>One document on its way through name recognition: its tokens, which of them look like names, and the names found so far.</summary>
internal sealed class NamePage
{
    private readonly bool[] _nameLike;
    private readonly bool[] _taken;
    private readonly bool[] _shorthands;
    private readonly HashSet<string> _personWords = new(StringComparer.Ordinal);
    private readonly bool[] _inRole;
    private readonly NameWords _words;
    private readonly List<SeenName> _seen = [];

    /// <summary>For each token one more than the number of the name the model sees there; empty where no model is installed.</summary>
    private readonly int[] _seenAt = [];

    /// <param name="seen">What the name model sees, or null where none is installed.</param>
    public NamePage(Document document, NameWords words, List<SeenName>? seen = null)
    {
        if (seen is not null)
        {
            (_seen, _seenAt) = (seen, new int[document.Tokens.Length]);
            for (int i = 0; i < seen.Count; i++) _seenAt.AsSpan(seen[i].Tokens.Start, seen[i].Tokens.Length).Fill(i + 1);
        }
        (Document, _words) = (document, words);
        Tokens = document.Tokens;
        _nameLike = new bool[Tokens.Length];
        _taken = new bool[Tokens.Length];
        _shorthands = DeclaredShorthands.Mark(Tokens, document.Text, words);
        _inRole = new bool[Tokens.Length];
        foreach (var sentence in document.Sentences) MarkNameLike(sentence.Tokens, words);
    }

    public Document Document { get; }

    public ImmutableArray<Token> Tokens { get; }

    public string Text => Document.Text;

    /// <summary>Names found, each token in at most one, in order of their first token once recognition has ended.</summary>
    public List<NamedSpan> Names { get; } = [];

    /// <summary>Whether the token is written as a name: a capital that neither the sentence's start nor a headline's style explains.</summary>
    public bool IsNameLike(int token) => _nameLike[token];

    /// <summary>Whether the document declares the token as the short form of a longer name: "(Aptrindo)".</summary>
    public bool IsShorthand(int token) => _shorthands.Length > 0 && _shorthands[token];

    /// <summary>Whether a model has looked at the page.</summary>
    public bool IsSeen => _seenAt.Length > 0;

    public bool IsTaken(int token) => _taken[token];

    public bool Is(int token, char mark) => Tokens[token].Length == 1 && Text[Tokens[token].Start] == mark;

    public ReadOnlySpan<char> Word(int token) => Tokens[token].Span.In(Text);

    /// <summary>The name that the model sees from <paramref name="token"/> on: all of it, or what is left behind words that are others' already.</summary>
    /// <returns>False where it sees none there.</returns>
    public bool ModelName(int token, out SeenName name)
    {
        name = default;
        if (_seenAt.Length == 0 || _seenAt[token] == 0) return false;
        name = _seen[_seenAt[token] - 1];
        // What is left of a place or an organization behind a word that is another name is no name of its own; of a person, behind a title, it is.
        if (token > name.Tokens.Start && name.Type != EntityType.Person) return false;
        name = name with { Tokens = new(token, name.Tokens.End) };
        return true;
    }

    /// <summary>Whether the model sees a place or an organization over the token.</summary>
    public bool IsSeenThing(int token) => _seenAt.Length > 0 && _seenAt[token] > 0 && _seen[_seenAt[token] - 1].Type != EntityType.Person;

    /// <summary>Whether a person's name begins at <paramref name="token"/> as the model sees it; an initial before what it sees belongs to the name.</summary>
    public bool NameSeen(int token, out int end)
    {
        end = token;
        if (_seenAt.Length == 0) return false;
        int first = token;
        while (first + 1 < Tokens.Length && _seenAt[first] == 0 && (IsInitial(first) || _words.Initials.Match(Tokens, first, Tokens.Length, out _) > 1)) first += Is(first + 1, '.') ? 2 : 1;
        if (first >= Tokens.Length || _seenAt[first] == 0) return false;
        var seen = _seen[_seenAt[first] - 1];
        end = seen.Tokens.End;
        return seen.Type == EntityType.Person && seen.Tokens.Start == first;
    }

    /// <summary>Whether the model sees a person between two tokens.</summary>
    public bool AnyPersonSeen(int from, int limit)
    {
        for (int t = from; t < limit && _seenAt.Length > 0; t++)
        {
            if (_seenAt[t] > 0 && _seen[_seenAt[t] - 1].Type == EntityType.Person) return true;
        }
        return false;
    }

    /// <summary>A capital that stands alone and is no number ("Komando Armada I").</summary>
    private bool IsInitial(int token) => Tokens[token] is { Kind: TokenKind.Word, Length: 1, IsCapitalized: true } && Text[Tokens[token].Start] is not ('I' or 'V' or 'X');

    /// <summary>Whether the token stands in a role behind a name, in which no other begins.</summary>
    public bool IsInRole(int token) => _inRole[token];

    public void TakeAsRole(TokenRange role) => _inRole.AsSpan(role.Start, role.Length).Fill(true);

    /// <summary>Whether the word is part of a person's name that has been found before it.</summary>
    public bool IsOfPerson(int token) => _personWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Word(token));

    /// <summary>Adds a name, unless another has one of its tokens.</summary>
    public bool Add(NamedSpan name)
    {
        for (int i = name.Tokens.Start; i < name.Tokens.End; i++)
        {
            if (_taken[i]) return false;
        }
        for (int i = name.Tokens.Start; i < name.Tokens.End; i++)
        {
            _taken[i] = true;
            if (name is { Type: EntityType.Person, IsWeak: false, Tokens.Length: > 1 } && Tokens[i].Length > 2) _personWords.Add(Word(i).ToString());
        }
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
        // An acronym among words in small letters is one wherever it stands: "AS" before a verb is no "as".
        bool acronyms = !headline && shouted * 3 <= count;
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
                _nameLike[i] = !(headline || first || token.IsInitial) || (acronyms && token is { IsAllCaps: true, Length: > 1 }) || (words.Leaning(token.Word) >= 2 && !words.SmallWords.Contains(token.Word));
            first = false;
        }
    }
}
