using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Events.Clauses;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Events.Statements;

/// <summary>
/// Finds what statements do by being made: in the words of a quotation, what accuses, threatens, demands, refuses, praises or promises is an event by the speaker,
/// aimed at whom the words are about. Where nobody is found whom they are about, nothing is made of them.
/// </summary>
internal sealed class StatementReader(StatementLexicon lexicon, ClauseWords words)
{
    /// <summary>How many tokens before the words a word of <see cref="StatementLexicon.Guards"/> undoes them.</summary>
    private const int GuardReach = 2;

    /// <summary>How many tokens before a predicate its subject may end.</summary>
    private const int PredicateReach = 4;

    /// <summary>How many units before a predicate a determiner may point back.</summary>
    private const int BackReach = 8;

    public void Read(SentenceUnits clauses, QuotedWords quoted, SpokenEvents spoken)
    {
        int passed = 0;
        for (int i = 0; i < clauses.Units.Count; i++)
        {
            var unit = clauses.Units[i];
            if (unit.Kind == UnitKind.Time || (unit.Kind == UnitKind.Party && IsNamed(clauses, unit.Value))) continue;
            for (int at = Math.Max(passed, unit.Start); at < unit.End; at++)
            {
                if (quoted.QuotationOf(at) is not (>= 0 and var quotation) || !lexicon.Phrases.Starts(clauses.Document.Tokens[at].Word)) continue;
                int end = quoted.Match(lexicon.Phrases, at, clauses.Sentence.Tokens.End, out var statements);
                if (end <= at) continue;
                passed = end;
                foreach (var statement in statements)
                {
                    if (Say(clauses, new(statement, new(at, end), i, Ending(clauses, i, end), quotation), spoken)) break;
                }
            }
        }
        spoken.Close();
    }

    /// <summary>A statement where it stands: tokens, the units it begins and ends in, its quotation.</summary>
    private readonly record struct Found(Statement Statement, TokenRange Tokens, int First, int Last, int Quotation);

    private static int Ending(SentenceUnits clauses, int unit, int end)
    {
        while (unit + 1 < clauses.Units.Count && clauses.Units[unit + 1].Start < end) unit++;
        return unit;
    }

    /// <returns>Whether it is an event.</returns>
    private bool Say(SentenceUnits clauses, Found found, SpokenEvents spoken)
    {
        var document = clauses.Document;
        var (statement, quotation) = (found.Statement, document.Quotations[found.Quotation]);
        if (quotation.Speaker is null || IsGuarded(clauses, found.Tokens.Start) || spoken.IsDenied(quotation)) return false;
        var status = Status(clauses, found);
        if (statement.Needs.Length == 0 ? status != EventStatus.Actual : Array.IndexOf(statement.Needs, status) < 0) return false;
        if (statement.When.Length > 0 && !HasAsked(clauses, found)) return false;
        if (!Fits(clauses, found, quotation)) return false;
        int speaker = spoken.Speaker(quotation.Speaker);
        if (speaker < 0 || (statement.Shape == StatementShape.Self && !SpeaksOfHimself(clauses, found, quotation, speaker))) return false;
        var recipients = About(clauses, found, quotation, speaker, spoken);
        if (statement.NamedOnly) recipients = recipients.RemoveAll(entity => !spoken.IsNamed(entity));
        if (recipients.IsEmpty || !spoken.IsPublic(speaker, recipients)) return false;
        var evidence = Evidence(clauses, found, quotation);
        spoken.Add(clauses, new Event
        {
            Type = statement.Type,
            Mode = statement.Mode,
            Contexts = [.. statement.Contexts],
            Cameo = statement.Cameo,
            Intensity = statement.Intensity,
            Actors = [speaker],
            Recipients = recipients,
            Status = EventStatus.Actual,
            AssertedBy = found.Quotation,
            Trigger = new(document.Tokens[found.Tokens.Start].Start, document.Tokens[found.Tokens.End - 1].End),
            Evidence = evidence,
        }, statement.Row);
        return true;
    }

    /// <summary>Whether the words stand as their shape asks: a predicate said of something; a noun in the speaker's own words, not the paper's; a verb that is no condition.</summary>
    private bool Fits(SentenceUnits clauses, Found found, Quotation quotation) => found.Statement.Shape switch
    {
        StatementShape.Predicate => IsPredicate(clauses, found) && !IsCondition(clauses, found),
        StatementShape.Noun => quotation.Kind != QuotationKind.Indirect,
        _ => !IsCondition(clauses, found),
    };

    /// <summary>Whether the clause is one that a conditional word opens.</summary>
    private bool IsCondition(SentenceUnits clauses, Found found)
    {
        for (int i = found.First - 1; i >= 0 && clauses.Units[i].Kind is not (UnitKind.Break or UnitKind.Comma); i--)
        {
            if (words.Classes.Is(clauses.Document.Tokens[clauses.Units[i].Start].Word, WordClass.Conditional)) return true;
            if (clauses.Units[i].Kind == UnitKind.Subordinator) return false;
        }
        return false;
    }

