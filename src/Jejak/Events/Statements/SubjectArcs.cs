using Jejak.Documents;
using Jejak.Events.Clauses;
using Jejak.Languages;

namespace Jejak.Events.Statements;

/// <summary>What the dependency arcs say of a subject that the order of words has found: they only object, they find none.</summary>
internal static class SubjectArcs
{
    /// <summary>Whether the arcs leave <paramref name="party"/> as the subject of the words: no other noun is, unless it is a deed of the party's.</summary>
    /// <param name="deeds">Nouns whose owner answers for them, or null where only the party itself will do.</param>
    /// <param name="since">Where the reported words begin: what stands before belongs to those who report them.</param>
    public static bool Allow(SentenceUnits clauses, TokenRange words, int party, WordSet? deeds, int since)
    {
        var document = clauses.Document;
        int subject = Subject(document, words);
        if (subject < 0 || document.Words[subject].Start < since || document.Words[subject].Tag != UniversalTag.Noun) return true;
        int token = document.Words[subject].Token;
        if (clauses.Parties[party].Tokens.Contains(token) || (deeds is not null && deeds.Contains(document.Tokens[token].Word))) return true;
        foreach (var unit in clauses.Units)
        {
            if (token >= unit.Start && token < unit.End) return unit.Kind == UnitKind.Party ? unit.Value == party : deeds is not null && unit.Kind == UnitKind.Action;
        }
        return true;
    }

    /// <summary>The word that the arcs make the subject of one of the words, or what a relative clause hangs on; or −1.</summary>
    private static int Subject(Document document, TokenRange words)
    {
        int first = WordAt(document, document.Tokens[words.Start].Start);
        if (first < 0) return -1;
        int end = first;
        while (end < document.Words.Length && document.Words[end].Token < words.End) end++;
        for (int i = Math.Max(0, first - Reach); i < first; i++)
        {
            var word = document.Words[i];
            if (word.Relation != UniversalRelation.Nsubj || word.Head < first || word.Head >= end) continue;
            if (word.Tag is not (UniversalTag.Pron or UniversalTag.Sconj)) return i;
            // A relative pronoun stands for the noun that the clause hangs on.
            return document.Words[word.Head] is { Relation: UniversalRelation.Acl, Head: var noun } && noun < first ? noun : -1;
        }
        return -1;
    }

    /// <summary>How many words before a verb its subject is looked for.</summary>
    private const int Reach = 30;

    /// <summary>The word that begins at a code unit, or −1.</summary>
    public static int WordAt(Document document, int start)
    {
        int low = 0, high = document.Words.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (document.Words[middle].Start < start) low = middle + 1;
            else high = middle;
        }
        return low < document.Words.Length && document.Words[low].Start == start ? low : -1;
    }
}
