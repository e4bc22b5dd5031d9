using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Events.Clauses;
using Jejak.Text;

namespace Jejak.Events;

/// <summary>Turns parties into entities: descriptions of people become entities of the document when an event first needs them.</summary>
internal sealed class Cast(Document document, List<Party> parties, ClauseWords words)
{
    private readonly List<Entity> _new = [];
    private readonly List<Mention> _mentions = [];
    private readonly HashSet<int> _governments = [];
    private int _attacker = -1;
    private readonly int _suspect = parties.Find(party => party is { Suspect: true, Entity: >= 0 }) is { Suspect: true } suspect ? suspect.Entity : -1;

    /// <param name="acting">Places do not act: they are left out.</param>
    /// <param name="asState">A seat of government that acts or is spoken to stands for its state, where the article names it.</param>
    /// <param name="answering">So are places that no description of people stands before: nobody asks or refuses a town, but its government.</param>
    public ImmutableArray<int> Entities(List<int> numbers, bool asState = false, bool acting = false, bool answering = false)
    {
        var entities = ImmutableArray.CreateBuilder<int>(numbers.Count);
        foreach (int number in numbers)
        {
            if (parties[number].Nobody) continue;
            int entity = asState ? State(EntityOf(number)) : EntityOf(number);
            if ((acting || (answering && !IsDescribed(parties[number].Tokens))) && entity < document.Entities.Length && document.Entities[entity].Type is EntityType.Place or EntityType.Facility) continue;
            if (!entities.Contains(entity)) entities.Add(entity);
            if (Governed(entity) is >= 0 and var state && !entities.Contains(state)) entities.Add(state);
            if (parties[number].Second is var second && second >= 0 && !entities.Contains(second)) entities.Add(second);
        }
        return entities.ToImmutable();
    }

    /// <summary>A speaker's entity; one without a name becomes an entity by the words that describe it.</summary>
    public int Speaker(Speaker speaker)
    {
        if (speaker.Entity >= 0) return IsChannel(speaker.Entity) ? -1 : speaker.Entity;
        int first = PartyReader.FirstAt(document, speaker.Span.Start), end = first;
        while (end < document.Tokens.Length && document.Tokens[end].End <= speaker.Span.End) end++;
        return end > first && IsDescription(first, end) ? Described(new(first, end), EntityType.Group) : -1;
    }

    /// <summary>How many entities the parties stand for; a pair stands for two.</summary>
    public int Count(List<int> numbers)
    {
        int count = numbers.Count;
        foreach (int number in numbers) count += parties[number].Second >= 0 ? 1 : 0;
        return count;
    }

    /// <summary>The document with the entities that were added.</summary>
    public Document Complete()
    {
        if (_new.Count == 0) return document;
        var mentions = document.Mentions.AddRange(_mentions).Sort((left, right) =>
            left.Tokens.Start != right.Tokens.Start ? left.Tokens.Start.CompareTo(right.Tokens.Start)
            : left.Tokens.End != right.Tokens.End ? right.Tokens.End.CompareTo(left.Tokens.End) : left.Entity.CompareTo(right.Entity));
        return document with { Entities = document.Entities.AddRange(_new), Mentions = mentions };
    }

    /// <summary>
    /// Who attacked is told first as somebody ("seorang prajurit"), then as the suspect, then by name: where the article names the suspect,
    /// the first such attacker is that one.
    /// </summary>
    public ImmutableArray<int> NameSuspect(ImmutableArray<int> actors)
    {
        if (_suspect < 0 || actors.Length != 1 || actors[0] < document.Entities.Length) return actors;
        string name = _new[actors[0] - document.Entities.Length].Name;
        if (!ClauseWords.BeginsWithOneOf(words.Singular, name)) return actors;
        // Later ones are of other attacks, which the article looks back to.
        if (_attacker < 0) _attacker = actors[0];
        return _attacker == actors[0] ? [_suspect] : actors;
    }

    /// <summary>Whether the words say only that it is others ("negara lain", "orang"): those did nothing that could be told of.</summary>
    public bool AreOthers(ImmutableArray<int> actors)
    {
        foreach (int actor in actors)
        {
            if (actor < document.Entities.Length || !words.Others.Contains(_new[actor - document.Entities.Length].Name)) return false;
        }
        return actors.Length > 0;
    }

    /// <summary>Whether it passes news on: an outlet behind a deed is the credit of a picture, or who tells of it.</summary>
    public bool IsOutlet(int entity) => entity < document.Entities.Length && document.Entities[entity].Sector is { Length: > 3 } and not ("city" or "platform") && document.Entities[entity].Type == EntityType.Organization;

    /// <summary>Whether it is a platform, on which others speak, or an outlet.</summary>
    private bool IsChannel(int entity) => IsOutlet(entity) || (entity < document.Entities.Length && document.Entities[entity] is { Type: EntityType.Organization, Sector: "platform" });

