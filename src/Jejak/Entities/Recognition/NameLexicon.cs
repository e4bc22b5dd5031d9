using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Entities.Recognition;

/// <summary>What the lexicons of the language say of a token.</summary>
[Flags]
internal enum LexiconMarks
{
    None = 0,
    GivenName = 1 << 0,
    Particle = 1 << 1,
    SmallWord = 1 << 2,
    NoName = 1 << 3,
    Title = 1 << 4,
    OtherTitle = 1 << 5,
    Head = 1 << 6,
    FacilityHead = 1 << 7,
    PlaceHead = 1 << 8,
    OtherHead = 1 << 9,
    Tail = 1 << 10,
    Person = 1 << 11,
    Organization = 1 << 12,
    Country = 1 << 13,
    Place = 1 << 14,
    OtherKnown = 1 << 15,
    BeforePerson = 1 << 16,
    AfterPerson = 1 << 17,
    BeforePlace = 1 << 18,
    BeforeUnknown = 1 << 19,
    Preposition = 1 << 20,
    Verb = 1 << 21,
    RoleWord = 1 << 22,
    Link = 1 << 23,
}

/// <summary>Looks up gazetteers, titles and heads for the name model.</summary>
internal sealed class NameLexicon(Language language, Gazetteer gazetteer, NameWords words)
{
    public const int Bits = 24;

    private readonly WordClasses _classes = language.Classes;

    /// <summary>Writes the marks of the tokens of <paramref name="range"/>; marks of phrases stand on each of their words.</summary>
    public void Mark(string text, ImmutableArray<Token> tokens, TokenRange range, Span<LexiconMarks> marks)
    {
        marks[..range.Length].Clear();
        int known = range.Start, titled = range.Start;
        for (int i = range.Start; i < range.End; i++)
        {
            var token = tokens[i];
            ref var mark = ref marks[i - range.Start];
            if (token.Kind != TokenKind.Word || token.Word == Vocabulary.Unknown) continue;
            mark |= Word(token, token.Span.In(text));
            if (words.BeforePerson.Match(tokens, i, range.End, out _) > 0) mark |= LexiconMarks.BeforePerson;
            if (words.AfterPerson.Match(tokens, i, range.End, out _) > 0) mark |= LexiconMarks.AfterPerson;
            if (words.BeforePlace.Match(tokens, i, range.End, out _) > 0) mark |= LexiconMarks.BeforePlace;
            if (words.BeforeUnknown.Match(tokens, i, range.End, out _) > 0) mark |= LexiconMarks.BeforeUnknown;
            if (i >= titled && words.Titles.Match(tokens, i, range.End, out var kind) is var title and > 0)
            {
                titled = i + title;
                Spread(marks, i - range.Start, title, kind is TitleKind.Role or TitleKind.Relation ? LexiconMarks.Title : LexiconMarks.OtherTitle);
            }
            if (words.Heads.Match(tokens, i, range.End, out var head) > 0)
                mark |= head.Type switch { EntityType.Organization => LexiconMarks.Head, EntityType.Facility => LexiconMarks.FacilityHead, EntityType.Place => LexiconMarks.PlaceHead, _ => LexiconMarks.OtherHead };
            if (i >= known && gazetteer.Match(tokens, i, range.End, out var entry) is var length and > 0)
            {
                known = i + length;
                Spread(marks, i - range.Start, length, Of(entry.Type));
            }
        }
    }

    private LexiconMarks Word(Token token, ReadOnlySpan<char> form)
    {
        var mark = LexiconMarks.None;
        if (words.GivenNames.Contains(token.Word)) mark |= LexiconMarks.GivenName;
        if (words.Particles.Contains(token.Word)) mark |= LexiconMarks.Particle;
        if (words.SmallWords.Contains(token.Word)) mark |= LexiconMarks.SmallWord;
        if (words.NoNames.Contains(token.Word)) mark |= LexiconMarks.NoName;
        if (words.RoleWords.Contains(token.Word)) mark |= LexiconMarks.RoleWord;
        if (words.Links.Contains(token.Word)) mark |= LexiconMarks.Link;
        if (words.IsTail(token.Word, out _)) mark |= LexiconMarks.Tail;
        if ((_classes.Of(token.Word) & WordClass.Preposition) != 0) mark |= LexiconMarks.Preposition;
        if (!token.IsCapitalized && words.IsPersonalVerb(token.Word, form)) mark |= LexiconMarks.Verb;
        return mark;
    }

    private static LexiconMarks Of(EntityType type) => type switch
    {
        EntityType.Person => LexiconMarks.Person,
        EntityType.Organization => LexiconMarks.Organization,
        EntityType.Country => LexiconMarks.Country,
        EntityType.Place => LexiconMarks.Place,
        _ => LexiconMarks.OtherKnown,
    };

    private static void Spread(Span<LexiconMarks> marks, int at, int length, LexiconMarks mark)
    {
        for (int i = at; i < at + length; i++) marks[i] |= mark;
    }
}
