using System.Collections.Immutable;
using System.Globalization;
using Jejak.Documents;

namespace Jejak.Formats.Conllu;

/// <summary>A reading's sentences in the form of CoNLL-U.</summary>
public static class DocumentConllu
{
    /// <summary>
    /// The sentences of <paramref name="document"/>: named after it, with <c>Start</c> and <c>End</c> of every token and word in code units of the source's text.
    /// Without a <see cref="Pipeline.Layer.Words"/> layer every token is a word; white space and what no stage took for a token are left out.
    /// </summary>
    public static IEnumerable<ConlluSentence> Sentences(Document document)
    {
        var pages = new PageSpans(document.Article);
        string id = Name(document.Article.Source.Id);
        for (int i = 0; i < document.Sentences.Length; i++)
        {
            var words = Words(document, i);
            int first = document.SentenceWords.IsEmpty ? 0 : document.SentenceWords[i].Start;
            bool joined = i + 1 < document.Sentences.Length && document.Sentences[i + 1].Span.Start == document.Sentences[i].Span.End;
            var sentence = Sentence(document.Text, words.AsSpan(), first, joined, pages);
            var comments = ImmutableArray.CreateBuilder<string>(4);
            if (i == 0) comments.Add("newdoc id = " + id);
            if (i == 0 || document.Sentences[i].Block != document.Sentences[i - 1].Block) comments.Add("newpar");
            comments.Add(string.Create(CultureInfo.InvariantCulture, $"sent_id = {id}-{i + 1}"));
            comments.Add("text = " + sentence.Text());
            yield return sentence with { Comments = comments.DrainToImmutable() };
        }
    }

    /// <summary>A sentence of words that lie in <paramref name="text"/>; a word and its clitics are one token. No comments and no offsets.</summary>
    /// <param name="first">What heads count from: the number of the sentence's first word.</param>
    public static ConlluSentence Sentence(string text, ReadOnlySpan<SyntacticWord> words, int first) => Sentence(text, words, first, false, null);

    private static ImmutableArray<SyntacticWord> Words(Document document, int sentence)
    {
        if (!document.SentenceWords.IsEmpty) return document.Words.Slice(document.SentenceWords[sentence].Start, document.SentenceWords[sentence].Length);
        var tokens = document.Sentences[sentence].Tokens;
        return [.. Enumerable.Range(tokens.Start, tokens.Length).Select(i => new SyntacticWord(document.Tokens[i].Start, document.Tokens[i].End, i))];
    }

    private static ConlluSentence Sentence(string text, ReadOnlySpan<SyntacticWord> words, int first, bool joinsNext, PageSpans? pages)
    {
        var tokens = ImmutableArray.CreateBuilder<ConlluToken>(words.Length);
        var written = ImmutableArray.CreateBuilder<ConlluWord>(words.Length);
        for (int start = 0; start < words.Length;)
        {
            int end = start + 1;
            while (end < words.Length && words[end].Token == words[start].Token && (words[end].IsClitic || words[end - 1].IsProclitic)) end++;
            bool joined = end < words.Length ? words[end].Start == words[end - 1].End : joinsNext;
            var span = new Text.TextSpan(words[start].Start, words[end - 1].End);
            string form = span.Of(text);
            string? misc = Misc(joined, span, pages);
            tokens.Add(new(form, new(start, end), misc));
            if (end == start + 1) written.Add(Word(form, words[start], first, misc));
            for (int i = start; i < end && end > start + 1; i++) written.Add(Word(words[i].Span.Of(text), words[i], first, Misc(false, words[i].Span, pages)));
            start = end;
        }
        return new() { Tokens = tokens.DrainToImmutable(), Words = written.DrainToImmutable() };
    }

    private static ConlluWord Word(string form, in SyntacticWord word, int first, string? misc) => new(form)
    {
        Lemma = word.Lemma ?? form,
        Tag = word.Tag,
        Features = word.Features,
        Head = word.Head < 0 ? -1 : word.Head - first,
        Relation = word.Relation,
        Subtype = word.Subtype,
        Misc = misc,
    };

    private static string? Misc(bool joined, Text.TextSpan span, PageSpans? pages)
    {
        if (pages is not { } map) return joined ? "SpaceAfter=No" : null;
        var page = map.Cover(span);
        return string.Create(CultureInfo.InvariantCulture, $"{(joined ? "SpaceAfter=No|" : "")}Start={page.Start}|End={page.End}");
    }

    /// <summary>A name of a document as comments can hold it: without white space.</summary>
    private static string Name(string id) => string.Join('_', id.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } name ? name : "_";
}
