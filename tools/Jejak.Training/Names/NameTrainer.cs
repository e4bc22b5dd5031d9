using Jejak.Documents;
using Jejak.Entities;
using Jejak.Entities.Recognition;
using Jejak.Languages;

namespace Jejak.Training.Names;

/// <summary>From sentences with names and raw news to a chain of tags.</summary>
internal sealed class NameTrainer
{
    private readonly Language _language = Language.Load("id");

    public NameTrainer() => Lexicon = new(_language, new Gazetteer(_language), new NameWords(_language));

    public NameLexicon Lexicon { get; }

    /// <summary>The sentence as the model reads it.</summary>
    public NameSequence Sequence(TaggedSentence sentence) => sentence.Sequence(_language.Words);

    public FeatureSentence Features(FeatureReader reader, TaggedSentence sentence, float weight = 1, bool masked = false, bool own = false)
    {
        var sequence = Sequence(sentence);
        return reader.Read(sequence, sequence.Sentences[0], sentence.Tags(), weight, masked, own);
    }

    /// <summary>The mean of several chains, each with its own order of sentences and features left out.</summary>
    public static ChainCrf Chain(IReadOnlyList<FeatureSentence> sentences, FeatureReader reader, CrfOptions options, int chains)
    {
        ChainCrf? mean = null;
        for (int i = 0; i < chains; i++)
        {
            var chain = new ChainCrf(reader.Count);
            chain.Train(sentences, options with { Seed = options.Seed + (ulong)i });
            if (mean is null) mean = chain;
            else mean.Mix(chain, 1f / (i + 1));
        }
        return mean!;
    }

    /// <summary>
    /// Adds to the facts what a first chain, which never sees a form itself, makes of the form from its neighbours all over raw news: evidence of a kind that no
    /// form of the training corpus has more of than one it lacks.
    /// </summary>
    public FormTable Evidence(RawNews news, FormTable facts, IEnumerable<TaggedSentence> train, CrfOptions options, int every)
    {
        var reader = new FeatureReader(Lexicon, facts);
        FeatureSentence[] sentences = [.. train.Select(sentence => Features(reader, sentence, masked: true))];
        reader.IsFrozen = true;
        var chain = Chain(sentences, reader, options, 1);
        return news.WithEvidence(facts, (sequence, range) => HasName(sequence, range) ? chain.Marginals(reader.Read(sequence, range, new byte[range.Length], masked: true)) : null, 3, every);
    }

    private static bool HasName(NameSequence sequence, TokenRange sentence)
    {
        for (int i = sentence.Start; i < sentence.End; i++)
        {
            if (sequence.Tokens[i].IsCapitalized && !sequence.Tokens[i].IsInitial) return true;
        }
        return false;
    }
}
