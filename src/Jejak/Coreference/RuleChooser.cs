using Jejak.Documents;

namespace Jejak.Coreference;

/// <summary>
/// Rules for a language without a model: the subject of the sentence, else of one before, else whoever was named last; a description is whoever it fits best
/// (after the sieves of Lee et al. 2013).
/// </summary>
internal sealed class RuleChooser(AntecedentFeatures features) : IAntecedentChooser
{
    /// <summary>In sentences.</summary>
    private const int FarthestSubject = 3;

    /// <summary>In sentences.</summary>
    private const int FarthestSpeech = 3;

    /// <summary>An office that fits, and a word or state of it as well.</summary>
    private const int SurelyDescribed = 4;

    public int Choose(in Anaphor anaphor, Discourse discourse, ReadOnlySpan<int> candidates, int sentenceEnd)
    {
        // Whom a pronoun in quotation marks means is the speaker's to know, not the sentence's.
        if (anaphor.Quoted) return -1;
        return anaphor.Kind switch
        {
            AnaphorKind.PluralPronoun => FirstSubject(discourse, candidates),
            AnaphorKind.StateClitic => Owner(discourse, candidates),
            AnaphorKind.OtherClitic or AnaphorKind.GovernedClitic => -1,
            AnaphorKind.Person or AnaphorKind.Organization => Described(in anaphor, discourse, candidates),
            _ => Person(discourse, candidates),
        };
    }

    /// <summary>Whose troops, people or territory: the subject of the sentence, else whoever was named last not long before.</summary>
    private static int Owner(Discourse discourse, ReadOnlySpan<int> candidates)
    {
        foreach (int candidate in candidates)
        {
            if (discourse[candidate].SubjectSentence == discourse.Sentence && IsParty(discourse, candidate)) return candidate;
        }
        foreach (int candidate in candidates)
        {
            if (discourse.Sentence - discourse[candidate].Sentence <= FarthestSubject && IsParty(discourse, candidate)) return candidate;
        }
        return -1;
    }

    private static bool IsParty(Discourse discourse, int entity) => discourse.Document.Entities[entity].Type is EntityType.Person or EntityType.Country or EntityType.Organization or EntityType.Group;

    private static int Person(Discourse discourse, ReadOnlySpan<int> candidates)
    {
        if (discourse.Subject >= 0) return discourse.Subject;
        if (discourse.LastSubject >= 0) return discourse.LastSubject;
        foreach (int candidate in candidates)
        {
            if (discourse.Document.Entities[candidate].Type == EntityType.Person) return candidate;
        }
        return -1;
    }

    /// <summary>The state or organization that was a subject last, unless unnamed people came after it.</summary>
    private static int FirstSubject(Discourse discourse, ReadOnlySpan<int> candidates)
    {
        foreach (int candidate in candidates)
        {
            ref readonly var standing = ref discourse[candidate];
            if (standing.SubjectSentence >= 0) return discourse.Sentence - standing.SubjectSentence <= FarthestSubject && discourse.UnnamedGroup < standing.End ? candidate : -1;
        }
        return -1;
    }

    private int Described(in Anaphor anaphor, Discourse discourse, ReadOnlySpan<int> candidates)
    {
        int best = -1, bestScore = 0;
        foreach (int candidate in candidates)
        {
            int score = features.Descriptions.Score(in anaphor, candidate, discourse);
            if (score > bestScore) (best, bestScore) = (candidate, score);
        }
        // Who goes on speaking under another description is surer than a title that half fits somebody else.
        if (bestScore < SurelyDescribed && anaphor.Says && GoesOn(in anaphor, discourse, candidates) is var speaker and >= 0) return speaker;
        if (best >= 0) return best;
        return features.Descriptions.IsGeneric(in anaphor) && anaphor.Tokens.Length <= 4 ? Person(discourse, candidates) : -1;
    }

    /// <summary>Whoever spoke right before, under another description: unless it is of another state, or somebody unnamed came in between.</summary>
    private static int GoesOn(in Anaphor anaphor, Discourse discourse, ReadOnlySpan<int> candidates)
    {
        int speaker = discourse.Speaking(out bool goesOn);
        bool sameKind = speaker >= 0 && discourse.Document.Entities[speaker].Type == EntityType.Person == (anaphor.Kind == AnaphorKind.Person) && discourse.Document.Entities[speaker].Type != EntityType.Country;
        return goesOn && sameKind && discourse.Sentence - discourse.LastSpeech <= FarthestSpeech && candidates.Contains(speaker)
            && discourse.UnnamedPerson < discourse[speaker].End && !DescriptionMatch.IsOfAnotherState(discourse.Document, speaker, anaphor.Tokens) ? speaker : -1;
    }
}
