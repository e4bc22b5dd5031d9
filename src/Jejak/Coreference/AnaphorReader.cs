using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Coreference;

/// <summary>Finds pronouns, clitics and descriptions in a document. Immutable; safe to use from several threads.</summary>
internal sealed class AnaphorReader
{
    /// <summary>A description is at most this many tokens long.</summary>
    private const int LongestDescription = 10;

    /// <summary>Shorter stems are parts of other words.</summary>
    private const int ShortestStem = 3;

    private readonly WordClasses _classes;
    private readonly VerbShapes _verbs;
    private readonly Vocabulary _words;
    private readonly Dictionary<int, NominalHead> _heads;
    private readonly Clitics _clitics;
    private readonly CueWords _cues;

    public AnaphorReader(Language language, CueWords cues) =>
        (_classes, _verbs, _words, _heads, _clitics, _cues) = (language.Classes, language.Verbs, language.Words, NominalHead.Load(language), new(language), cues);

    /// <summary>What is known of a description's head.</summary>
    public NominalHead HeadOf(int word) => _heads[word];

    /// <summary>What may stand for somebody at <paramref name="token"/>.</summary>
    /// <param name="limit">End of the sentence.</param>
    /// <param name="names">End of a person's name that begins at a token, or −1: a description never runs over a name, but may end in one.</param>
    public bool Read(Document document, int token, int limit, bool quoted, Func<int, int> names, out Anaphor anaphor)
    {
        var word = document.Tokens[token];
        anaphor = default;
        if (word.Kind != TokenKind.Word) return false;
        var kind = _classes.Of(word.Word);
        if ((kind & WordClass.Pronoun) != 0) return Pronoun(document, token, kind, quoted, out anaphor);
        if (_heads.TryGetValue(word.Word, out var head)) return Description(document, token, limit, head, quoted, names, out anaphor);
        return Clitic(document, token, quoted, out anaphor);
    }

    private bool Pronoun(Document document, int token, WordClass kind, bool quoted, out Anaphor anaphor)
    {
        anaphor = default;
        if ((kind & WordClass.Third) == 0 || (kind & WordClass.Dual) != 0) return false;
        var span = document.Tokens[token].Span;
        var what = (kind & WordClass.Plural) != 0 ? AnaphorKind.PluralPronoun
            : _clitics.EndsWith(span.In(document.Text)) ? AnaphorKind.Reflexive
            : token > 0 && _cues.IsInverted(document.Tokens[token - 1].Word) ? AnaphorKind.SpeakingPronoun : AnaphorKind.Pronoun;
        anaphor = new(what, new(token, token + 1), span, document.Tokens[token].Word, quoted);
        return true;
    }

    private bool Clitic(Document document, int token, bool quoted, out Anaphor anaphor)
    {
        anaphor = default;
        var word = document.Tokens[token];
        var text = word.Span.In(document.Text);
        int ending = _clitics.Ending(text);
        if (ending == 0 || text.Length - ending < ShortestStem || _clitics.IsIdle(word.Word, BehindNoun(document, token)) || _cues.HoldsSpeaker(word.Word)) return false;
        var form = text[..^ending];
        int stem = _words.Find(form);
        // What no resource knows without its ending is a name or a slip.
        if (stem == Vocabulary.Unknown && word.IsCapitalized && !word.IsInitial) return false;
        var kind = _clitics.OwnerOf(word.Word) switch
        {
            Owner.Person => AnaphorKind.PersonalClitic,
            Owner.State => AnaphorKind.StateClitic,
            _ => _classes.Is(stem, WordClass.Preposition | WordClass.Recipient) || _verbs.Fits(stem, form) ? AnaphorKind.GovernedClitic : AnaphorKind.OtherClitic,
        };
        anaphor = new(kind, new(token, token + 1), new TextSpan(word.End - ending, word.End), stem, quoted);
        return true;
    }

    private bool BehindNoun(Document document, int token)
    {
        if (token == 0 || document.Tokens[token].IsInitial) return false;
        var before = document.Tokens[token - 1];
        return before.Kind == TokenKind.Word && (!before.IsCapitalized || before.IsInitial) && _classes.Of(before.Word) == WordClass.None && !_verbs.Fits(before.Word, before.Span.In(document.Text));
    }

    private bool Description(Document document, int start, int limit, NominalHead head, bool quoted, Func<int, int> names, out Anaphor anaphor)
    {
        anaphor = default;
        // "those ministers" are nobody in particular.
        if (head.Type == EntityType.Person && start > 0 && _classes.Is(document.Tokens[start - 1].Word, WordClass.Plural)) return false;
        int end = start + 1;
        bool closed = false;
        for (; end < Math.Min(limit, start + LongestDescription); end++)
        {
            var token = document.Tokens[end];
            if (token.Kind != TokenKind.Word && !(token.Kind == TokenKind.Number && head.OnlySpeaking)) break;
            if (_classes.Is(token.Word, WordClass.Determiner)) { end++; closed = true; break; }
            if (_classes.Is(token.Word, WordClass.Relativizer | WordClass.Conjunction | WordClass.Complementizer | WordClass.Auxiliary | WordClass.Negation)) break;
            if (!token.IsCapitalized && _verbs.Fits(token.Word, token.Span.In(document.Text))) break;
            if (names(end) is var name && name < 0) continue;
            // "the eldest son of X that": the name closes the description with its determiner.
            closed = name < limit && _classes.Is(document.Tokens[name].Word, WordClass.Determiner);
            end = closed ? name + 1 : end;
            break;
        }
        if (!closed)
        {
            bool alone = head.IsBare && (start + 1 >= limit || document.Tokens[start + 1].Kind != TokenKind.Word || !document.Tokens[start + 1].IsCapitalized);
            if (!alone || document.Tokens[start].IsCapitalized && !document.Tokens[start].IsInitial) return false;
            end = start + 1;
        }
        var kind = head.Type == EntityType.Person ? AnaphorKind.Person : AnaphorKind.Organization;
        anaphor = new(kind, new(start, end), new TextSpan(document.Tokens[start].Start, document.Tokens[end - 1].End), document.Tokens[start].Word, quoted);
        return true;
    }

    /// <summary>What stands behind the word of a clitic.</summary>
    public Follower FollowerOf(Document document, int token, int limit)
    {
        int next = token + 1;
        if (next >= limit) return Follower.Nothing;
        var word = document.Tokens[next];
        if (word.Kind == TokenKind.Number) return Follower.Number;
        if (word.Kind != TokenKind.Word) return Follower.Mark;
        if (word.IsCapitalized) return Follower.Name;
        if (_classes.Of(word.Word) != WordClass.None) return Follower.FunctionWord;
        return _verbs.Fits(word.Word, word.Span.In(document.Text)) ? Follower.Verb : Follower.Word;
    }
}
