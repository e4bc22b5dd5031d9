using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Entities;

/// <summary>Joins the names of a page into entities.</summary>
internal sealed class EntityLinker(NameWords words)
{
    public Document Link(NamePage page)
    {
        page.Names.Sort((a, b) => a.Tokens.Start - b.Tokens.Start);
        var drafts = LinkNamed(page);
        PlaceSlips.Join(page, drafts);
        drafts.RemoveAll(draft => draft.Mentions.Count == 0);
        drafts.AddRange(new PersonLinker(page, words).Link(page.Names.Where(name => name.Type == EntityType.Person)));
        drafts.Sort((a, b) => a.First - b.First);
        var mentions = MentionsOf(page, drafts);
        var entities = ImmutableArray.CreateBuilder<Entity>(drafts.Count);
        foreach (var draft in drafts) entities.Add(draft.ToEntity(page, RolesOf(page, draft, drafts, mentions)));
        return page.Document with { Entities = entities.MoveToImmutable(), Mentions = mentions };
    }

    private static List<EntityDraft> LinkNamed(NamePage page)
    {
        var drafts = new List<EntityDraft>();
        var byName = new Dictionary<string, EntityDraft>(StringComparer.OrdinalIgnoreCase);
        var byEntry = new Dictionary<int, EntityDraft>();
        var byAcronym = new Dictionary<string, EntityDraft>(StringComparer.Ordinal);
        foreach (var name in page.Names)
        {
            if (name.Type == EntityType.Person || name.Acronym.IsEmpty) continue;
            byAcronym.TryAdd(EntityDraft.TextOf(page, name.Acronym), DraftOf(page, name, drafts, byName, byEntry));
        }
        foreach (var name in page.Names)
        {
            if (name.Type == EntityType.Person) continue;
            bool declared = name.Name.Length == 1 && byAcronym.Count > 0 && byAcronym.ContainsKey(EntityDraft.TextOf(page, name.Name));
            if (!declared && name.IsWeak && name.Acronym.IsEmpty) continue;
            var draft = declared ? byAcronym[EntityDraft.TextOf(page, name.Name)] : DraftOf(page, name, drafts, byName, byEntry);
            draft.Add(name);
        }
        // An acronym declared in brackets of a name that is itself another's acronym leaves a draft without mentions.
        drafts.RemoveAll(draft => draft.Mentions.Count == 0);
        return drafts;
    }

    private static EntityDraft DraftOf(NamePage page, NamedSpan name, List<EntityDraft> drafts, Dictionary<string, EntityDraft> byName, Dictionary<int, EntityDraft> byEntry)
    {
        EntityDraft? draft;
        if (name.Entry is { } entry)
        {
            if (!byEntry.TryGetValue(entry.Number, out draft)) byEntry.Add(entry.Number, draft = New());
            return draft;
        }
        string text = EntityDraft.NameOf(page, name.Name);
        if (!byName.TryGetValue(text, out draft)) byName.Add(text, draft = New());
        return draft;

        EntityDraft New()
        {
            var made = new EntityDraft(name.Type, name.Entry);
            drafts.Add(made);
            return made;
        }
    }

    private static ImmutableArray<Mention> MentionsOf(NamePage page, List<EntityDraft> drafts)
    {
        var mentions = ImmutableArray.CreateBuilder<Mention>(page.Names.Count);
        for (int i = 0; i < drafts.Count; i++)
        {
            foreach (var name in drafts[i].Mentions)
                mentions.Add(new(i, name.Tokens, new TextSpan(page.Tokens[name.Tokens.Start].Start, page.Tokens[name.Tokens.End - 1].End), name.Form));
        }
        mentions.Sort((a, b) => a.Tokens.Start != b.Tokens.Start ? a.Tokens.Start - b.Tokens.Start : b.Tokens.End - a.Tokens.End);
        return mentions.DrainToImmutable();
    }

    private ImmutableArray<Role> RolesOf(NamePage page, EntityDraft draft, List<EntityDraft> drafts, ImmutableArray<Mention> mentions)
    {
        var roles = ImmutableArray.CreateBuilder<Role>();
        foreach (var name in draft.Mentions)
        {
            if (name.Role.IsEmpty) continue;
            var span = new TextSpan(page.Tokens[name.Role.Start].Start, page.Tokens[name.Role.End - 1].End);
            roles.Add(new(span.Of(page.Text), span, Affiliation(page, mentions, drafts, name.Role)));
        }
        roles.Sort((a, b) => a.Span.CompareTo(b.Span));
        return roles.DrainToImmutable();
    }

    /// <summary>The first state or organization inside the role: the whole one before a part of it ("Kepala Bidang Humas | Polda X"), and any name where there is neither.</summary>
    private int Affiliation(NamePage page, ImmutableArray<Mention> mentions, List<EntityDraft> drafts, TokenRange role)
    {
        int low = 0, high = mentions.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (mentions[middle].Tokens.Start < role.Start) low = middle + 1;
            else high = middle;
        }
        int first = -1;
        for (; low < mentions.Length && mentions[low].Tokens.Start < role.End; low++)
        {
            if (first < 0) first = mentions[low].Entity;
            bool unit = words.Heads.Match(page.Tokens, mentions[low].Tokens.Start, role.End, out var head) > 0 && head.Needs == HeadNeeds.Unit;
            if (!unit && drafts[mentions[low].Entity].Type is EntityType.Organization or EntityType.Country) return mentions[low].Entity;
        }
        return first;
    }
}
