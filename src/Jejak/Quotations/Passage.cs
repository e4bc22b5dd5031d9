using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Quotations;

/// <summary>A document as the quotation rules look at it: tokens with the mention over each. Lives for one article; not shared between threads.</summary>
internal sealed class Passage
{
    /// <summary>Between an office and its holder's name there are at most so many tokens: a comma, a rank.</summary>
    private const int LongestRank = 8;

    private readonly WordClasses _classes;
    private readonly VerbShapes _verbs;
    private readonly int[] _mentionAt;
    private readonly int[] _ownerAt;
    private readonly int[] _holderAt;
    private readonly int[] _describedAt;
    private readonly Dictionary<int, int> _officeOf = [];
    private readonly int[] _sentenceOf;
    private readonly bool[] _inTime;

    public Passage(Document document, QuotationResources resources)
    {
        (Document, Tokens, Text, Resources) = (document, document.Tokens, document.Text, resources);
        (_classes, _verbs) = (resources.Classes, resources.Verbs);
        _mentionAt = new int[Tokens.Length];
        Array.Fill(_mentionAt, -1);
        _ownerAt = new int[Tokens.Length];
        Array.Fill(_ownerAt, -1);
        for (int m = document.Mentions.Length - 1; m >= 0; m--)
        {
            var range = document.Mentions[m].Tokens;
            // Who hangs on a word by a clitic is not who the word is: "his wife" is not he.
            if (document.Mentions[m].Form == MentionForm.Clitic)
            {
                _ownerAt[range.Start] = document.Mentions[m].Entity;
                continue;
            }
            // Walking backwards, the longer of two nested mentions comes last and wins.
            for (int t = range.Start; t < range.End; t++) _mentionAt[t] = m;
        }
        _holderAt = new int[Tokens.Length];
        Array.Fill(_holderAt, -1);
        _sentenceOf = new int[Tokens.Length];
        for (int s = 0; s < document.Sentences.Length; s++)
        {
            var range = document.Sentences[s].Tokens;
            Array.Fill(_sentenceOf, s, range.Start, range.Length);
        }
        _inTime = new bool[Tokens.Length];
        foreach (var time in document.Times) Array.Fill(_inTime, true, time.Tokens.Start, time.Tokens.Length);
        Quoted = new bool[Tokens.Length];
        Marked = new bool[Tokens.Length];
        _describedAt = new int[Tokens.Length];
        Array.Fill(_describedAt, -1);
        FindHolders();
    }

    public Document Document { get; }

    public ImmutableArray<Token> Tokens { get; }

    public string Text { get; }

    public QuotationResources Resources { get; }

    /// <summary>Tokens inside direct quotations, marks included.</summary>
    public bool[] Quoted { get; }

    /// <summary>Tokens inside any pair of quotation marks, marks included.</summary>
    public bool[] Marked { get; }

    /// <summary>Institutions found to pass on what somebody else says in a sentence.</summary>
    public List<(int Sentence, Relay Relay)> Relays { get; } = [];

    public int SentenceOf(int token) => _sentenceOf[token];

    public Sentence Sentence(int token) => Document.Sentences[_sentenceOf[token]];

    public bool InTime(int token) => _inTime[token];

    /// <summary>Index of the longest mention over the token, or −1.</summary>
    public int MentionAt(int token) => _mentionAt[token];

    /// <summary>The entity that a clitic on the token stands for, or −1.</summary>
    public int OwnerAt(int token) => _ownerAt[token];

    /// <summary>The mention of whoever has the office that begins at the token, behind a comma, or −1.</summary>
    public int DescribedAt(int token) => _describedAt[token];

    /// <summary>Whether an office stands before the mention, and where it begins.</summary>
    public bool HasOffice(int mention, out int start) => _officeOf.TryGetValue(mention, out start);

    /// <summary>The mention of whoever has the office that begins at the token and stands before the name, or −1.</summary>
    public int HolderAt(int token) => _holderAt[token];

    public Mention Mention(int index) => Document.Mentions[index];

    public Entity EntityOf(int mention) => Document.Entities[Document.Mentions[mention].Entity];

    public bool Is(int token, char c) => Tokens[token].Length == 1 && Text[Tokens[token].Start] == c;

    public bool IsWord(int token) => Tokens[token].Kind == TokenKind.Word;

    public bool Has(int token, WordClass any) => Tokens[token].Kind == TokenKind.Word && _classes.Is(Tokens[token].Word, any);

    /// <summary>Whether the token may be a verb, judged by its form.</summary>
    public bool IsVerb(int token) => Tokens[token].Kind == TokenKind.Word && _mentionAt[token] < 0 && !_inTime[token] && (!Tokens[token].IsCapitalized || Tokens[token].IsInitial)
        && !_classes.Is(Tokens[token].Word, WordClass.Determiner | WordClass.Preposition | WordClass.Subordinator | WordClass.Conjunction | WordClass.Adverb)
        && _verbs.Fits(Tokens[token].Word, Tokens[token].Span.In(Text));

    private void FindHolders()
    {
        for (int e = 0; e < Document.Entities.Length; e++)
        {
            foreach (var role in Document.Entities[e].Roles)
            {
                int first = TokenAt(role.Span.Start), last = first;
                while (last < Tokens.Length && Tokens[last].Start < role.Span.End) last++;
                // "Tri, dokter dari X, says"
                if (first > 1 && Is(first - 1, ',') && _mentionAt[first - 2] is var before and >= 0 && Mention(before).Entity == e) _describedAt[first] = before;
                for (int t = last; t < Math.Min(Tokens.Length, last + LongestRank) && !IsVerb(t); t++)
                {
                    if (_mentionAt[t] < 0) continue;
                    if (Mention(_mentionAt[t]).Entity == e) (_holderAt[first], _officeOf[_mentionAt[t]]) = (_mentionAt[t], first);
                    break;
                }
            }
        }
    }

    /// <summary>The first token that begins at <paramref name="position"/> or behind it.</summary>
    private int TokenAt(int position)
    {
        int low = 0, high = Tokens.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (Tokens[middle].Start < position) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    public TextSpan Span(TokenRange range) => new(Tokens[range.Start].Start, Tokens[range.End - 1].End);

    public TextSpan Span(int start, int end) => Span(new TokenRange(start, end));

    public bool AnyMarked(TokenRange range)
    {
        for (int t = range.Start; t < range.End; t++)
        {
            if (Marked[t]) return true;
        }
        return false;
    }
}
