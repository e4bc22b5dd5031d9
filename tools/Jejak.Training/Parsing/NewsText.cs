using Jejak.Documents;
using Jejak.Pipeline;
using Jejak.Sources;

namespace Jejak.Training.Parsing;

/// <summary>Sentences of raw articles as the reader cuts them into syntactic words.</summary>
internal static class NewsText
{
    private const int Shortest = 4;
    private const int Longest = 60;

    /// <summary>About <paramref name="count"/> sentences of body text, spread evenly over the articles: a few from each, never the same twice.</summary>
    public static List<string[]> Sentences(string path, int count)
    {
        var reader = Reader.Create();
        var stages = reader.Stages.TakeWhile(stage => stage.Provides.All(layer => layer is Layer.Tokens or Layer.Sentences or Layer.Words)).ToArray();
        var articles = new List<List<string[]>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var result in SourceFiles.Read([path]))
        {
            if (result.Document is not { } source) continue;
            var document = new Document { Article = reader.ReadArticle(source) };
            foreach (var stage in stages) document = stage.Process(document);
            var sentences = new List<string[]>();
            for (int i = 0; i < document.Sentences.Length; i++)
            {
                var sentence = document.Sentences[i];
                if (!sentence.IsBody || !seen.Add(sentence.Span.In(document.Text).ToString())) continue;
                string[] forms = Forms(document, i);
                if (forms.Length is >= Shortest and <= Longest) sentences.Add(forms);
            }
            articles.Add(sentences);
        }
        int total = articles.Sum(article => article.Count);
        double share = Math.Min(1, count / (double)Math.Max(1, total)), due = 0;
        var chosen = new List<string[]>();
        foreach (var sentence in articles.SelectMany(article => article))
        {
            due += share;
            if (due < 1) continue;
            due -= 1;
            chosen.Add(sentence);
        }
        return chosen;
    }

    private static string[] Forms(Document document, int sentence)
    {
        if (document.Words.IsEmpty)
        {
            var tokens = document.Sentences[sentence].Tokens;
            return [.. Enumerable.Range(tokens.Start, tokens.Length).Select(i => document.Tokens[i].Span.In(document.Text).ToString())];
        }
        var words = document.SentenceWords[sentence];
        return [.. Enumerable.Range(words.Start, words.Length).Select(i => document.Words[i].Span.In(document.Text).ToString())];
    }
}
