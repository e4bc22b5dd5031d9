using System.Collections.Immutable;
using System.Globalization;
using Jejak.Documents;
using Jejak.Events.Clauses;

namespace Jejak.Events.Judging;

/// <summary>
/// What speaks for and against a drafted event, as named features: words of the trigger, kind, status, each party's kind, name and place in the sentence and its tree,
/// the words round the trigger, and what else the article tells. They are read off the finished draft, so that training and reading see the same.
/// A change here needs a new model.
/// </summary>
/// <param name="home">ISO 3166 codes of the states that are home to the language's news.</param>
internal sealed class EventFeatures(Document document, string[] home)
{
    /// <summary>How many tokens on either side of the trigger are named one by one.</summary>
    private const int Reach = 8;

    private readonly bool _abroad = IsAbroad(document, home);

    /// <summary>Holds always.</summary>
    public const string Bias = "bias";

    /// <summary>Holds where the article names other states oftener than home.</summary>
    public const string Abroad = "abroad";

    /// <summary>How many parties of a side are described.</summary>
    private const int Parties = 2;

    /// <summary>Adds the features of the event to <paramref name="features"/>; none is added twice.</summary>
    public void Write(Event happening, List<string> features)
    {
        int first = features.Count;
        int token = PartyReader.FirstAt(document, happening.Trigger.Start), end = token;
        while (end < document.Tokens.Length && document.Tokens[end].Start < happening.Trigger.End) end++;
        var sentence = SentenceAt(happening.Trigger.Start, out int place);
        int trigger = DependencyArguments.WordAt(document.Words, token);
        string words = Lower(happening.Trigger.Start, happening.Trigger.End);
        features.Add(Bias);
        features.Add("type=" + happening.Type);
        features.Add("kind=" + happening.Type + ":" + happening.Mode);
        features.Add("trigger=" + words);
        features.Add("status=" + happening.Status);
        features.Add("type&status=" + happening.Type + "&" + happening.Status);
        if (trigger >= 0)
        {
            var word = document.Words[trigger];
            features.Add("tag=" + word.Tag);
            features.Add("relation=" + word.Relation);
            features.Add("type&tag=" + happening.Type + "&" + word.Tag);
            if (DependencyArguments.Passive(word)) features.Add("passive");
        }
        Said(happening, features);
        Context(happening, sentence, token, end, place, features);
        Around(sentence.Tokens, token, end, features);
        bool mutual = !happening.Actors.IsEmpty && happening.Actors.AsSpan().SequenceEqual(happening.Recipients.AsSpan());
        if (mutual) features.Add("mutual");
        string news = _abroad ? Abroad : "home", foreign = HasForeign(happening.Actors) || HasForeign(happening.Recipients) ? "foreign" : "own";
        features.Add(news);
        features.Add("type&news=" + happening.Type + "&" + news);
        features.Add("news&parties=" + news + "&" + foreign);
        string actor = Side("actor", happening, happening.Actors, sentence, token, trigger, features);
        string recipient = mutual ? actor : Side("recipient", happening, happening.Recipients, sentence, token, trigger, features);
        features.Add("sides=" + actor + "&" + recipient);
        features.Add("type&sides=" + happening.Type + "&" + actor + "&" + recipient);
        features.Add("trigger&actor=" + words + "&" + actor);
        features.Add("trigger&recipient=" + words + "&" + recipient);
        features.Sort(first, features.Count - first, StringComparer.Ordinal);
        for (int i = features.Count - 1; i > first; i--) if (features[i] == features[i - 1]) features.RemoveAt(i);
    }

    /// <summary>Whether the article names other states oftener than home.</summary>
    private static bool IsAbroad(Document document, string[] home)
    {
        int away = 0, here = 0;
        foreach (var mention in document.Mentions)
        {
            if (document.Entities[mention.Entity].Iso3166 is not { } state) continue;
            if (Array.IndexOf(home, state) < 0) away++;
            else here++;
        }
        return away > here;
    }

    private bool HasForeign(ImmutableArray<int> parties)
    {
        foreach (int party in parties)
        {
            var entity = document.Entities[party];
            if (entity.Iso3166 is { } own && Array.IndexOf(home, own) < 0) return true;
            foreach (var role in entity.Roles)
            {
                if (role.Affiliation >= 0 && document.Entities[role.Affiliation].Iso3166 is { } served && Array.IndexOf(home, served) < 0) return true;
            }
        }
        return false;
    }

