using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Events.Clauses;

/// <summary>
/// Whom pronouns stand for that no mention covers: in quotations the speaker; in the paper's own words the person whom the sentence,
/// else the nearest sentence before it, names first.
/// </summary>
internal sealed class PronounReader(WordClasses classes)
{
    /// <summary>How many tokens into reported words a pronoun may stand to mean the one who speaks.</summary>
    private const int Opening = 6;

    private const int LongestPronoun = 8;

    public void Read(Document document, List<Party> parties, int[] at)
    {
        int[] speaker = Speakers(document, out int[] since);
        foreach (var sentence in document.Sentences)
        {
            for (int i = sentence.Tokens.Start; i < sentence.Tokens.End; i++)
            {
                var token = document.Tokens[i];
                if (at[i] != -1 || token.Kind != TokenKind.Word || token.Length > LongestPronoun || !classes.Is(token.Word, WordClass.Pronoun)) continue;
                var (entity, second) = Referent(document, parties, at, sentence, i, speaker[i], since[i]);
                if (entity < 0) continue;
                at[i] = parties.Count;
                parties.Add(new(entity, new(i, i + 1), true, document.Entities[entity].Type, second));
            }
        }
    }

    private (int Entity, int Second) Referent(Document document, List<Party> parties, int[] at, Sentence sentence, int token, int quotation, int since)
    {
        var kind = classes.Of(document.Tokens[token].Word);
        if (quotation > 0)
        {
            var quoted = document.Quotations[quotation - 1];
            bool first = (kind & WordClass.First) != 0 && quoted.Kind != QuotationKind.Indirect;
            bool third = (kind & WordClass.Third) != 0 && quoted.Kind != QuotationKind.Direct && token - since < Opening;
            return (first || third ? quoted.Speaker?.Entity ?? -1 : -1, -1);
        }
        if ((kind & WordClass.Third) == 0) return (-1, -1);
        if ((kind & (WordClass.Plural | WordClass.Dual)) != 0) return Two(document, parties, at, sentence, token);
        int person = FirstPerson(parties, at, new(sentence.Tokens.Start, token));
        return (person >= 0 ? person : Before(document, parties, at, sentence), -1);
    }

    /// <summary>"A dan B" earlier in the sentence, else in the one before.</summary>
    private (int Entity, int Second) Two(Document document, List<Party> parties, int[] at, Sentence sentence, int token)
    {
        int number = document.Sentences.IndexOf(sentence);
        var pair = Two(document, parties, at, new(sentence.Tokens.Start, token));
        return pair.Entity >= 0 || number == 0 ? pair : Two(document, parties, at, document.Sentences[number - 1].Tokens);
    }

    private (int Entity, int Second) Two(Document document, List<Party> parties, int[] at, TokenRange tokens)
    {
        for (int i = tokens.Start; i < tokens.End; i++)
        {
            if (at[i] < 0 || parties[at[i]].Entity < 0) continue;
            int end = parties[at[i]].Tokens.End;
            if (end + 1 >= tokens.End || !classes.Is(document.Tokens[end].Word, WordClass.Coordinator) || at[end + 1] < 0) continue;
            var second = parties[at[end + 1]];
            return (parties[at[i]].Entity, second.Entity);
        }
        return (-1, -1);
    }

    private static int Before(Document document, List<Party> parties, int[] at, Sentence sentence)
    {
        int number = document.Sentences.IndexOf(sentence);
        for (int i = number - 1; i >= 0 && i >= number - 3; i--)
        {
            if (FirstPerson(parties, at, document.Sentences[i].Tokens) is var person && person >= 0) return person;
        }
        return -1;
    }

    private static int FirstPerson(List<Party> parties, int[] at, TokenRange tokens)
    {
        for (int i = tokens.Start; i < tokens.End; i++)
        {
            if (at[i] >= 0 && parties[at[i]] is { Entity: >= 0, Type: EntityType.Person } party) return party.Entity;
        }
        return -1;
    }

    /// <summary>For each token the quotation, counted from 1, that holds it, and the first token of that stretch.</summary>
    public static int[] Speakers(Document document, out int[] since)
    {
        int[] quotations = new int[document.Tokens.Length];
        since = new int[document.Tokens.Length];
        for (int q = 0; q < document.Quotations.Length; q++)
        {
            foreach (var content in document.Quotations[q].Content)
            {
                int first = PartyReader.FirstAt(document, content.Start);
                for (int i = first; i < quotations.Length && document.Tokens[i].Start < content.End; i++) (quotations[i], since[i]) = (q + 1, first);
            }
        }
        return quotations;
    }
}