    /// <summary>What the words before make of it: those that belong to the same unit ("akan membalas"), else those of the clause.</summary>
    private EventStatus Status(SentenceUnits clauses, Found found)
    {
        if (found.Statement.Shape == StatementShape.Predicate && Copula(clauses, found) is var copula && copula >= 0) return StatusReader.Read(clauses, copula);
        var unit = clauses.Units[found.First];
        if (unit.Start < found.Tokens.Start && words.Status.Match(clauses.Document.Tokens, unit.Start, found.Tokens.Start, out var inside) > 0 && inside is { } status) return status;
        return StatusReader.Read(clauses, found.First);
    }

    /// <summary>The unit before a predicate that joins it to its subject, or −1.</summary>
    private int Copula(SentenceUnits clauses, Found found)
    {
        for (int i = found.First - 1; i >= 0 && i >= found.First - PredicateReach; i--)
        {
            int word = clauses.Document.Tokens[clauses.Units[i].Start].Word;
            if (lexicon.Copulas.Contains(word)) return i;
            if (!lexicon.Degrees.Contains(word)) return -1;
        }
        return -1;
    }

    /// <summary>The words with what joins them to their subject.</summary>
    private TokenRange WithCopula(SentenceUnits clauses, Found found) =>
        found.Statement.Shape == StatementShape.Predicate && Copula(clauses, found) is var copula && copula >= 0 ? found.Tokens with { Start = clauses.Units[copula].Start } : found.Tokens;

    private bool IsGuarded(SentenceUnits clauses, int token)
    {
        for (int i = Math.Max(clauses.Sentence.Tokens.Start, token - GuardReach); i < token; i++)
        {
            if (lexicon.Guards.Contains(clauses.Document.Tokens[i].Word)) return true;
        }
        return false;
    }

    private static bool HasAsked(SentenceUnits clauses, Found found)
    {
        for (int i = found.Tokens.End; i < clauses.Sentence.Tokens.End; i++)
        {
            if (Array.IndexOf(found.Statement.When, clauses.Document.Tokens[i].Word) >= 0) return true;
        }
        return false;
    }

