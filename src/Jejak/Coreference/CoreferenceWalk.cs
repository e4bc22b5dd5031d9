using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Coreference;

/// <summary>Goes through a document in order, keeps who has been mentioned, and asks whom each word that names nobody stands for.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
internal sealed class CoreferenceWalk
{
    /// <summary>Candidates are the latest mentioned; whoever comes further back is no candidate.</summary>
    private const int MostCandidates = 12;

    /// <summary>In tokens: a quotation is looked through for its end no further.</summary>
    private const int LongestQuote = 200;

    /// <summary>In tokens: how much of what is reported is looked at.</summary>
    private const int LongestClause = 15;

    /// <summary>In tokens: between a cue and the name behind it there is a title of at most this length.</summary>
    private const int LongestTitle = 16;

    private readonly WordClasses _classes;
    private readonly VerbShapes _verbs;
    private readonly CueWords _cues;
    private readonly AnaphorReader _reader;
    private readonly WordSet _persons;
    private readonly WordSet _groups;

    public CoreferenceWalk(Language language)
    {
        (_classes, _verbs, _cues) = (language.Classes, language.Verbs, new(language));
        _reader = new(language, _cues);
        _persons = language.Set("quotations/speaker-nouns", "word", row => row.List("kind").Contains("person"));
        _groups = language.Set("quotations/speaker-nouns", "word", row => row.List("kind").Contains("group"));
        Features = new(_reader, new(_reader, language.Classes, language.Words), language.Classes, language.Verbs, language.Counts);
    }

    public AntecedentFeatures Features { get; }

    /// <summary>The mentions found, in order of the text.</summary>
    public List<Mention> Find(Document document, IAntecedentChooser chooser)
    {
        var pass = new Pass(this, document, chooser);
        for (int s = 0; s < document.Sentences.Length; s++) pass.Read(s);
        return pass.Added;
    }

    private sealed class Pass(CoreferenceWalk walk, Document document, IAntecedentChooser chooser)
    {
        private readonly Discourse _discourse = new(document);
        private readonly ClauseReader _clauses = new(document, walk._classes, walk._verbs, walk._cues);
        private readonly int[] _candidates = new int[MostCandidates];
        private int _mention;
        private Func<int, int>? _personEnd;
        private int _block = -1;
        private bool _quoted;

        public List<Mention> Added { get; } = [];

        public void Read(int sentence)
        {
            var range = document.Sentences[sentence].Tokens;
            if (!document.Sentences[sentence].IsBody)
            {
                SeeTitle(sentence, range);
                return;
            }
            // A quotation mark left open ends with its paragraph.
            if (document.Sentences[sentence].Block != _block) (_block, _quoted, _discourse.Quoted) = (document.Sentences[sentence].Block, false, -1);
            _discourse.Begin(sentence);
            _clauses.Begin();
            for (int t = range.Start; t < range.End; t++) t = Step(t, range) - 1;
        }

        /// <returns>The next token to look at.</returns>
        private int Step(int t, TokenRange sentence)
        {
            while (_mention < document.Mentions.Length && document.Mentions[_mention].Tokens.Start < t) _mention++;
            if (_mention < document.Mentions.Length && document.Mentions[_mention].Tokens.Start == t) return See(document.Mentions[_mention], sentence);
            var token = document.Tokens[t];
            if (token.Kind == TokenKind.Quote && WordScanner.IsDoubleQuote(document.Text[token.Start]))
            {
                _quoted = !_quoted;
                _discourse.Quoted = _quoted ? SpeakerOf(t) : -1;
                _clauses.Begin();
            }
            if (token.Kind != TokenKind.Word) return t + 1;
            if (walk._cues.HoldsSpeaker(token.Word) && !_quoted) _discourse.Speak(_discourse.Speaking(out _));
            else if (walk._reader.Read(document, t, sentence.End, _quoted, _personEnd ??= PersonEnd, out var anaphor) && Resolve(anaphor with { Says = Says(in anaphor, sentence) }, sentence)) return anaphor.Tokens.End;
            else if (!token.IsCapitalized || token.IsInitial) SeeUnnamed(t, sentence);
            _clauses.Pass(t);
            return t + 1;
        }