    /// <summary>On whose word it is told.</summary>
    private void Said(Event happening, List<string> features)
    {
        if (happening.AssertedBy < 0)
        {
            features.Add("said=paper");
            return;
        }
        var quotation = document.Quotations[happening.AssertedBy];
        features.Add("said=" + quotation.Kind);
        features.Add("type&said=" + happening.Type + "&" + quotation.Kind);
        if (quotation.Speaker is not { Entity: >= 0 } speaker) features.Add("speaker=unknown");
        else features.Add(happening.Actors.Contains(speaker.Entity) ? "speaker=actor" : happening.Recipients.Contains(speaker.Entity) ? "speaker=recipient" : "speaker=another");
    }

    /// <summary>Where in the article it is told, and what else the article tells.</summary>
    private void Context(Event happening, Sentence sentence, int token, int end, int place, List<string> features)
    {
        int beside = 0, same = 0, states = 0, known = 0, persons = 0;
        foreach (var other in document.Events)
        {
            beside += other.Trigger.Start >= sentence.Span.Start && other.Trigger.Start < sentence.Span.End ? 1 : 0;
            same += other.Type == happening.Type ? 1 : 0;
        }
        foreach (var entity in document.Entities)
        {
            states += entity.Type == EntityType.Country ? 1 : 0;
            persons += entity.Type == EntityType.Person ? 1 : 0;
            known += entity is { Type: EntityType.Person, Wikidata: not null } ? 1 : 0;
        }
        features.Add("sentence=" + Bucket(place));
        features.Add("length=" + Bucket(sentence.Tokens.Length / 4));
        features.Add("before=" + Bucket(token - sentence.Tokens.Start));
        features.Add("behind=" + Bucket(sentence.Tokens.End - end));
        features.Add("beside=" + Bucket(beside));
        features.Add("told=" + Bucket(document.Events.Length));
        features.Add("same=" + Bucket(same));
        features.Add("states=" + Bucket(states));
        features.Add("persons=" + Bucket(persons));
        features.Add("known=" + Bucket(known));
    }

    /// <summary>The words round the trigger.</summary>
    private void Around(TokenRange sentence, int token, int end, List<string> features)
    {
        features.Add("word-1=" + Word(token - 1, sentence));
        features.Add("word+1=" + Word(end, sentence));
        features.Add("word+2=" + Word(end + 1, sentence));
        features.Add("tag-1=" + Tag(token - 1, sentence));
        features.Add("tag+1=" + Tag(end, sentence));
        for (int i = Math.Max(sentence.Start, token - Reach); i < Math.Min(sentence.End, end + Reach); i++)
        {
            if ((i < token || i >= end) && document.Tokens[i].Kind == TokenKind.Word) features.Add("near=" + Word(i, sentence));
        }
    }

    /// <returns>The kind of the side's first party.</returns>
    private string Side(string side, Event happening, ImmutableArray<int> parties, Sentence sentence, int token, int trigger, List<string> features)
    {
        features.Add(side + "s=" + Bucket(parties.Length));
        string first = "none";
        for (int i = 0; i < parties.Length && i < Parties; i++)
        {
            var entity = document.Entities[parties[i]];
            int mention = Nearest(parties[i], sentence.Tokens, token, out bool named);
            string kind = entity.Type + (named ? "" : "~");
            if (i == 0) first = kind;
            features.Add(side + "=" + kind);
            features.Add(side + "&type=" + kind + "&" + happening.Type);
            if (entity.Iso3166 is { } iso) features.Add(side + ".state=" + iso);
            features.Add(side + ".known=" + (entity.Wikidata is not null ? "item" : entity.Roles.IsEmpty ? "no" : "role"));
            Name(side, entity.Name, features);
            if (mention < 0) features.Add(side + ".where=elsewhere");
            else Place(side, happening.Type, document.Mentions[mention], sentence.Tokens, token, trigger, features);
        }
        return first;
    }

    /// <summary>What the name looks like: names cut wrong are long, glued, or begin and end with small words.</summary>
    private static void Name(string side, string name, List<string> features)
    {
        int words = 1, small = 0;
        bool glued = false, odd = false;
        for (int i = 0; i < name.Length; i++)
        {
            bool begins = i == 0 || name[i - 1] == ' ';
            words += name[i] == ' ' ? 1 : 0;
            small += begins && char.IsLower(name[i]) ? 1 : 0;
            glued |= i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            odd |= !char.IsLetterOrDigit(name[i]) && name[i] is not (' ' or '-' or '.' or '\'' or ',');
        }
        features.Add(side + ".words=" + Bucket(words));
        features.Add(side + ".small=" + Bucket(small));
        if (glued) features.Add(side + ".glued");
        if (odd) features.Add(side + ".odd");
        features.Add(side + ".first=" + name[..(name.IndexOf(' ', StringComparison.Ordinal) is var space && space < 0 ? name.Length : space)].ToLowerInvariant());
        features.Add(side + ".last=" + name[(name.LastIndexOf(' ') + 1)..].ToLowerInvariant());
    }

