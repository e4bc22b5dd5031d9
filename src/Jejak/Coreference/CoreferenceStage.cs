using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Coreference;

/// <summary>
/// Adds the mentions that name nobody: third-person pronouns, possessive clitics, and descriptions closed by a determiner. Sieves from precise to bold over a stack of who was named last,
/// subjects before others (after Lee et al. 2013).
/// </summary>
public sealed class CoreferenceStage : IStage
{
    /// <summary>A description is at most this many tokens long.</summary>
    private const int LongestDescription = 10;

    private readonly WordClasses _classes;
    private readonly VerbShapes _verbs;
    private readonly Vocabulary _words;
    private readonly Dictionary<int, NominalHead> _heads;
    private readonly Clitics _clitics;

    public CoreferenceStage(Language language) =>
        (_classes, _verbs, _words, _heads, _clitics) = (language.Classes, language.Verbs, language.Words, NominalHead.Load(language), new(language));

    public IReadOnlyList<Layer> Requires => [Layer.Sentences, Layer.Entities];

    public IReadOnlyList<Layer> Provides => [Layer.Coreference];

    public Document Process(Document document)
    {
        if (document.Mentions.IsEmpty) return document;
        var added = new List<Mention>();
        var salience = new Salience(document);
        var roles = RoleWords(document);
        int mention = 0, block = -1;
        bool quoted = false;
        foreach (var sentence in document.Sentences)
        {
            if (!sentence.IsBody)
            {
                while (mention < document.Mentions.Length && document.Mentions[mention].Tokens.Start < sentence.Tokens.End) salience.See(document.Mentions[mention++].Entity, false);
                continue;
            }
            // Whom a pronoun in quotation marks means is the speaker's to know, not the sentence's.
            if (sentence.Block != block) (block, quoted) = (sentence.Block, false);
            bool subject = true;
            salience.BeginSentence();
            for (int t = sentence.Tokens.Start; t < sentence.Tokens.End; t++)
            {
                while (mention < document.Mentions.Length && document.Mentions[mention].Tokens.Start < t) mention++;
                if (mention < document.Mentions.Length && document.Mentions[mention].Tokens.Start == t)
                {
                    salience.See(document.Mentions[mention].Entity, subject || FollowsVerbOfSpeech(document, t, sentence));
                    if (IsPerson(document, document.Mentions[mention].Entity)) subject = false;
                    t = document.Mentions[mention].Tokens.End - 1;
                    continue;
                }
                var token = document.Tokens[t];
                if (token.Kind == TokenKind.Quote && WordScanner.IsDoubleQuote(document.Text[token.Start])) quoted = !quoted;
                if (token.Kind != TokenKind.Word || quoted) continue;
                if (_classes.Is(token.Word, WordClass.Pronoun)) Pronoun(document, salience, added, t);
                else if (_clitics.Ending(token, out bool state) is var ending and > 0) Clitic(salience, added, t, token, ending, state);
                else if (_heads.TryGetValue(token.Word, out var head) && Description(document, salience, roles, head, t, sentence.Tokens.End) is { } described)
                {
                    added.Add(described);
                    salience.See(described.Entity, subject);
                    t = described.Tokens.End - 1;
                }
                else if (_verbs.Fits(token.Word, token.Span.In(document.Text)) && !token.IsCapitalized) subject = false;
            }
        }
        return added.Count == 0 ? document : document with { Mentions = Merge(document.Mentions, added) };
    }

    private void Pronoun(Document document, Salience salience, List<Mention> added, int token)
    {
        var kind = _classes.Of(document.Tokens[token].Word);
        if ((kind & WordClass.Third) == 0 || (kind & WordClass.Dual) != 0) return;
        int entity = (kind & WordClass.Plural) != 0 ? salience.Group() : salience.Person();
        if (entity >= 0) added.Add(new(entity, new(token, token + 1), document.Tokens[token].Span, MentionForm.Pronoun));
    }

    private static void Clitic(Salience salience, List<Mention> added, int at, Token token, int ending, bool state)
    {
        int entity = state ? salience.Owner() : salience.Person();
        if (entity >= 0) added.Add(new(entity, new(at, at + 1), new TextSpan(token.End - ending, token.End), MentionForm.Clitic));
    }

