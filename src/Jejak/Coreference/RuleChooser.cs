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

    public int Choose(in Anaphor anaphor, Discourse discourse, ReadOnlySpan<int> candidates, int sentenceEnd)
    {
        // Whom a pronoun in quotation marks means is the speaker's to know, not the sentence's.
        if (anaphor.Quoted) return -1;
        return anaphor.Kind switch
        {
            AnaphorKind.PluralPronoun => FirstSubject(discourse, candidates),
            AnaphorKind.StateClitic => candidates.IsEmpty ? -1 : candidates[0],
            AnaphorKind.OtherClitic or AnaphorKind.GovernedClitic => -1,
            AnaphorKind.Person or AnaphorKind.Organization => Described(in anaphor, discourse, candidates),
            _ => Person(discourse, candidates),
        };
    }

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
        return best >= 0 || !features.Descriptions.IsGeneric(in anaphor) || anaphor.Tokens.Length > 4 ? best : Person(discourse, candidates);
    }
}
