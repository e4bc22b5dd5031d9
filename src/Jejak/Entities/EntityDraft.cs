using System.Collections.Immutable;
using System.Text;
using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Entities;

/// <summary>An entity while its mentions are being collected.</summary>
internal sealed class EntityDraft(EntityType type, GazetteerEntry? entry)
{
    public EntityType Type { get; } = type;

    public GazetteerEntry? Entry { get; set; } = entry;

    public string? State { get; set; }

    /// <summary>Folded words of the fullest name of a person.</summary>
    public string[] Words { get; set; } = [];

    /// <summary>Folded words of the person's other names of two words or more ("Tom Lembong").</summary>
    public List<string[]> OtherNames { get; } = [];

    public List<NamedSpan> Mentions { get; } = [];

    /// <summary>Token of the first mention: entities are numbered in the order in which the text names them.</summary>
    public int First { get; private set; } = int.MaxValue;

    public void Add(NamedSpan mention)
    {
        Mentions.Add(mention);
        First = Math.Min(First, mention.Tokens.Start);
        State ??= mention.State;
    }

    public Entity ToEntity(NamePage page, ImmutableArray<Role> roles)
    {
        string name = Type == EntityType.Country && Entry is not null ? Entry.Name : FullestName(page);
        var aliases = ImmutableArray.CreateBuilder<string>();
        if (Entry is not null) Include(aliases, name, Entry.Name);
        foreach (var mention in Mentions)
        {
            if (mention.Form == MentionForm.Name) Include(aliases, name, NameOf(page, mention.Name));
            if (!mention.Acronym.IsEmpty) Include(aliases, name, TextOf(page, mention.Acronym));
        }
        return new Entity
        {
            Type = Type,
            Name = name,
            Aliases = aliases.ToImmutable(),
            Iso3166 = Entry?.Iso3166 ?? State,
            Wikidata = Entry?.Wikidata,
            Sector = Entry?.Sector,
            Roles = roles,
        };
    }

    /// <summary>The name in its own spelling: words that the publisher printed as one ("OtoritasIran") and names broken over lines have one space between them.</summary>
    internal static string NameOf(NamePage page, TokenRange tokens)
    {
        string text = TextOf(page, tokens);
        for (int i = tokens.Start + 1; i < tokens.End; i++)
        {
            if (NeedsSpace(page, i)) return Spaced(page, tokens);
        }
        return text;
    }

    private static string Spaced(NamePage page, TokenRange tokens)
    {
        var name = new StringBuilder();
        for (int i = tokens.Start; i < tokens.End; i++)
        {
            if (i > tokens.Start && (!page.Tokens[i].IsJoined || NeedsSpace(page, i))) name.Append(' ');
            name.Append(page.Word(i));
        }
        return name.ToString();
    }

    private static bool NeedsSpace(NamePage page, int token)
    {
        if (page.Tokens[token].IsJoined) return page.Tokens[token].Kind == TokenKind.Word && page.Tokens[token - 1].Kind == TokenKind.Word;
        return page.Tokens[token].Start - page.Tokens[token - 1].End != 1 || page.Text[page.Tokens[token - 1].End] != ' ';
    }

    internal static string TextOf(NamePage page, TokenRange tokens) => new TextSpan(page.Tokens[tokens.Start].Start, page.Tokens[tokens.End - 1].End).Of(page.Text);

    private string FullestName(NamePage page)
    {
        var best = Mentions[0].Name;
        var known = Mentions[0].Entry;
        int most = 0;
        foreach (var mention in Mentions)
        {
            int length = page.Tokens[mention.Name.End - 1].End - page.Tokens[mention.Name.Start].Start;
            // A slip joined to the name is never longer by words; capitals of a headline are not the name's own.
            int weight = mention.Name.Length * 64 + Math.Min(63, length) - (page.Tokens[mention.Name.Start].IsAllCaps ? 40 : 0);
            if (weight <= most || mention.IsSlip) continue;
            (best, known, most) = (mention.Name, mention.Entry, weight);
        }
        // The word alone would be several's.
        if (known is { IsMeant: true }) return known.Name;
        string text = NameOf(page, best);
        // A dateline's or headline's capitals are not the name's own.
        return page.Tokens[best.Start].IsAllCaps && Entry is not null && Type is EntityType.Place or EntityType.Person && string.Equals(text, Entry.Name, StringComparison.OrdinalIgnoreCase)
            ? Entry.Name : text;
    }

    private static void Include(ImmutableArray<string>.Builder aliases, string name, string alias)
    {
        if (!string.Equals(alias, name, StringComparison.Ordinal) && !aliases.Contains(alias)) aliases.Add(alias);
    }
}