    /// <summary>Whether one side is only others, or reporters: with them nothing that could be told of was done together.</summary>
    public bool HasOthers(ImmutableArray<int> actors)
    {
        foreach (int actor in actors)
        {
            if (actor >= document.Entities.Length && _new[actor - document.Entities.Length].Name is var name && (words.Others.Contains(name) || words.Press.Contains(name))) return true;
        }
        return false;
    }

    /// <summary>Whether the words say that it is nobody ("siapa pun").</summary>
    public bool IsNobody(List<int> numbers) => numbers.Count > 0 && parties[numbers[0]] is { Nobody: true, Type: EntityType.Group };

    /// <summary>Whether the words name or describe somebody: a lone small word that heads no description is a slip of who was taken to speak.</summary>
    private bool IsDescription(int first, int end)
    {
        int head = words.Heads.Match(document.Tokens, first, end, out var kind);
        // "Keduanya" stands for two who are named elsewhere.
        return !words.IsNoun(document.Tokens[first].Word) && !(head == end - first && kind is HeadKind.Pair or HeadKind.States or HeadKind.Persons or HeadKind.Nobody) && (end - first > 1 || document.Tokens[first].IsCapitalized || head > 0);
    }

    /// <summary>Whether one of them acts for more than himself: a state, an organization, somebody with an office.</summary>
    public bool HoldsOffice(ImmutableArray<int> entities)
    {
        foreach (int entity in entities)
        {
            if (entity < document.Entities.Length && document.Entities[entity] is { Type: EntityType.Country or EntityType.Organization or EntityType.Group } or { Type: EntityType.Person, Roles.IsEmpty: false }) return true;
            if (_governments.Contains(entity)) return true;
        }
        return false;
    }

    /// <summary>Whether all are people without an office whom nobody knows besides, or who are told of only as those of a crime or a family.</summary>
    public bool ArePrivate(ImmutableArray<int> entities)
    {
        foreach (int entity in entities)
        {
            bool isPrivate = entity < document.Entities.Length
                ? document.Entities[entity] is { Type: EntityType.Person, Wikidata: null, Iso3166: null } person && HasNoOffice(person)
                : ClauseWords.BeginsWithOneOf(words.Private, _new[entity - document.Entities.Length].Name);
            if (!isPrivate) return false;
        }
        return true;
    }

    /// <summary>Whether a person has no role, or only one in a crime or a family.</summary>
    private bool HasNoOffice(Entity person)
    {
        foreach (var role in person.Roles)
        {
            if (!ClauseWords.BeginsWithOneOf(words.Private, role.Text)) return false;
        }
        return true;
    }

    /// <summary>Whether somebody of public life is among them: a state, a government, a body or person that is known, one with an office.</summary>
    public bool ArePublic(ImmutableArray<int> entities)
    {
        foreach (int entity in entities)
        {
            if (entity >= document.Entities.Length ? _governments.Contains(entity) : document.Entities[entity] is { Type: EntityType.Country } or { Iso3166: not null } or { Wikidata: not null } or { Sector: not null } or { Type: EntityType.Person, Roles.IsEmpty: false }) return true;
        }
        return false;
    }

    /// <summary>The ISO 3166 code of the state that somebody is, belongs to or acts for; null where the article does not say.</summary>
    public string? StateCode(int entity)
    {
        if (entity < 0 || entity >= document.Entities.Length) return null;
        if (document.Entities[entity].Iso3166 is { } own) return own;
        foreach (var role in document.Entities[entity].Roles)
        {
            if (role.Affiliation >= 0 && document.Entities[role.Affiliation].Iso3166 is { } code) return code;
        }
        return null;
    }

    /// <summary>Whether it is of no one state: an organization between states, somebody known beyond the article, people who are only described.</summary>
    public bool IsStateless(int entity) =>
        entity >= document.Entities.Length ? !_governments.Contains(entity) : document.Entities[entity] is { Type: EntityType.Organization, SectorCode: null or "IGO" } or { Wikidata: not null } || words.IsLeader(document.Entities[entity]);

    /// <summary>Whether all are known beyond the article, or lead a state: what they say that others must do is politics, whoever is meant.</summary>
    public bool AreKnown(ImmutableArray<int> entities)
    {
        foreach (int entity in entities)
        {
            if (entity >= document.Entities.Length || !(document.Entities[entity].Wikidata is not null || words.IsLeader(document.Entities[entity]))) return false;
        }
        return true;
    }

    /// <summary>Whether a place lies in the state that acts: nobody is a guest at home.</summary>
    public bool LiesIn(int place, int state) =>
        place < document.Entities.Length && state < document.Entities.Length && document.Entities[state] is { Type: EntityType.Country, Iso3166: { } iso } && document.Entities[place] is { Type: EntityType.Place } at && at.Iso3166 == iso;

