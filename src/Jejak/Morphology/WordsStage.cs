using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;

namespace Jejak.Morphology;

/// <summary>
/// Makes the words of Universal Dependencies out of tokens: clitics are cut off (<c>kerja|nya</c>), ranges and pairs of names cut apart
/// (<c>60|-|70</c>, <c>Januari|-|Mei</c>), an abbreviation takes its stop (<c>Tbk.</c>).
/// </summary>
public sealed class WordsStage : IStage
{
    private readonly Abbreviations _abbreviations;
    private readonly CliticCutter _clitics;
    private readonly HyphenCutter _hyphens;
    private readonly Vocabulary _vocabulary;

    /// <summary>By word number: 0 not looked at yet, 1 whole, else one more than the length of the first of two parts. Filled as words come; every thread writes the same.</summary>
    private byte[]? _known;

    [ThreadStatic]
    private static List<SyntacticWord>? s_words;

    public WordsStage(Language language)
    {
        _abbreviations = language.Abbreviations;
        _clitics = new(language);
        _hyphens = new(language);
        _vocabulary = language.Words;
    }

    public IReadOnlyList<Layer> Requires => [Layer.Sentences];

    public IReadOnlyList<Layer> Provides => [Layer.Words];

    public Document Process(Document document)
    {
        _known ??= new byte[_vocabulary.Count];
        var words = s_words ??= new(1024);
        words.Clear();
        var ranges = new WordRange[document.Sentences.Length];
        for (int i = 0; i < ranges.Length; i++)
        {
            int first = words.Count;
            Add(words, document.Text, document.Tokens, document.Sentences[i].Tokens);
            ranges[i] = new(first, words.Count);
        }
        return document with { Words = [.. words], SentenceWords = ImmutableCollectionsMarshal.AsImmutableArray(ranges) };
    }

    private void Add(List<SyntacticWord> words, string text, ImmutableArray<Token> tokens, TokenRange sentence)
    {
        for (int i = sentence.Start; i < sentence.End; i++)
        {
            var token = tokens[i];
            if (token.Kind is TokenKind.Word or TokenKind.Number && CodeFinder.Find(text, tokens, i, sentence.End) is > 0 and int length)
            {
                words.Add(new(token.Start, tokens[i + length - 1].End, i));
                i += length - 1;
            }
            else if (token.Kind == TokenKind.Word)
            {
                // The last stop of a sentence is its own.
                if (i + 2 < sentence.End && TakesStop(text, tokens, i + 1)) words.Add(new(token.Start, tokens[++i].End, i - 1));
                else AddWord(words, text, token, i);
            }
            else if (token.Kind == TokenKind.Number && HyphenCutter.CutNumber(token.Span.In(text)) is > 0 and int at) AddParts(words, token, i, at);
            else words.Add(new(token.Start, token.End, i));
        }
    }

    private bool TakesStop(string text, ImmutableArray<Token> tokens, int stop) =>
        tokens[stop].Kind == TokenKind.Punctuation && tokens[stop].IsJoined && tokens[stop].Length == 1 && text[tokens[stop].Start] == '.'
        && _abbreviations.TakesStop(text, tokens[stop - 1], tokens[stop + 1].Kind == TokenKind.Number, out _);

    private void AddWord(List<SyntacticWord> words, string text, in Token token, int number)
    {
        // A form in small letters, or with a capital that its place explains, always parts in the same way.
        bool plain = !token.IsAllCaps && (!token.IsCapitalized || token.IsInitial);
        ref byte known = ref plain && token.Word < _known!.Length ? ref _known[token.Word] : ref _known![Vocabulary.Unknown];
        if (known == 1)
        {
            words.Add(new(token.Start, token.End, number));
            return;
        }
        var word = token.Span.In(text);
        int hyphen = word.IndexOf('-');
        if (hyphen > 0 && _hyphens.CutWord(word, hyphen))
        {
            AddParts(words, token, number, hyphen);
            return;
        }
        var cut = known > 1 ? new(known - 1, false, false) : _clitics.Find(word, token.IsCapitalized && !token.IsInitial);
        if (plain && token.Word != Vocabulary.Unknown && hyphen < 0 && !cut.IsBefore && !cut.IsMark) known = (byte)(cut.At + 1);
        if (cut.At == 0)
        {
            words.Add(new(token.Start, token.End, number));
            return;
        }
        int at = token.Start + cut.At;
        words.Add(new(token.Start, at, number) { IsProclitic = cut.IsBefore });
        words.Add(new(at, token.End, number) { IsClitic = !cut.IsBefore && !cut.IsMark });
    }

    private static void AddParts(List<SyntacticWord> words, in Token token, int number, int hyphen)
    {
        int at = token.Start + hyphen;
        words.Add(new(token.Start, at, number));
        words.Add(new(at, at + 1, number));
        words.Add(new(at + 1, token.End, number));
    }
}
