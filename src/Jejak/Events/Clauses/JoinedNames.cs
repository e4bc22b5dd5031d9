using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Events.Clauses;

/// <summary>
/// Finds two parties that a hyphen joins into one word: "perang Israel-Hamas". Each half counts where the article names it elsewhere or it is a state;
/// a word only one half of which is known stays as it is.
/// </summary>
internal sealed class JoinedNames
{
    private readonly Dictionary<string, (string Name, string Iso)> _states = new(StringComparer.Ordinal);

    public JoinedNames(Language language)
    {
        foreach (var row in language.Table("lexicon/countries").Rows)
        {
            foreach (string name in row.List("aliases").Prepend(row["name"]))
            {
                if (!name.AsSpan().ContainsAny(' ', '-')) _states.TryAdd(name, (row["name"], row["iso"]));
            }
        }
    }

    /// <summary>The document with both halves of such words as mentions of their entities.</summary>
    public Document Complete(Document document)
    {
        ImmutableArray<Mention>.Builder? mentions = null;
        var entities = document.Entities;
        for (int i = 0; i < document.Tokens.Length; i++)
        {
            var token = document.Tokens[i];
            if (token.Kind != TokenKind.Word || !token.IsCapitalized || Hyphen(document.Text, token) is not (> 0 and var hyphen)) continue;
            TextSpan left = new(token.Start, token.Start + hyphen), right = new(token.Start + hyphen + 1, token.End);
            if (!IsKnown(document, left) || !IsKnown(document, right) || IsMentioned(document, i)) continue;
            mentions ??= document.Mentions.ToBuilder();
            mentions.Add(new(Entity(document, left, ref entities), new(i, i + 1), left, MentionForm.Name));
            mentions.Add(new(Entity(document, right, ref entities), new(i, i + 1), right, MentionForm.Name));
        }
        if (mentions is null) return document;
        // The sort is stable: of two halves the left one stays first.
        return document with { Entities = entities, Mentions = [.. mentions.OrderBy(mention => mention.Tokens.Start).ThenByDescending(mention => mention.Tokens.End)] };
    }

    /// <summary>Where in the word its one hyphen stands, with a capital behind it, or −1.</summary>
    private static int Hyphen(string text, Token token)
    {
        var word = text.AsSpan(token.Start, token.Length);
        int hyphen = word.IndexOf('-');
        return hyphen > 1 && hyphen + 2 < word.Length && char.IsUpper(word[hyphen + 1]) && word[(hyphen + 1)..].IndexOf('-') < 0 ? hyphen : -1;
    }

    private bool IsKnown(Document document, TextSpan half) => _states.ContainsKey(half.In(document.Text).ToString()) || Named(document, half) >= 0;

    private static bool IsMentioned(Document document, int token)
    {
        foreach (var mention in document.Mentions)
        {
            if (mention.Tokens.Contains(token)) return true;
        }
        return false;
    }

    private static int Named(Document document, TextSpan half)
    {
        var words = half.In(document.Text);
        foreach (var mention in document.Mentions)
        {
            if (mention.Form is MentionForm.Name or MentionForm.Metonym && words.SequenceEqual(mention.Span.In(document.Text))) return mention.Entity;
        }
        return -1;
    }

    private int Entity(Document document, TextSpan half, ref ImmutableArray<Entity> entities)
    {
        if (Named(document, half) is >= 0 and var named) return named;
        var (name, iso) = _states[half.In(document.Text).ToString()];
        for (int i = 0; i < entities.Length; i++)
        {
            if (entities[i].Type == EntityType.Country && entities[i].Iso3166 == iso) return i;
        }
        entities = entities.Add(new Entity { Type = EntityType.Country, Name = name, Iso3166 = iso });
        return entities.Length - 1;
    }
}
