using System.Collections.Immutable;
using Jejak.Documents;

namespace Jejak.Formats.Conllu;

/// <summary>A reading's sentences in the form of CoNLL-U.</summary>
public static class DocumentConllu
{
    /// <summary>The sentences of <paramref name="document"/>. Without a <see cref="Pipeline.Layer.Words"/> layer every token is a word; white space and what no stage took for a token are left out.</summary>
    public static IEnumerable<ConlluSentence> Sentences(Document document)
    {
        for (int i = 0; i < document.Sentences.Length; i++) yield return Sentence(document, i);
    }

    private static ConlluSentence Sentence(Document document, int number)
    {
        var sentence = document.Sentences[number];
        var words = document.SentenceWords.IsEmpty
            ? [.. Enumerable.Range(sentence.Tokens.Start, sentence.Tokens.Length).Select(i => new SyntacticWord(document.Tokens[i].Start, document.Tokens[i].End, i))]
            : document.Words.Slice(document.SentenceWords[number].Start, document.SentenceWords[number].Length);
        return Sentence(document.Text, words.AsSpan(), document.SentenceWords.IsEmpty ? 0 : document.SentenceWords[number].Start);
    }

    /// <summary>A sentence of words that lie in <paramref name="text"/>; a word and its clitics are one token.</summary>
    /// <param name="first">What heads count from: the number of the sentence's first word.</param>
    public static ConlluSentence Sentence(string text, ReadOnlySpan<SyntacticWord> words, int first)
    {
        var tokens = ImmutableArray.CreateBuilder<ConlluToken>(words.Length);
        for (int start = 0; start < words.Length;)
        {
            int end = start + 1;
            while (end < words.Length && words[end].Token == words[start].Token && (words[end].IsClitic || words[end - 1].IsProclitic)) end++;
            bool joined = end < words.Length && words[end].Start == words[end - 1].End;
            tokens.Add(new(text[words[start].Start..words[end - 1].End], new(start, end), joined ? "SpaceAfter=No" : null));
            start = end;
        }
        var written = ImmutableArray.CreateBuilder<ConlluWord>(words.Length);
        foreach (var word in words) written.Add(Word(text, word, first));
        return new() { Tokens = tokens.DrainToImmutable(), Words = written.DrainToImmutable() };
    }

    private static ConlluWord Word(string text, SyntacticWord word, int first)
    {
        string form = word.Span.Of(text);
        return new(form)
        {
            Lemma = word.Lemma ?? form,
            Tag = word.Tag,
            Features = word.Features,
            Head = word.Head < 0 ? -1 : word.Head - first,
            Relation = word.Relation,
            Subtype = word.Subtype,
        };
    }
}
