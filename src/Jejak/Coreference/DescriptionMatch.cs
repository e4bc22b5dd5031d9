using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Coreference;

/// <summary>How well a description ("the leader of Turkey") fits what the article says of an entity: its roles, its name, its state.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
internal sealed class DescriptionMatch(AnaphorReader reader, WordClasses classes, Vocabulary words)
{
    public void Write(in Anaphor anaphor, int entity, Discourse discourse, ref FeatureWriter writer)
    {
        if (anaphor.Form != MentionForm.Nominal)
        {
            writer.Skip(13);
            return;
        }
        var document = discourse.Document;
        var head = reader.HeadOf(anaphor.Stem);
        var (means, shared) = Compare(document, in anaphor, entity, head);
        bool generic = head.Means.Count == 1;
        writer.One(means ? 0 : head.Type == EntityType.Person && !generic ? 1 : 2, 3);
        writer.One(shared, 4);
        writer.One(Affiliation(document, entity, anaphor.Tokens) + 1, 3);
        writer.If(document.Entities[entity].Type == head.Type);
        writer.One(generic ? anaphor.Tokens.Length <= 2 ? 0 : 1 : -1, 2);
    }

    /// <summary>A description without a role word ("that man") fits whoever was named last.</summary>
    public bool IsGeneric(in Anaphor anaphor) => reader.HeadOf(anaphor.Stem) is { Type: EntityType.Person, Means.Count: 1, OnlySpeaking: false };

    /// <summary>A sum of what fits, 0 or less for what does not.</summary>
    public int Score(in Anaphor anaphor, int entity, Discourse discourse)
    {
        var head = reader.HeadOf(anaphor.Stem);
        if (discourse.Document.Entities[entity].Type != head.Type) return 0;
        var (means, shared) = Compare(discourse.Document, in anaphor, entity, head);
        // A noun for one kind of office never stands for the holder of another, whatever state both serve.
        if (!means && head.Type == EntityType.Person && head.Means.Count > 1) return 0;
        return (means ? 2 : 0) + 2 * shared + Affiliation(discourse.Document, entity, anaphor.Tokens) switch { > 0 => 3, < 0 => -2, _ => 0 };
    }

    private static IEnumerable<string> Descriptions(Entity who)
    {
        if (who.Type == EntityType.Person) return who.Roles.Select(role => role.Text);
        return [who.Name];
    }

    private (bool Means, int Shared) Compare(Document document, in Anaphor anaphor, int entity, NominalHead head)
    {
        bool means = false;
        int shared = 0;
        foreach (string text in Descriptions(document.Entities[entity]))
        {
            for (int position = 0; WordScanner.Next(text, position, out var span, out _); position = span.End)
            {
                int word = words.Find(span.In(text));
                if (word == Vocabulary.Unknown || classes.Is(word, WordClass.Preposition | WordClass.Conjunction | WordClass.Determiner)) continue;
                means |= head.Means.Contains(word);
                for (int t = anaphor.Tokens.Start + 1; t < anaphor.Tokens.End - 1; t++)
                {
                    if (document.Tokens[t].Word == word) shared++;
                }
            }
        }
        return (means, shared);
    }

    /// <summary>1 where the description names the entity's state or organization, −1 where it names another, 0 where it names none.</summary>
    private static int Affiliation(Document document, int entity, TokenRange tokens)
    {
        bool names = false, fits = false;
        for (int m = LowerBound(document.Mentions, tokens.Start); m < document.Mentions.Length && document.Mentions[m].Tokens.Start < tokens.End; m++)
        {
            int named = document.Mentions[m].Entity;
            names = true;
            foreach (var role in document.Entities[entity].Roles) fits |= role.Affiliation == named;
            fits |= document.Entities[named].Iso3166 is { } iso && iso == document.Entities[entity].Iso3166;
        }
        return fits ? 1 : names && document.Entities[entity].Roles.Length > 0 ? -1 : 0;
    }

    /// <summary>Whether the description names a state that is not the entity's.</summary>
    public static bool IsOfAnotherState(Document document, int entity, TokenRange tokens)
    {
        if (document.Entities[entity].Iso3166 is not { } own) return false;
        for (int m = LowerBound(document.Mentions, tokens.Start); m < document.Mentions.Length && document.Mentions[m].Tokens.Start < tokens.End; m++)
        {
            if (document.Entities[document.Mentions[m].Entity] is { Type: EntityType.Country, Iso3166: { } state } && state != own) return true;
        }
        return false;
    }

    /// <summary>Number of the first mention that begins at or after <paramref name="token"/>.</summary>
    public static int LowerBound(ImmutableArray<Mention> mentions, int token)
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
}