    /// <summary>Whether all are people without an office, named or only described.</summary>
    public bool AreUnknown(ImmutableArray<int> entities)
    {
        foreach (int entity in entities)
        {
            if (entity < document.Entities.Length ? !ArePrivate([entity]) : _governments.Contains(entity)) return false;
        }
        return true;
    }

    /// <summary>Whether somebody of public life has to do with a state as such: not with one of its beaches.</summary>
    public bool IsNamedAbroad(ImmutableArray<int> actors, ImmutableArray<int> recipients)
    {
        bool known = false, abroad = false;
        foreach (int actor in actors) known |= actor < document.Entities.Length && document.Entities[actor] is { Iso3166: not null } or { Wikidata: not null };
        foreach (int recipient in recipients) abroad |= recipient < document.Entities.Length && document.Entities[recipient].Type is EntityType.Country or EntityType.Person;
        return known && abroad;
    }

    /// <summary>With each region or city the state that it belongs to, where the article names that state and it does not act itself: who seizes Crimea, takes it from Ukraine.</summary>
    public ImmutableArray<int> WithOwners(ImmutableArray<int> recipients, ImmutableArray<int> actors)
    {
        foreach (int recipient in recipients)
        {
            int state = State(recipient, seized: true);
            if (state != recipient && !recipients.Contains(state) && !ActFor(actors, state)) recipients = recipients.Add(state);
        }
        return recipients;
    }

    private bool ActFor(ImmutableArray<int> actors, int state)
    {
        foreach (int actor in actors)
        {
            if (ClauseWords.StateOf(document, actor) == state) return true;
        }
        return false;
    }

    /// <summary>The state that a place stands for, where the article names it. Of the home state's towns only what is taken by others is that state's: "Jakarta harus …" is the town.</summary>
    private int State(int entity, bool seized = false)
    {
        if (entity >= document.Entities.Length || document.Entities[entity] is not { Type: EntityType.Place, Iso3166: { } iso } || (!seized && Array.IndexOf(words.Home, iso) >= 0)) return entity;
        for (int i = 0; i < document.Entities.Length; i++)
        {
            if (document.Entities[i].Type == EntityType.Country && document.Entities[i].Iso3166 == iso) return i;
        }
        return entity;
    }

    /// <summary>The state whose seat of government an organization is ("Kremlin"), where the article names it, or −1.</summary>
    private int Governed(int entity) =>
        entity < document.Entities.Length && document.Entities[entity] is { Type: EntityType.Organization, Iso3166: not null } seat && words.Seats.Contains(seat.Name) ? ClauseWords.StateOf(document, entity) : -1;

    /// <summary>The forces of a state are one, whatever the article calls them: "militer Israel" and "pasukan Israel". The name given first stands.</summary>
    private int Force(int entity)
    {
        if (entity >= document.Entities.Length || document.Entities[entity] is not { Type: EntityType.Organization, Iso3166: { } iso } || !IsForce(document.Entities[entity].Name)) return entity;
        for (int i = 0; i < entity; i++)
        {
            if (document.Entities[i] is { Type: EntityType.Organization } other && other.Iso3166 == iso && IsForce(other.Name)) return i;
        }
        return entity;
    }

    private bool IsForce(string name)
    {
        foreach (string army in words.Armies)
        {
            if (name.Length > army.Length && name[army.Length] == ' ' && name.StartsWith(army, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private int EntityOf(int number)
    {
        var party = parties[number];
        if (party.Entity >= 0) return Force(party.Entity);
        int entity = Described(party.Tokens, party.Type);
        if (party.Office) _governments.Add(entity);
        parties[number] = party with { Entity = entity };
        return entity;
    }

    private bool IsDescribed(TokenRange tokens) => words.Heads.Match(document.Tokens, tokens.Start, tokens.End, out _) > 0;

    private bool IsGovernment(TokenRange tokens) => words.Heads.Match(document.Tokens, tokens.Start, tokens.End, out var kind) > 0 && kind == HeadKind.Government;

    private int Described(TokenRange tokens, EntityType type)
    {
        var span = new TextSpan(document.Tokens[tokens.Start].Start, document.Tokens[tokens.End - 1].End);
        var described = span.In(document.Text);
        int known = _new.FindIndex(0, entity => entity.Name.AsSpan().Equals(span.In(document.Text), StringComparison.OrdinalIgnoreCase));
        if (known < 0)
        {
            known = _new.Count;
            _new.Add(new Entity { Type = type, Name = described.ToString() });
            if (IsGovernment(tokens)) _governments.Add(document.Entities.Length + known);
        }
        int entity = document.Entities.Length + known;
        _mentions.Add(new(entity, tokens, span, MentionForm.Nominal));
        return entity;
    }
}
