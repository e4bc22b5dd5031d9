using Jejak.Formats.Conllu;
using Jejak.Text;

namespace Jejak.Training.Evaluation;

/// <summary>The sentences of one side, gold or system, laid over the characters of the text without its white space.</summary>
internal sealed class AnnotatedText
{
    private readonly List<TextSpan> _sentences = [];
    private readonly List<TextSpan> _tokens = [];
    private readonly List<AlignableWord> _words = [];
    private readonly System.Text.StringBuilder _characters = new();

    public AnnotatedText(IEnumerable<ConlluSentence> sentences)
    {
        foreach (var sentence in sentences) Add(sentence);
        Characters = _characters.ToString();
    }

    /// <summary>All forms in order, without white space: what both sides must share.</summary>
    public string Characters { get; }

    public IReadOnlyList<TextSpan> Sentences => _sentences;

    public IReadOnlyList<TextSpan> Tokens => _tokens;

    public IReadOnlyList<AlignableWord> Words => _words;

    private void Add(ConlluSentence sentence)
    {
        int first = _words.Count, start = _characters.Length;
        foreach (var token in sentence.Tokens)
        {
            int tokenStart = _characters.Length;
            foreach (char c in token.Form)
            {
                if (!WordScanner.IsSpace(c)) _characters.Append(c);
            }
            var span = new TextSpan(tokenStart, _characters.Length);
            _tokens.Add(span);
            for (int i = token.Words.Start; i < token.Words.End; i++)
            {
                var word = sentence.Words[i];
                _words.Add(new(span, token.Words.Length > 1, word.Head < 0 ? -1 : first + word.Head, word));
            }
        }
        _sentences.Add(new(start, _characters.Length));
    }
}

/// <summary>A word of <see cref="AnnotatedText"/>.</summary>
/// <param name="Span">Of its token: the words of a multiword token share one.</param>
/// <param name="Head">Number of its head in the whole text, −1 for a root.</param>
internal sealed record AlignableWord(TextSpan Span, bool IsPart, int Head, ConlluWord Word);