    /// <summary>Where a party stands, by the order of words and by the tree.</summary>
    private void Place(string side, string type, Mention mention, TokenRange sentence, int token, int trigger, List<string> features)
    {
        bool before = mention.Tokens.Start < token;
        int from = before ? mention.Tokens.End : token + 1, to = before ? token : mention.Tokens.Start, commas = 0, verbs = 0;
        for (int i = from; i < to; i++)
        {
            commas += document.Text[document.Tokens[i].Start] == ',' ? 1 : 0;
            verbs += Tag(i, sentence) == nameof(UniversalTag.Verb) ? 1 : 0;
        }
        string where = (before ? "before" : "behind") + Bucket(to - from);
        features.Add(side + ".form=" + mention.Form);
        features.Add(side + ".where=" + where);
        features.Add(side + ".commas=" + (before ? "before" : "behind") + Bucket(commas));
        features.Add(side + ".verbs=" + (before ? "before" : "behind") + Bucket(verbs));
        features.Add(side + ".after=" + Word(mention.Tokens.End, sentence));
        features.Add(side + ".tag-1=" + Tag(mention.Tokens.Start - 1, sentence));
        features.Add(side + ".word-1=" + Word(mention.Tokens.Start - 1, sentence));
        string arc = Arc(mention.Tokens, trigger);
        features.Add(side + ".arc=" + arc);
        features.Add(side + ".arc&type=" + arc + "&" + type);
        features.Add(side + ".arc&order=" + arc + "&" + (before ? "before" : "behind"));
    }

    /// <summary>How the head of a mention hangs on the trigger.</summary>
    private string Arc(TokenRange mention, int trigger)
    {
        if (trigger < 0) return "none";
        var words = document.Words;
        int head = DependencyArguments.WordAt(words, mention.Start);
        if (head < 0) return "none";
        for (int steps = 0; steps < 8 && words[head].Head >= 0 && mention.Contains(words[words[head].Head].Token); steps++) head = words[head].Head;
        int above = words[head].Head;
        if (above == trigger) return words[head].Relation + ":" + words[head].Subtype;
        if (words[trigger].Head == head) return "over:" + words[trigger].Relation;
        if (above >= 0 && words[above].Head == trigger) return words[head].Relation + "/" + words[above].Relation;
        if (above >= 0 && words[trigger].Head == above) return words[head].Relation + "\\" + words[trigger].Relation;
        return "far";
    }

    /// <summary>The mention of an entity nearest to a token in its sentence, or −1.</summary>
    /// <param name="named">Whether a name of it stands anywhere in the article.</param>
    private int Nearest(int entity, TokenRange sentence, int token, out bool named)
    {
        int best = -1, least = int.MaxValue;
        named = false;
        for (int i = 0; i < document.Mentions.Length; i++)
        {
            var mention = document.Mentions[i];
            if (mention.Entity != entity) continue;
            named |= mention.Form is MentionForm.Name or MentionForm.Metonym;
            if (mention.Tokens.Start < sentence.Start || mention.Tokens.End > sentence.End) continue;
            int distance = Math.Abs(mention.Tokens.Start - token);
            if (distance < least) (best, least) = (i, distance);
        }
        return best;
    }

    private Sentence SentenceAt(int offset, out int place)
    {
        place = 0;
        foreach (var sentence in document.Sentences)
        {
            if (offset >= sentence.Span.Start && offset < sentence.Span.End) return sentence;
            place += sentence.IsBody ? 1 : 0;
        }
        return document.Sentences[^1];
    }

    private string Word(int token, TokenRange sentence) =>
        token < sentence.Start || token >= sentence.End ? "edge" : document.Tokens[token].Kind == TokenKind.Number ? "number" : Lower(document.Tokens[token].Start, document.Tokens[token].End);

    private string Tag(int token, TokenRange sentence)
    {
        if (token < sentence.Start || token >= sentence.End) return "edge";
        int word = DependencyArguments.WordAt(document.Words, token);
        return word < 0 ? "none" : document.Words[word].Tag.ToString();
    }

    private string Lower(int start, int end) => document.Text[start..end].ToLowerInvariant().ReplaceLineEndings(" ");

    private static string Bucket(int count) => count switch { <= 4 => Math.Max(0, count).ToString(CultureInfo.InvariantCulture), <= 6 => "5", <= 9 => "7", <= 14 => "10", <= 24 => "15", _ => "25" };
}
