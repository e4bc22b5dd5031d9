using Jejak.Documents;
using Jejak.Entities.Recognition;

namespace Jejak.Training.Names;

/// <summary>A sentence of raw news with the names a model sees there after both of its passes over the article.</summary>
internal sealed record SilverSentence(NameSequence Sequence, TokenRange Sentence, byte[] Tags);

/// <summary>Raw news labelled by a model, for another to learn from (self-training): only sentences where it is sure of every name.</summary>
internal static class SilverNews
{
    private const float Sure = 0.5f;
    private const int Shortest = 8;
    private const int Longest = 45;

    /// <param name="every">Of every so many articles one is read.</param>
    public static List<SilverSentence> Label(RawNews news, NameModel model, NameLexicon lexicon, int every)
    {
        var tags = new ModelTags(model, lexicon);
        var silver = new List<SilverSentence>();
        for (int a = 0; a < news.Articles.Count; a += every)
        {
            var article = news.Articles[a];
            var names = tags.Read(article);
            int next = 0;
            foreach (var sentence in article.Sentences)
            {
                int first = next;
                while (next < names.Count && names[next].Tokens.Start < sentence.End) next++;
                if (next == first || sentence.Length is < Shortest or > Longest || names.GetRange(first, next - first).Any(name => name.Margin < Sure)) continue;
                silver.Add(new(article, sentence, Tags(sentence, names.GetRange(first, next - first))));
            }
        }
        return silver;
    }

    private static byte[] Tags(TokenRange sentence, List<SeenName> names)
    {
        var sentenceNames = names.Select(name => new TaggedName(name.Tokens.Start - sentence.Start, name.Tokens.End - sentence.Start, Array.IndexOf(NameTags.Types, name.Type)));
        return new TaggedSentence(new string[sentence.Length], [.. sentenceNames]).Tags();
    }
}
