using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Events.Clauses;

/// <summary>Whom words for two stand for ("kedua negara", "keduanya"): the two that follow ("kedua pihak, yakni A dan B"), or the two named last, where the sentences leave no doubt which two they are.</summary>
internal static class Pairs
{
    /// <summary>How many sentences back, the own one included, the two are looked for.</summary>
    private const int Reach = 4;

    /// <summary>How many tokens behind the words for two the names of both may stand.</summary>
    private const int Ahead = 12;

    /// <summary>The entities of the two, in the order of the text, and their type; −1 twice where nobody, only one, or more than two were named.</summary>
    /// <param name="words">The words for two.</param>
    /// <param name="namings">Words between a description and names.</param>
    public static (int First, int Second, EntityType Type) Find(Document document, List<Party> parties, TokenRange words, HeadKind kind, WordSet namings)
    {
        int sentence = SentenceAt(document, words.Start);
        if (sentence < 0) return (-1, -1, EntityType.Group);
        if (IsNamed(document, words.End, namings) && new Search(parties, kind != HeadKind.Persons, -1).In(words.End, Math.Min(words.End + Ahead, document.Sentences[sentence].Tokens.End)) is { Count: 2 } behind) return behind.Pair;
        int speaker = SpeakerAt(document, words.Start);
        if (kind == HeadKind.States) return Before(document, words.Start, sentence, new(parties, true, speaker)).Pair;
        var people = Before(document, words.Start, sentence, new(parties, false, speaker));
        return kind == HeadKind.Persons || people.Count > 0 ? people.Pair : Before(document, words.Start, sentence, new(parties, true, speaker)).Pair;
    }

    /// <summary>Those of the own sentence where it names two; else those of the sentences before, where they name two besides the one of the own sentence ("AS menandatangani kesepakatan dengan kedua negara"), or one.</summary>
    private static Search Before(Document document, int token, int sentence, Search empty)
    {
        int own = document.Sentences[sentence].Tokens.Start;
        var here = empty.In(own, token);
        if (here.Count >= 2) return here;
        var all = here;
        for (int from = sentence - 1; from >= 0 && from > sentence - Reach; from--)
        {
            int start = document.Sentences[from].Tokens.Start;
            if ((empty with { Besides = here.First }).In(start, own) is { Count: 2 } before) return before;
            all = empty.In(start, token);
            if (all.Count >= 2) return all;
        }
        return all;
    }

    private static bool IsNamed(Document document, int token, WordSet namings)
    {
        if (token < document.Tokens.Length && document.Tokens[token].Kind == TokenKind.Punctuation) token++;
        return token < document.Tokens.Length && namings.Contains(document.Tokens[token].Word);
    }

    private static int SentenceAt(Document document, int token)
    {
        int low = 0, high = document.Sentences.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (document.Sentences[middle].Tokens.End <= token) low = middle + 1;
            else high = middle;
        }
        return low < document.Sentences.Length ? low : -1;
    }

    /// <summary>Who is quoted with the words that a token stands in, or −1: he does not speak of himself as one of two.</summary>
    private static int SpeakerAt(Document document, int token)
    {
        int start = document.Tokens[token].Start;
        foreach (var quotation in document.Quotations)
        {
            foreach (var content in quotation.Content)
            {
                if (content.Contains(start)) return quotation.Kind == QuotationKind.Indirect ? -1 : quotation.Speaker?.Entity ?? -1;
            }
        }
        return -1;
    }

    /// <summary>Different ones of a kind that a stretch of text names.</summary>
    /// <param name="States">States and groups are looked for; else people.</param>
    /// <param name="Without">An entity that does not count, or −1.</param>
    private readonly record struct Search(List<Party> Parties, bool States, int Without)
    {
        /// <summary>How many: 3 stands for more than two.</summary>
        public int Count { get; private init; }

        private (int First, int Second, EntityType Type) Two { get; init; }

        /// <summary>Another one that does not count, or −1.</summary>
        public int Besides { get; init; } = -1;

        /// <summary>The first one found, or −1.</summary>
        public int First => Count > 0 ? Two.First : -1;

        public (int First, int Second, EntityType Type) Pair => Count == 2 ? Two : (-1, -1, EntityType.Group);

        /// <summary>The same, of the tokens from <paramref name="start"/> to <paramref name="end"/>.</summary>
        public Search In(int start, int end)
        {
            int first = -1, second = -1, firstAt = 0;
            var type = EntityType.Group;
            foreach (var party in Parties)
            {
                int at = party.Tokens.Start;
                if (party.Entity < 0 || at < start || at >= end || party.Entity == Without || party.Entity == Besides || (States ? party.Type is not (EntityType.Country or EntityType.Group) : party.Type != EntityType.Person)) continue;
                type = party.Type;
                for (int entity = party.Entity, turn = 0; turn < 2 && entity >= 0; entity = party.Second, turn++)
                {
                    if (entity == first || entity == second) continue;
                    if (second >= 0) return this with { Count = 3 };
                    // Parties stand in the list as they were found, not as they stand in the text.
                    if (first < 0) (first, firstAt) = (entity, at);
                    else if (at < firstAt) (first, second) = (entity, first);
                    else second = entity;
                }
            }
            return this with { Count = (first < 0 ? 0 : 1) + (second < 0 ? 0 : 1), Two = (first, second, type) };
        }
    }
}