    /// <summary>Whether the words are said of something: behind a copula, or directly behind what they are said of.</summary>
    private bool IsPredicate(SentenceUnits clauses, Found found)
    {
        var tokens = clauses.Document.Tokens;
        for (int i = found.Tokens.Start - 1; i >= clauses.Sentence.Tokens.Start && i >= found.Tokens.Start - PredicateReach; i--)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Quote) continue;
            if (lexicon.Copulas.Contains(token.Word) || words.Classes.Is(token.Word, WordClass.Determiner)) return true;
            if (!lexicon.Degrees.Contains(token.Word)) return i == found.Tokens.Start - 1 && found.First > 0 && clauses.Units[found.First - 1] is { Kind: UnitKind.Party } beside && IsNamed(clauses, beside.Value);
        }
        return false;
    }

    /// <summary>Whether the subject is the speaker or one he acts for; reported words may leave it out.</summary>
    private static bool SpeaksOfHimself(SentenceUnits clauses, Found found, Quotation quotation, int speaker)
    {
        var subjects = new List<int>();
        SubjectFinder.Find(clauses, found.First, subjects);
        foreach (int subject in subjects)
        {
            if (IsOwn(clauses.Document, clauses.Parties[subject].Entity, quotation, speaker)) return SubjectArcs.Allow(clauses, found.Tokens, subject, null, quotation.Content[0].Start);
        }
        return false;
    }

    private static bool IsOwn(Document document, int entity, Quotation quotation, int speaker) =>
        entity >= 0 && (entity == speaker || entity == quotation.Speaker!.Affiliation || Affiliations.ActsFor(document, speaker, entity) || Affiliations.ActsFor(document, entity, speaker));

    private ImmutableArray<int> About(SentenceUnits clauses, Found found, Quotation quotation, int speaker, SpokenEvents spoken)
    {
        var document = clauses.Document;
        ImmutableArray<int> Others(List<int> parties) => spoken.Parties(parties).RemoveAll(entity => IsOwn(document, entity, quotation, speaker));
        var parties = new List<int>();
        if (found.Statement.Prepositions.Length > 0)
        {
            AimFinder.Marked(clauses, found.Statement, found.Last, parties);
            if (parties.Count > 0) return spoken.Parties(parties) is var marked && marked.Any(entity => IsOwn(document, entity, quotation, speaker)) ? [] : marked;
        }
        foreach (var aim in found.Statement.Aims)
        {
            parties.Clear();
            if (aim == Aim.Addressee)
            {
                if (quotation.Addressee is { Entity: >= 0 } addressee && !IsOwn(document, addressee.Entity, quotation, speaker)) return [addressee.Entity];
                continue;
            }
            if (aim == Aim.Back)
            {
                if (PointsBack(clauses, found, out bool deed, out var happening) && spoken.Offenders(speaker, deed, happening) is { IsEmpty: false } offenders) return offenders.RemoveAll(entity => IsOwn(document, entity, quotation, speaker));
                continue;
            }
            if (aim == Aim.Next && found.Last + 1 < clauses.Units.Count && clauses.Units[found.Last + 1] is { Kind: UnitKind.Party } next) parties.Add(next.Value);
            if (aim == Aim.Beside && found.First > 0 && clauses.Units[found.First - 1] is { Kind: UnitKind.Party } beside) parties.Add(beside.Value);
            AimFinder.Find(clauses, words.Classes, aim, found.First, found.Last, parties);
            if (aim is Aim.Subject or Aim.Beside && parties.Count > 0 && !(Answers(clauses, found.First, parties[0]) && SubjectArcs.Allow(clauses, WithCopula(clauses, found), parties[0], lexicon.Deeds, quotation.Content[0].Start))) return [];
            if (parties.Count > 0) return Others(parties);
        }
        return [];
    }

    /// <summary>Whether the party answers for what the subject is: it stands there itself, or behind a deed of its own.</summary>
    private bool Answers(SentenceUnits clauses, int before, int party)
    {
        int at = before - 1;
        while (at >= 0 && (clauses.Units[at].Kind != UnitKind.Party || clauses.Units[at].Value != party)) at--;
        if (at >= 0 && !IsNamed(clauses, party) && IsRelative(clauses, at + 1)) return false;
        if (at <= 0) return true;
        var previous = clauses.Units[at - 1];
        var token = clauses.Document.Tokens[previous.Start];
        return previous.Kind switch
        {
            UnitKind.Action => clauses.Form(at - 1).Frame.Actor == Frames.Slot.Owner,
            UnitKind.Deed or UnitKind.Verb => IsCue(clauses, previous),
            UnitKind.Light => previous.Value == (int)Frames.Voice.Passive,
            UnitKind.Other when token.Kind == TokenKind.Word && !token.IsCapitalized => lexicon.Deeds.Contains(token.Word) || !IsNoun(clauses.Document, token),
            _ => true,
        };
    }

    /// <summary>Whether somebody is only told of by what he does: "negara yang ikut campur".</summary>
    private static bool IsRelative(SentenceUnits clauses, int unit) => unit < clauses.Units.Count && clauses.Units[unit].Kind == UnitKind.Relative;

    private static bool IsNamed(SentenceUnits clauses, int party) => clauses.Parties[party].Entity is >= 0 and var entity && entity < clauses.Document.Entities.Length;

    private static bool IsCue(SentenceUnits clauses, Unit unit)
    {
        int start = clauses.Document.Tokens[unit.Start].Start;
        foreach (var quotation in clauses.Document.Quotations)
        {
            if (quotation.Cue is { } cue && cue.Contains(start)) return true;
        }
        return false;
    }

    private static bool IsNoun(Document document, Token token) =>
        SubjectArcs.WordAt(document, token.Start) is var word && word >= 0 && document.Words[word].Tag == UniversalTag.Noun;

    /// <summary>Whether a determiner stands in the clause before the words: "serangan itu", "ini".</summary>
    /// <param name="deed">Whether it points back to a deed, rather than to whatever was said.</param>
    /// <param name="happening">The frame of that deed, where it has one.</param>
    private bool PointsBack(SentenceUnits clauses, Found found, out bool deed, out Frames.Frame? happening)
    {
        (deed, happening) = (false, null);
        for (int i = found.First - 1; i >= 0 && i >= found.First - BackReach; i--)
        {
            var unit = clauses.Units[i];
            if (unit.Kind is UnitKind.Comma or UnitKind.Break) return false;
            if (!words.Classes.Is(clauses.Document.Tokens[unit.Start].Word, WordClass.Determiner)) continue;
            if (i > 0 && clauses.Units[i - 1].Kind == UnitKind.Action) happening = clauses.Form(i - 1).Frame;
            deed = i > 0 && (happening is not null || lexicon.Deeds.Contains(clauses.Document.Tokens[clauses.Units[i - 1].Start].Word));
            return true;
        }
        return false;
    }

    /// <summary>The clause round the words, inside the quotation.</summary>
    private static TextSpan Evidence(SentenceUnits clauses, Found found, Quotation quotation)
    {
        var (units, document) = (clauses.Units, clauses.Document);
        int first = found.First, last = found.Last;
        while (first > 0 && units[first - 1].Kind is not UnitKind.Break) first--;
        while (last + 1 < units.Count && units[last + 1].Kind != UnitKind.Break) last++;
        int start = document.Tokens[units[first].Start].Start, end = document.Tokens[units[last].End - 1].End;
        foreach (var content in quotation.Content)
        {
            if (content.Contains(document.Tokens[found.Tokens.Start].Start)) (start, end) = (Math.Max(start, content.Start), Math.Min(end, Math.Max(content.End, document.Tokens[found.Tokens.End - 1].End)));
        }
        return new(start, end);
    }
}
