using Jejak.Coreference;
using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Training.Coreference;

/// <summary>An anaphor with its candidates' features; the first candidate is nobody.</summary>
/// <param name="Right">Numbers of the candidates that the key allows.</param>
/// <param name="InKey">Whether the key has a mention there at all.</param>
internal sealed record AntecedentExample(AnaphorKind Kind, IReadOnlyList<int[]> Candidates, IReadOnlyList<int> Right, bool InKey);

/// <summary>Answers as the annotated corpus does, and keeps what the model is to learn from each answer.</summary>
internal sealed class AntecedentExamples : IAntecedentChooser
{
    private readonly AntecedentFeatures _features;
    private readonly MentionHeads _heads;
    private readonly CoinPassage _passage;
    private readonly IReadOnlyList<SpannedMention> _key;
    private readonly TextSpan[] _tokens;
    private readonly Dictionary<int, int> _chains = [];
    private readonly List<AntecedentExample> _examples;

    public AntecedentExamples(AntecedentFeatures features, MentionHeads heads, CoinPassage passage, IReadOnlyList<SpannedMention> key, Document document, TextSpan[] tokens, List<AntecedentExample> examples)
    {
        (_features, _heads, _passage, _key, _tokens, _examples) = (features, heads, passage, key, tokens, examples);
        foreach (var entity in document.Mentions.GroupBy(mention => mention.Entity))
        {
            var chains = entity.Select(mention => ChainOf(mention.Span, named: true)).Where(chain => chain >= 0).CountBy(chain => chain).OrderByDescending(chain => chain.Value).ThenBy(chain => chain.Key).ToList();
            if (chains.Count > 0) _chains[entity.Key] = chains[0].Key;
        }
    }

    public int Choose(in Anaphor anaphor, Discourse discourse, ReadOnlySpan<int> candidates, int sentenceEnd)
    {
        Span<int> holding = stackalloc int[AntecedentFeatures.Most];
        var features = new List<int[]> { holding[.._features.OfNobody(in anaphor, discourse, sentenceEnd, holding)].ToArray() };
        int chain = anaphor.Form == MentionForm.Nominal ? ChainOf(anaphor.Span, named: false) : ExactChain(anaphor.Span);
        var right = new List<int>();
        int answer = -1;
        foreach (int candidate in candidates)
        {
            if (chain >= 0 && _chains.GetValueOrDefault(candidate, -1) == chain)
            {
                right.Add(features.Count);
                if (answer < 0) answer = candidate;
            }
            features.Add(holding[.._features.OfEntity(in anaphor, candidate, discourse, holding)].ToArray());
        }
        if (right.Count == 0) right.Add(0);
        // What rules answer in readings teaches the model nothing.
        if (anaphor.Kind is not (AnaphorKind.Person or AnaphorKind.Organization or AnaphorKind.PluralPronoun or AnaphorKind.StateClitic)) _examples.Add(new(anaphor.Kind, features, right, chain >= 0));
        return answer;
    }

    private int ExactChain(TextSpan span)
    {
        var (start, end) = CoreferenceReading.TokensUnder(_tokens, span);
        foreach (var mention in _key)
        {
            if (mention.Start == start && mention.End == end) return mention.Chain;
        }
        return -1;
    }

    private int ChainOf(TextSpan span, bool named)
    {
        var (start, end) = CoreferenceReading.TokensUnder(_tokens, span);
        if (start >= end) return -1;
        var own = new SpannedMention(start, end, _heads.Of(_passage.Tokens, start, end, named), 0);
        foreach (var mention in _key)
        {
            if (mention.Start == start && mention.End == end) return mention.Chain;
        }
        foreach (var mention in _key)
        {
            if (mention.SharesHead(own)) return mention.Chain;
        }
        return -1;
    }
}
