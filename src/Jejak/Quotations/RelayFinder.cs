using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Quotations;

/// <summary>Finds through whom a sentence's statements reached the publisher: agencies, papers, broadcasters, platforms, institutions.</summary>
internal sealed class RelayFinder(QuotationResources resources)
{
    /// <summary>Between a relay phrase and the outlet's name.</summary>
    private const int MostFillers = 8;

    /// <summary>In words.</summary>
    private const int LongestChannel = 5;

    /// <summary>Relays named in <paramref name="sentence"/>, in order of the text; words inside direct quotations do not count.</summary>
    /// <param name="carriesDirect">Whether somebody is quoted directly there: only then a paper that carries it is a relay, not the speaker.</param>
    public void Find(Passage passage, Sentence sentence, bool carriesDirect, List<Relay> relays)
    {
        int end = sentence.Tokens.End;
        for (int t = sentence.Tokens.Start; t < end; t++)
        {
            if (passage.Quoted[t] || passage.MentionAt(t) >= 0) continue;
            int length = resources.Relays.Match(passage.Tokens, t, end, out var kind);
            if (length == 0) continue;
            if (kind == RelayKind.Statement && !carriesDirect) continue;
            int next = Names(passage, t, t + length, end, kind, relays);
            if (next > t) t = next - 1;
        }
    }

    private int Names(Passage passage, int phrase, int from, int end, RelayKind kind, List<Relay> relays)
    {
        int t = from, next = phrase;
        for (int limit = Math.Min(end, from + MostFillers); t < limit; t++)
        {
            if (passage.MentionAt(t) is var mention and >= 0)
            {
                // "the Italian daily La Repubblica": the state between the word for an outlet and its name
                int behind = passage.Mention(mention).Tokens.End;
                if (t > from && passage.EntityOf(mention).Type == EntityType.Country && behind < end && passage.MentionAt(behind) is var outlet and >= 0 && passage.EntityOf(outlet).Sector is not null)
                {
                    t = behind - 1;
                    continue;
                }
                if (Channel(passage, phrase, mention, end) is { } channel)
                {
                    Add(relays, channel);
                    return behind;
                }
                if (Named(passage, mention, kind, out var relation) && !passage.Quoted[t])
                {
                    next = passage.Mention(mention).Tokens.End;
                    var entity = passage.Mention(mention).Entity;
                    Add(relays, new(entity, passage.Document.Entities[entity].Name, new TextSpan(passage.Tokens[phrase].Start, passage.Tokens[next - 1].End), relation));
                    // "AFP and Al Arabiya"
                    while (next + 1 < end && (passage.Has(next, WordClass.Coordinator) || passage.Is(next, ',')) && passage.MentionAt(next + 1) is var other and >= 0
                        && Named(passage, other, kind, out relation))
                    {
                        next = passage.Mention(other).Tokens.End;
                        entity = passage.Mention(other).Entity;
                        Add(relays, new(entity, passage.Document.Entities[entity].Name, new TextSpan(passage.Tokens[phrase].Start, passage.Tokens[next - 1].End), relation));
                    }
                }
                return next;
            }
            int length = resources.GenericRelays.Match(passage.Tokens, t, end, out var generic);
            bool followed = length > 0 && t + length < end && passage.MentionAt(t + length) is var named and >= 0 && passage.EntityOf(named).Sector is not null;
            if (length > 0 && !followed)
            {
                if (kind == RelayKind.Platform && generic != RelayRelation.Platform && generic != RelayRelation.Broadcaster) return next;
                next = t + length;
                Add(relays, new(-1, passage.Span(t, next).Of(passage.Text), new TextSpan(passage.Tokens[phrase].Start, passage.Tokens[next - 1].End), generic));
                return next;
            }
            if (!resources.Fillers.Contains(passage.Tokens[t].Word)) break;
        }
        // An outlet no resource knows: the name is whatever has capitals after "quoted from"
        if (kind != RelayKind.Relay || t >= end || !HasCapital(passage, t) || !passage.IsWord(t) || t - from > 2 || passage.InTime(t)) return next;
        int last = t;
        while (last < end && HasCapital(passage, last) && !passage.InTime(last) && passage.IsWord(last)) last++;
        Add(relays, new(-1, passage.Span(t, last).Of(passage.Text), new TextSpan(passage.Tokens[phrase].Start, passage.Tokens[last - 1].End), RelayRelation.Newspaper));
        return last;
    }

    /// <summary>"YouTube Sekretariat Presiden": a platform and whose channel it is.</summary>
    private static Relay? Channel(Passage passage, int phrase, int mention, int end)
    {
        var tokens = passage.Mention(mention).Tokens;
        if (passage.EntityOf(mention).Sector is not { } sector || !sector.Equals(nameof(RelayRelation.Platform), StringComparison.OrdinalIgnoreCase)) return null;
        int last = tokens.End;
        while (last < end && last < tokens.End + LongestChannel && passage.IsWord(last) && HasCapital(passage, last) && !passage.InTime(last)) last++;
        if (last == tokens.End || passage.Quoted[tokens.Start]) return null;
        return new(-1, passage.Span(tokens.Start, last).Of(passage.Text), new TextSpan(passage.Tokens[phrase].Start, passage.Tokens[last - 1].End), RelayRelation.Platform);
    }

    private static bool HasCapital(Passage passage, int token)
    {
        foreach (char c in passage.Tokens[token].Span.In(passage.Text))
        {
            if (char.IsUpper(c)) return true;
        }
        return false;
    }

    private static bool Named(Passage passage, int mention, RelayKind kind, out RelayRelation relation)
    {
        var entity = passage.EntityOf(mention);
        bool outlet = Enum.TryParse(entity.Sector, ignoreCase: true, out relation) && Enum.IsDefined(relation);
        if (kind == RelayKind.Platform) return outlet && relation == RelayRelation.Platform;
        if (kind == RelayKind.Interview) return outlet && relation is not RelayRelation.Institution;
        if (outlet) return true;
        if (kind == RelayKind.Statement)
        {
            relation = RelayRelation.Institution;
            return entity.Type is EntityType.Organization or EntityType.Country or EntityType.Group;
        }
        // A body whose sector is known and is not the media ("disiarkan Kremlin" says so of its own press office) is no newspaper.
        relation = entity.Type is EntityType.Organization && entity.Sector is null ? RelayRelation.Newspaper : RelayRelation.Institution;
        return entity.Type == EntityType.Organization && passage.Mention(mention).Form == MentionForm.Name;
    }

    private static void Add(List<Relay> relays, Relay relay)
    {
        foreach (var known in relays)
        {
            if (known.Entity == relay.Entity && (relay.Entity >= 0 || known.Name == relay.Name)) return;
        }
        relays.Add(relay);
    }
}
