using System.Collections.Immutable;
using Jejak.Archive.Identity;
using Jejak.Archive.Identity.Joins;
using Jejak.Documents;

namespace Jejak.Archive.Storing;

/// <summary>Collects who and what one article names, one row an identity, and whom each acts for. Not safe for several threads.</summary>
internal sealed class StoredParties
{
    private readonly Document _document;
    private readonly CountryNames _countries;
    private readonly ArticleIdentities _identities;
    private readonly List<Row> _rows = [];
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private readonly int[] _byEntity;

    public StoredParties(Document document)
    {
        string language = document.Article.Language;
        (_document, _countries) = (document, CountryNames.For(language));
        _identities = new(document, _countries, CommonBodies.For(language), NameParts.For(language).IsListedPerson);
        _byEntity = new int[document.Entities.Length];
        for (int i = 0; i < _byEntity.Length; i++) _byEntity[i] = AddEntity(i);
        foreach (var mention in document.Mentions)
        {
            if (mention.Entity < 0 || mention.Entity >= _byEntity.Length) continue;
            var row = _rows[_byEntity[mention.Entity]];
            row.Mentions++;
            if (mention.Form is MentionForm.Name or MentionForm.Metonym) row.Spell(mention.Span.Of(document.Text));
        }
    }

    /// <summary>The row of the entity with index <paramref name="entity"/>, or −1 where there is none.</summary>
    public int Of(int entity) => entity >= 0 && entity < _byEntity.Length ? _byEntity[entity] : -1;

    /// <summary>The row of an entity, or of somebody who is only described.</summary>
    public int Of(int entity, string name)
    {
        int row = Of(entity);
        if (row >= 0 || NameKey.Of(name).Length == 0) return row;
        row = Add(IdentityKey.OfSource(name));
        _rows[row].Mentions++;
        return row;
    }

    /// <summary>Rows of the states and bodies that the entity acts for: those in a person's roles, the state whose organ or seat it is, and theirs in turn.</summary>
    public ImmutableArray<int> ActsFor(int entity)
    {
        if (entity < 0 || entity >= _byEntity.Length) return [];
        List<int>? rows = null;
        Collect(entity, 0, ref rows);
        return rows is null ? [] : [.. rows];
    }

    public ImmutableArray<StoredParty> ToRows() =>
        [.. _rows.Select(row => new StoredParty(row.Identity, row.Identity.Name, row.Roles.Count == 0 ? null : string.Join('\n', row.Roles), [.. row.Spellings], row.Mentions))];

    private void Collect(int entity, int depth, ref List<int>? rows)
    {
        var acting = _document.Entities[entity];
        if (_identities.StateOf(entity) is { } iso && acting.Type != EntityType.Country)
        {
            int state = Add(IdentityKey.OfCountry(iso, _countries.Name(iso)));
            if (!(rows ??= []).Contains(state)) rows.Add(state);
        }
        // A spokesman speaks for a ministry, the ministry for a state; nothing in the news is deeper.
        if (depth == 2) return;
        foreach (var role in acting.Roles)
        {
            int body = role.Affiliation;
            if (Of(body) < 0 || body == entity || rows?.Contains(Of(body)) == true) continue;
            (rows ??= []).Add(Of(body));
            Collect(body, depth + 1, ref rows);
        }
    }

    private int AddEntity(int number)
    {
        var entity = _document.Entities[number];
        int index = Add(_identities.Of(number));
        var row = _rows[index];
        // What a pair is also called are names of one of the two.
        if (entity.Type != EntityType.Person || row.Identity.Type == "person")
        {
            foreach (string alias in entity.Aliases) row.Spell(alias);
        }
        foreach (var role in entity.Roles)
        {
            if (!row.Roles.Contains(role.Text)) row.Roles.Add(role.Text);
        }
        return index;
    }

    private int Add(IdentityKey identity)
    {
        if (_byKey.TryGetValue(identity.Key, out int row)) return row;
        _byKey.Add(identity.Key, row = _rows.Count);
        _rows.Add(new(identity));
        return row;
    }

    private sealed class Row
    {
        public Row(IdentityKey identity)
        {
            Identity = identity;
            if (identity.NameKey.Length > 0) Spellings.Add(identity.NameKey);
        }

        public IdentityKey Identity { get; }

        public List<string> Spellings { get; } = [];

        public List<string> Roles { get; } = [];

        public int Mentions { get; set; }

        public void Spell(string name)
        {
            string key = IdentityKey.KeyOf(name);
            if (key.Length > 0 && !Spellings.Contains(key)) Spellings.Add(key);
        }
    }
}