        private int See(Mention mention, TokenRange sentence)
        {
            var part = _clauses.PartOf(_clauses.WithTitle(document.Entities[mention.Entity], mention.Tokens.Start), sentence.Start);
            bool says = !_quoted && part is ClausePart.Subject or ClausePart.Object && _clauses.Says(mention.Tokens.End, sentence.End);
            if (says) part = ClausePart.Subject;
            _discourse.See(mention.Entity, mention.Tokens, mention.Form, part, _quoted);
            if (says) _discourse.Speak(mention.Entity);
            return Math.Max(mention.Tokens.End, mention.Tokens.Start + 1);
        }

        private void SeeTitle(int sentence, TokenRange range)
        {
            _discourse.Begin(sentence);
            for (; _mention < document.Mentions.Length && document.Mentions[_mention].Tokens.Start < range.End; _mention++)
                _discourse.See(document.Mentions[_mention].Entity, document.Mentions[_mention].Tokens, document.Mentions[_mention].Form, ClausePart.None, false);
        }

        /// <summary>Who says the words after the quotation mark at <paramref name="open"/>: whoever is named behind them, else who has the word.</summary>
        private int SpeakerOf(int open)
        {
            int last = Math.Min(document.Tokens.Length, open + LongestQuote), t = open + 1;
            while (t < last && !(document.Tokens[t].Kind == TokenKind.Quote && WordScanner.IsDoubleQuote(document.Text[document.Tokens[t].Start]))) t++;
            t++;
            if (t < last && document.Tokens[t].Kind == TokenKind.Punctuation) t++;
            if (t >= last || !walk._cues.IsInverted(document.Tokens[t].Word)) return _discourse.Speaking(out _);
            for (int m = DescriptionMatch.LowerBound(document.Mentions, t + 1); m < document.Mentions.Length && document.Mentions[m].Tokens.Start <= t + LongestTitle; m++)
            {
                if (document.Entities[document.Mentions[m].Entity].Type == EntityType.Person) return document.Mentions[m].Entity;
            }
            return walk._classes.Is(document.Tokens[Math.Min(t + 1, document.Tokens.Length - 1)].Word, WordClass.Pronoun) ? _discourse.Speaking(out _) : -1;
        }

        private bool Says(in Anaphor anaphor, TokenRange sentence) => !_quoted && anaphor.Form != MentionForm.Clitic
            && (anaphor.Token > sentence.Start && walk._cues.IsInverted(document.Tokens[anaphor.Token - 1].Word) || _clauses.Says(anaphor.Tokens.End, sentence.End));

        private bool Resolve(Anaphor anaphor, TokenRange sentence)
        {
            int count = Candidates(in anaphor, sentence.End);
            int entity = chooser.Choose(in anaphor, _discourse, _candidates.AsSpan(0, count), sentence.End);
            if (entity < 0)
            {
                if (anaphor.Says) _discourse.Speak(-1);
                return false;
            }
            Added.Add(new(entity, anaphor.Tokens, anaphor.Span, anaphor.Form));
            var part = anaphor.Form == MentionForm.Clitic ? ClausePart.Owner : _clauses.PartOf(anaphor.Token, sentence.Start, own: anaphor.Form == MentionForm.Nominal);
            _discourse.See(entity, anaphor.Tokens, anaphor.Form, part, _quoted);
            if (anaphor.Says) _discourse.Speak(entity);
            // The word that a clitic hangs on may be a verb as well.
            if (anaphor.Form == MentionForm.Clitic) _clauses.Pass(anaphor.Token);
            return true;
        }

        private int Candidates(in Anaphor anaphor, int sentenceEnd)
        {
            int count = 0, treated = anaphor.Form == MentionForm.Pronoun ? Treated(anaphor.Tokens.End) : -1;
            int told = anaphor.Says ? ClauseEnd(anaphor.Tokens.End, sentenceEnd) : anaphor.Tokens.End;
            var seen = _discourse.Seen;
            for (int i = seen.Count - 1; i >= 0 && count < MostCandidates; i--)
            {
                if (seen[i] != treated && Fits(anaphor.Kind, document.Entities[seen[i]].Type) && !IsNamed(seen[i], anaphor.Tokens.End, told)) _candidates[count++] = seen[i];
            }
            return count;
        }

