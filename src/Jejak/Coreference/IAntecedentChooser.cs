namespace Jejak.Coreference;

/// <summary>Says whom an anaphor stands for: the model in readings, the annotated corpus in training.</summary>
internal interface IAntecedentChooser
{
    /// <param name="candidates">Entities that it may stand for, the latest mentioned first.</param>
    /// <param name="sentenceEnd">One past the last token of its sentence.</param>
    /// <returns>The entity, or −1 for nobody the article names.</returns>
    int Choose(in Anaphor anaphor, Discourse discourse, ReadOnlySpan<int> candidates, int sentenceEnd);
}

/// <summary>
/// Takes the candidate with the highest score, or nobody where that scores higher. Descriptions, plural pronouns and what states own go to <paramref name="rules"/>: the corpus holds too few
/// that stand for somebody with a name to learn them from.
/// </summary>
internal sealed class ModelChooser(AntecedentModel model, AntecedentFeatures features, IAntecedentChooser rules) : IAntecedentChooser
{
    private const int NextSentence = 2;

    public int Choose(in Anaphor anaphor, Discourse discourse, ReadOnlySpan<int> candidates, int sentenceEnd)
    {
        if (anaphor.Kind is AnaphorKind.Person or AnaphorKind.Organization or AnaphorKind.PluralPronoun or AnaphorKind.StateClitic) return rules.Choose(in anaphor, discourse, candidates, sentenceEnd);
        if (anaphor.Says && GoesOn(discourse, candidates, out int speaker)) return speaker;
        Span<int> holding = stackalloc int[AntecedentFeatures.Most];
        int best = -1;
        float bestScore = model.Score(anaphor.Kind, holding[..features.OfNobody(in anaphor, discourse, sentenceEnd, holding)]);
        foreach (int candidate in candidates)
        {
            float score = model.Score(anaphor.Kind, holding[..features.OfEntity(in anaphor, candidate, discourse, holding)]);
            if (score > bestScore) (best, bestScore) = (candidate, score);
        }
        return best;
    }

    /// <summary>Who says more is who spoke in the sentence before, else the subject there: surer than any weighing.</summary>
    private static bool GoesOn(Discourse discourse, ReadOnlySpan<int> candidates, out int speaker)
    {
        speaker = discourse.Speaking(out bool goesOn);
        if (goesOn) return discourse.Sentence - discourse.LastSpeech <= NextSentence && !discourse.AnotherSince(speaker, discourse.LastSpeech) && (speaker < 0 || candidates.Contains(speaker));
        return speaker >= 0 && discourse.Sentence - discourse[speaker].SubjectSentence <= 1 && candidates.Contains(speaker);
    }
}
