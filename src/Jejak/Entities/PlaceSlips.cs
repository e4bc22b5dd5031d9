using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Entities;

/// <summary>Joins misspelt names of states and places ("Venezeula") to the entity the article has under the right spelling.</summary>
internal static class PlaceSlips
{
    public static void Join(NamePage page, List<EntityDraft> drafts)
    {
        JoinNamed(page, drafts);
        for (int i = 0; i < page.Tokens.Length; i++)
        {
            if (!MayBeSlip(page, i) || page.IsTaken(i) || !page.IsNameLike(i)) continue;
            if (Meant(page, i, drafts) is not { } place) continue;
            var slip = new NamedSpan { Tokens = new(i, i + 1), Name = new(i, i + 1), Type = place.Type, Entry = place.Entry, IsSlip = true };
            if (page.Add(slip)) place.Add(slip);
        }
    }

    /// <summary>"Warga Venezeula" reads like a place of its own or a person until the article's Venezuela tells better.</summary>
    private static void JoinNamed(NamePage page, List<EntityDraft> drafts)
    {
        for (int i = 0; i < page.Names.Count; i++)
        {
            var name = page.Names[i];
            if (!(name.Type is EntityType.Person or EntityType.Place) || name.Entry is not null || name.Name.Length != 1 || !MayBeSlip(page, name.Name.Start)) continue;
            if (Meant(page, name.Name.Start, drafts) is not { Mentions.Count: >= 2 } place) continue;
            page.Names[i] = name with { Type = place.Type, Entry = place.Entry, Role = default, IsSlip = true };
            foreach (var draft in drafts) draft.Mentions.RemoveAll(mention => mention.Tokens == name.Tokens);
            place.Add(page.Names[i]);
        }
    }

    private static bool MayBeSlip(NamePage page, int token) => page.Tokens[token] is { Word: Vocabulary.Unknown, Kind: TokenKind.Word, Length: >= 5, IsAllCaps: false };

    private static EntityDraft? Meant(NamePage page, int token, List<EntityDraft> drafts)
    {
        Span<char> form = stackalloc char[48], word = stackalloc char[48];
        int length = page.Word(token).ToLowerInvariant(form);
        if (length < 0) return null;
        foreach (var draft in drafts)
        {
            if (draft.Entry is null || draft.Type is not (EntityType.Country or EntityType.Place)) continue;
            foreach (var mention in draft.Mentions)
            {
                if (mention.Name.Length != 1) continue;
                int wordLength = page.Word(mention.Name.Start).ToLowerInvariant(word);
                if (wordLength >= 0 && Spelling.IsSlip(form[..length], word[..wordLength])) return draft;
            }
        }
        return null;
    }
}