    /// <summary>"pemimpin Turki itu": the phrase, and the entity whose role, name or state fits it best.</summary>
    private Mention? Description(Document document, Salience salience, Dictionary<int, HashSet<int>> roles, NominalHead head, int start, int limit)
    {
        int end = start + 1;
        bool closed = false;
        for (; end < Math.Min(limit, start + LongestDescription); end++)
        {
            var token = document.Tokens[end];
            if (token.Kind != TokenKind.Word) break;
            if (_classes.Is(token.Word, WordClass.Determiner)) { end++; closed = true; break; }
            if (_classes.Is(token.Word, WordClass.Relativizer | WordClass.Conjunction | WordClass.Complementizer | WordClass.Auxiliary | WordClass.Negation)) break;
            if (!token.IsCapitalized && _verbs.Fits(token.Word, token.Span.In(document.Text)) || NamesPerson(document, end)) break;
        }
        if (!closed)
        {
            bool alone = head.IsBare && (start + 1 >= limit || document.Tokens[start + 1].Kind != TokenKind.Word || !document.Tokens[start + 1].IsCapitalized);
            if (!alone || document.Tokens[start].IsCapitalized && !document.Tokens[start].IsInitial) return null;
            end = start + 1;
        }
        int entity = Best(document, salience, roles, head, start, end);
        return entity < 0 ? null : new Mention(entity, new(start, end), new TextSpan(document.Tokens[start].Start, document.Tokens[end - 1].End), MentionForm.Nominal);
    }

    private static int Best(Document document, Salience salience, Dictionary<int, HashSet<int>> roles, NominalHead head, int start, int end)
    {
        int best = -1, bestScore = 0;
        foreach (int entity in salience.Newest())
        {
            if (document.Entities[entity].Type != head.Type) continue;
            if (!roles.TryGetValue(entity, out var words)) continue;
            bool means = head.Means.Overlaps(words);
            // A noun for one kind of office never stands for the holder of another, whatever state both serve.
            if (!means && head.Type == EntityType.Person && head.Means.Count > 1) continue;
            int score = means ? 2 : 0;
            for (int t = start + 1; t < end - 1; t++)
            {
                if (words.Contains(document.Tokens[t].Word)) score += 2;
            }
            score += AffiliationFits(document, entity, start, end);
            if (score > bestScore) (best, bestScore) = (entity, score);
        }
        if (best >= 0) return best;
        // A description without a role word ("that man") is whoever was named last.
        return head.Type == EntityType.Person && head.Means.Count == 1 && end - start <= 4 ? salience.Person() : -1;
    }

    private static int AffiliationFits(Document document, int entity, int start, int end)
    {
        int first = LowerBound(document.Mentions, start);
        bool names = false, fits = false;
        for (int m = first; m < document.Mentions.Length && document.Mentions[m].Tokens.Start < end; m++)
        {
            names = true;
            foreach (var role in document.Entities[entity].Roles) fits |= role.Affiliation == document.Mentions[m].Entity;
            fits |= document.Entities[document.Mentions[m].Entity].Iso3166 is { } iso && iso == document.Entities[entity].Iso3166;
        }
        return fits ? 3 : names && document.Entities[entity].Roles.Length > 0 ? -2 : 0;
    }

    private static bool NamesPerson(Document document, int token)
    {
        int mention = LowerBound(document.Mentions, token);
        return mention < document.Mentions.Length && document.Mentions[mention].Tokens.Start == token && IsPerson(document, document.Mentions[mention].Entity);
    }

    private static int LowerBound(ImmutableArray<Mention> mentions, int token)
    {
        int low = 0, high = mentions.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (mentions[middle].Tokens.Start < token) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The words of each person's roles and of each organization's name.</summary>
    private Dictionary<int, HashSet<int>> RoleWords(Document document)
    {
        var words = new Dictionary<int, HashSet<int>>();
        for (int e = 0; e < document.Entities.Length; e++)
        {
            var entity = document.Entities[e];
            var set = new HashSet<int>();
            if (entity.Type == EntityType.Person)
            {
                foreach (var role in entity.Roles) Collect(role.Text, set);
            }
            else if (entity.Type is EntityType.Organization or EntityType.Group) Collect(entity.Name, set);
            words[e] = set;
        }
        return words;
    }

    private void Collect(string text, HashSet<int> into)
    {
        for (int position = 0; WordScanner.Next(text, position, out var span, out _); position = span.End)
        {
            int word = _words.Find(span.In(text));
            if (word != Vocabulary.Unknown && !_classes.Is(word, WordClass.Preposition | WordClass.Conjunction | WordClass.Determiner)) into.Add(word);
        }
    }

    /// <summary>Behind a closing mark and a short verb stands who speaks: as salient as a subject.</summary>
    private static bool FollowsVerbOfSpeech(Document document, int token, Sentence sentence)
    {
        for (int t = token - 1; t >= Math.Max(sentence.Tokens.Start, token - 10); t--)
        {
            if (document.Tokens[t].Kind == TokenKind.Quote) return true;
            if (document.Tokens[t].Kind == TokenKind.Punctuation) return false;
        }
        return false;
    }

    private static bool IsPerson(Document document, int entity) => document.Entities[entity].Type == EntityType.Person;

    private static ImmutableArray<Mention> Merge(ImmutableArray<Mention> named, List<Mention> added)
    {
        var all = named.AddRange(added);
        return all.Sort((a, b) => a.Tokens.Start != b.Tokens.Start ? a.Tokens.Start.CompareTo(b.Tokens.Start) : b.Tokens.End.CompareTo(a.Tokens.End));
    }
}
