using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Entities.Recognition;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Training.Names;

/// <summary>A name in a sentence: a half-open range of words and a type of <see cref="NameTags.Types"/>.</summary>
internal readonly record struct TaggedName(int Start, int End, int Type);

/// <summary>A sentence of a corpus with its names.</summary>
internal sealed record TaggedSentence(string[] Words, TaggedName[] Names)
{
    private static readonly char[] Opening = ['(', '[', '{', ','];
    private static readonly char[] Closing = [')', ']', '}', ',', '?', '!'];

    /// <summary>The sentence as the name model reads it, one element a word.</summary>
    public NameSequence Sequence(Vocabulary vocabulary)
    {
        var tokens = new Token[Words.Length];
        var marks = new NameMarks[Words.Length];
        int start = 0;
        bool initial = true;
        for (int i = 0; i < Words.Length; i++)
        {
            string word = Words[i];
            int first = 0, end = word.Length;
            while (first < end && Opening.Contains(word[first])) first++;
            while (end > first && Closing.Contains(word[end - 1])) end--;
            if (first == end) (first, end) = (0, word.Length);
            if (word.AsSpan(0, first).ContainsAny("([{")) marks[i] |= NameMarks.OpenBracket;
            if (word.AsSpan(end).ContainsAny(")]}")) marks[i] |= NameMarks.CloseBracket;
            if (end < word.Length && word[^1] == ',') marks[i] |= NameMarks.Stop;
            var core = word.AsSpan(first, end - first);
            WordScanner.Next(core, 0, out _, out var kind);
            var traits = Shape(core) | (initial && kind == TokenKind.Word ? TokenTraits.Initial : 0);
            if (kind is TokenKind.Word or TokenKind.Number) initial = false;
            else if (core is ":") initial = true;
            tokens[i] = new(start + first, start + end, vocabulary.Find(core), kind, traits);
            start += word.Length + 1;
        }
        return new()
        {
            Text = string.Join(' ', Words),
            Tokens = ImmutableArray.Create(tokens),
            Marks = marks,
            Source = [.. Enumerable.Range(0, tokens.Length)],
            Sentences = [new(0, tokens.Length)],
        };
    }

    /// <summary>The tag of each word.</summary>
    public byte[] Tags()
    {
        var tags = new byte[Words.Length];
        foreach (var name in Names)
        {
            for (int i = name.Start; i < name.End; i++)
                tags[i] = (byte)NameTags.Of(name.Type, name.End - name.Start == 1 ? NameTags.Unit : i == name.Start ? NameTags.Begin : i == name.End - 1 ? NameTags.Last : NameTags.Inside);
        }
        return tags;
    }

    /// <summary>The names a sequence of tags says; tags that do not fit together count as they begin.</summary>
    public static List<TaggedName> NamesOf(ReadOnlySpan<byte> tags)
    {
        var names = new List<TaggedName>();
        for (int i = 0; i < tags.Length;)
        {
            if (tags[i] == NameTags.None)
            {
                i++;
                continue;
            }
            int start = i, type = NameTags.Type(tags[i]);
            while (NameTags.Part(tags[i]) is NameTags.Begin or NameTags.Inside && i + 1 < tags.Length && NameTags.Follows(tags[i], tags[i + 1])) i++;
            names.Add(new(start, ++i, type));
        }
        return names;
    }

    private static TokenTraits Shape(ReadOnlySpan<char> word)
    {
        if (!char.IsUpper(word[0])) return TokenTraits.None;
        foreach (char c in word)
        {
            if (char.IsLower(c)) return TokenTraits.Capitalized;
        }
        return word.Length > 1 ? TokenTraits.Capitalized | TokenTraits.AllCaps : TokenTraits.Capitalized;
    }
}