        /// <summary>Where what a verb of saying reports ends at the latest: with a quotation mark, a stop, or after some words.</summary>
        private int ClauseEnd(int token, int limit)
        {
            limit = Math.Min(limit, token + LongestClause);
            while (token < limit && (document.Tokens[token].Kind is TokenKind.Word or TokenKind.Number || document.Text[document.Tokens[token].Start] == ',')) token++;
            return token;
        }

        /// <summary>Whether the entity is named in a range of tokens: "he" in "he says that X lies" is not X.</summary>
        private bool IsNamed(int entity, int start, int end)
        {
            for (int m = _mention; m < document.Mentions.Length && document.Mentions[m].Tokens.Start < end; m++)
            {
                if (document.Mentions[m].Entity == entity && document.Mentions[m].Tokens.Start >= start) return true;
            }
            return false;
        }

        /// <summary>Who is named as the object of the verb at or right behind a token: "he" in "he threw X out" is not X. −1 where nobody is.</summary>
        private int Treated(int token)
        {
            while (token < document.Tokens.Length && walk._classes.Is(document.Tokens[token].Word, WordClass.Adverb | WordClass.Auxiliary)) token++;
            if (token + 1 >= document.Tokens.Length || !_clauses.IsVerb(token)) return -1;
            int m = DescriptionMatch.LowerBound(document.Mentions, token + 1);
            return m < document.Mentions.Length && _clauses.WithTitle(document.Entities[document.Mentions[m].Entity], document.Mentions[m].Tokens.Start) <= token + 1 ? document.Mentions[m].Entity : -1;
        }

        private static bool Fits(AnaphorKind kind, EntityType type) => kind switch
        {
            AnaphorKind.Pronoun or AnaphorKind.SpeakingPronoun or AnaphorKind.Reflexive or AnaphorKind.PersonalClitic or AnaphorKind.Person => type == EntityType.Person,
            AnaphorKind.PluralPronoun or AnaphorKind.Organization => type is EntityType.Organization or EntityType.Group or EntityType.Country,
            _ => true,
        };

        private void SeeUnnamed(int token, TokenRange sentence)
        {
            int word = document.Tokens[token].Word;
            bool group = walk._groups.Contains(word);
            if (!group && !walk._persons.Contains(word) || _clauses.PartOf(token, sentence.Start) == ClausePart.Owner || IsTitle(token, sentence.End)) return;
            bool plural = group || token > sentence.Start && walk._classes.Is(document.Tokens[token - 1].Word, WordClass.Plural);
            _discourse.SeeUnnamed(token, plural);
            if (!plural && !_quoted && _clauses.PartOf(token, sentence.Start) == ClausePart.Speaker) _discourse.Speak(-1);
        }

        /// <summary>Whether the noun belongs to the title of a name further on.</summary>
        private bool IsTitle(int token, int limit)
        {
            for (int m = _mention; m < document.Mentions.Length && document.Mentions[m].Tokens.Start < Math.Min(limit, token + LongestTitle); m++)
            {
                var mention = document.Mentions[m];
                if (_clauses.WithTitle(document.Entities[mention.Entity], mention.Tokens.Start) <= token) return true;
            }
            return false;
        }

        /// <summary>End of the person's name that begins at the token, or −1.</summary>
        private int PersonEnd(int token)
        {
            int m = DescriptionMatch.LowerBound(document.Mentions, token);
            bool person = m < document.Mentions.Length && document.Mentions[m].Tokens.Start == token && document.Entities[document.Mentions[m].Entity].Type == EntityType.Person;
            return person ? document.Mentions[m].Tokens.End : -1;
        }
    }

    /// <summary>Named and added mentions in one order.</summary>
    public static ImmutableArray<Mention> Merge(ImmutableArray<Mention> named, List<Mention> added) =>
        named.AddRange(added).Sort((a, b) => a.Tokens.Start != b.Tokens.Start ? a.Tokens.Start.CompareTo(b.Tokens.Start) : b.Tokens.End.CompareTo(a.Tokens.End));
}
