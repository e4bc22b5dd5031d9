using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Coreference;

/// <summary>Tells by the words around a mention what it is in its clause. Lives for one article.</summary>
internal sealed class ClauseReader(Document document, WordClasses classes, VerbShapes verbs, CueWords cues)
{
    private const WordClass OpensClause = WordClass.Complementizer | WordClass.Subordinator;

    /// <summary>How far before a name its title may begin.</summary>
    private const int LongestTitle = 16;

    /// <summary>Whether the clause has had a verb.</summary>
    private bool _verb;

    public void Begin() => _verb = false;

    /// <summary>Goes on over a token that is part of no mention.</summary>
    public void Pass(int token)
    {
        var word = document.Tokens[token];
        if (word.Kind != TokenKind.Word) return;
        if (classes.Is(word.Word, OpensClause)) _verb = false;
        else if (IsVerb(token)) _verb = true;
    }

    public bool IsVerb(int token)
    {
        var word = document.Tokens[token];
        return (!word.IsCapitalized || word.IsInitial) && !classes.Is(word.Word, WordClass.Preposition | WordClass.Determiner | WordClass.Conjunction) && verbs.Fits(word.Word, word.Span.In(document.Text));
    }

    public ClausePart PartOf(int start, int sentenceStart, bool own = true)
    {
        int before = start - 1;
        if (before < sentenceStart) return ClausePart.Subject;
        var word = document.Tokens[before];
        if (word.Kind == TokenKind.Word)
        {
            if (cues.IsInverted(word.Word)) return ClausePart.Speaker;
            if (classes.Is(word.Word, WordClass.Preposition | WordClass.Recipient | WordClass.Agent)) return ClausePart.Governed;
            if (own && !word.IsCapitalized && classes.Of(word.Word) == WordClass.None && !IsVerb(before)) return ClausePart.Owner;
        }
        return _verb ? ClausePart.Object : ClausePart.Subject;
    }

    /// <summary>First token of a mention with the titles of the entity in front of it: words with capitals, and the roles the article gives it.</summary>
    public int WithTitle(Entity entity, int start)
    {
        int first = start;
        for (bool moved = true; moved;)
        {
            moved = false;
            while (first > 0 && start - first < LongestTitle && !document.Tokens[first].IsInitial && IsNamePart(document.Tokens[first - 1]))
            {
                first--;
                moved = true;
            }
            int name = document.Tokens[first].Start;
            foreach (var role in entity.Roles)
            {
                if (role.Span.End > name || name - role.Span.End > 2 || role.Span.Start >= name) continue;
                while (first > 0 && document.Tokens[first - 1].Start >= role.Span.Start) first--;
                moved = true;
                break;
            }
        }
        return first;
    }

    private bool IsNamePart(in Token token) => token is { Kind: TokenKind.Word, IsCapitalized: true } && classes.Of(token.Word) == WordClass.None && !cues.IsInverted(token.Word);

    /// <summary>Whether the mention that ends at <paramref name="end"/> is followed by a verb that reports what it says.</summary>
    public bool Says(int end, int limit)
    {
        // "A reporter, X, says": the comma closes the name.
        if (end < limit && document.Tokens[end].Length == 1 && document.Text[document.Tokens[end].Start] == ',') end++;
        for (int t = end; t < limit && t < end + 4; t++)
        {
            var word = document.Tokens[t];
            if (word.Kind == TokenKind.Word && cues.IsSaying(word.Word)) return true;
            if (word.Kind != TokenKind.Word || !classes.Is(word.Word, WordClass.Adverb | WordClass.Auxiliary)) return false;
        }
        return false;
    }
}
