using System.Collections.Immutable;
using System.Text;
using Jejak.Documents;

namespace Jejak.Formats.Conllu;

/// <summary>A sentence of a CoNLL-U file, without enhanced dependencies and empty nodes. Word numbers count from 0.</summary>
public sealed record ConlluSentence
{
    private const string NewDocument = "newdoc", NewParagraph = "newpar";

    /// <summary>The lines before the words, without <c>#</c> and the space behind it.</summary>
    public ImmutableArray<string> Comments { get; init; } = [];

    /// <summary>What stands between spaces and punctuation: one word each, or several (<c>kerjanya</c>). They cover all words in order.</summary>
    public required ImmutableArray<ConlluToken> Tokens { get; init; }

    public required ImmutableArray<ConlluWord> Words { get; init; }

    /// <summary>Line of its first word in the file, from 1.</summary>
    public int Line { get; init; }

    public string? Id => Comment("sent_id");

    /// <summary>A document begins here.</summary>
    public bool BeginsDocument => Comments.Any(comment => IsMark(comment, NewDocument));

    /// <summary>A document or paragraph begins here.</summary>
    public bool BeginsParagraph => BeginsDocument || Comments.Any(comment => IsMark(comment, NewParagraph));

    /// <summary>The value of the comment <c># name = value</c>, or null.</summary>
    public string? Comment(string name)
    {
        foreach (string comment in Comments)
        {
            int equals = comment.IndexOf('=');
            if (equals > 0 && comment.AsSpan(0, equals).Trim().SequenceEqual(name)) return comment[(equals + 1)..].Trim();
        }
        return null;
    }

    /// <summary>The sentence's text as its tokens give it: forms, with a space behind each that does not say <c>SpaceAfter=No</c>, but none at the end.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        for (int i = 0; i < Tokens.Length; i++)
        {
            text.Append(Tokens[i].Form);
            if (i + 1 < Tokens.Length && Tokens[i].HasSpaceAfter) text.Append(' ');
        }
        return text.ToString();
    }

    /// <summary>
    /// The words as an <see cref="Pipeline.IWordAnalyzer"/> wants them: spans of a text made of their forms, nothing said yet of tags and heads.
    /// The text is <see cref="Text"/> where the parts of every token make up its form, as they do in Indonesian; where not, the parts stand in its place.
    /// </summary>
    public SyntacticWord[] Plain(out string text)
    {
        var words = new SyntacticWord[Words.Length];
        var forms = new StringBuilder();
        for (int token = 0; token < Tokens.Length; token++)
        {
            for (int word = Tokens[token].Words.Start; word < Tokens[token].Words.End; word++)
            {
                words[word] = new(forms.Length, forms.Length + Words[word].Form.Length, token);
                forms.Append(Words[word].Form);
            }
            if (token + 1 < Tokens.Length && Tokens[token].HasSpaceAfter) forms.Append(' ');
        }
        text = forms.ToString();
        return words;
    }

    private static bool IsMark(string comment, string mark) => comment.StartsWith(mark, StringComparison.Ordinal) && (comment.Length == mark.Length || comment[mark.Length] is ' ' or '=');
}

/// <summary>What is printed as one: a word, or a multiword token.</summary>
/// <param name="Words">Numbers of its words in the sentence.</param>
/// <param name="Misc">The tenth column of its line, or null for <c>_</c>.</param>
public readonly record struct ConlluToken(string Form, WordRange Words, string? Misc)
{
    public bool HasSpaceAfter => Misc is null || !HasField(Misc, "SpaceAfter=No");

    private static bool HasField(string misc, string field)
    {
        foreach (var part in misc.AsSpan().Split('|'))
        {
            if (misc.AsSpan()[part].SequenceEqual(field)) return true;
        }
        return false;
    }
}

/// <summary>A syntactic word with its ten columns; null stands for <c>_</c>.</summary>
public sealed record ConlluWord(string Form)
{
    public string? Lemma { get; init; }

    public UniversalTag Tag { get; init; }

    /// <summary>The treebank's own tag.</summary>
    public string? LanguageTag { get; init; }

    public string? Features { get; init; }

    /// <summary>Number of its head in the sentence; −1 for the root, and where no head is given.</summary>
    public int Head { get; init; } = -1;

    public UniversalRelation Relation { get; init; }

    /// <summary>What stands behind the colon of the relation, or null.</summary>
    public string? Subtype { get; init; }

    public string? Dependencies { get; init; }

    public string? Misc { get; init; }
}
