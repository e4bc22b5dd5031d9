using System.Buffers;
using System.Globalization;
using System.Text;
using Jejak.Documents;

namespace Jejak.Formats.Conllu;

/// <summary>Writes CoNLL-U (https://universaldependencies.org/format.html) in UTF-8, with <c>\n</c> at line ends.</summary>
public static class ConlluWriter
{
    /// <summary>Writes <paramref name="sentence"/> and the empty line behind it. A word without head and relation, and only it, has <c>_</c> in these columns.</summary>
    public static void Write(ConlluSentence sentence, IBufferWriter<byte> output)
    {
        foreach (string comment in sentence.Comments)
        {
            Write("# ", output);
            Write(OneLine(comment), output);
            Write("\n", output);
        }
        foreach (var token in sentence.Tokens)
        {
            if (token.Words.Length > 1) WriteRange(token, output);
            for (int i = token.Words.Start; i < token.Words.End; i++) WriteWord(sentence.Words[i], i, token.Words.Length > 1 ? sentence.Words[i].Misc : token.Misc, output);
        }
        Write("\n", output);
    }

    /// <summary>Writes every sentence of <paramref name="document"/>.</summary>
    public static void Write(Document document, IBufferWriter<byte> output)
    {
        foreach (var sentence in DocumentConllu.Sentences(document)) Write(sentence, output);
    }

    private static void WriteRange(ConlluToken token, IBufferWriter<byte> output)
    {
        Write(token.Words.Start + 1, output);
        Write("-", output);
        Write(token.Words.End, output);
        Write("\t", output);
        Write(token.Form, output);
        Write("\t_\t_\t_\t_\t_\t_\t_\t", output);
        Write(token.Misc ?? "_", output);
        Write("\n", output);
    }

    private static void WriteWord(ConlluWord word, int number, string? misc, IBufferWriter<byte> output)
    {
        bool attached = word.Head >= 0 || word.Relation != UniversalRelation.Dep;
        Write(number + 1, output);
        Cell(word.Form, output);
        Cell(word.Lemma, output);
        Cell(ConlluNames.Of(word.Tag), output);
        Cell(word.LanguageTag, output);
        Cell(word.Features, output);
        Write("\t", output);
        if (attached) Write(word.Head + 1, output);
        else Write("_", output);
        Cell(attached ? ConlluNames.Of(word.Relation) : null, output);
        if (word.Subtype is { } subtype)
        {
            Write(":", output);
            Write(subtype, output);
        }
        Cell(word.Dependencies, output);
        Cell(misc, output);
        Write("\n", output);
    }

    private static void Cell(string? value, IBufferWriter<byte> output)
    {
        Write("\t", output);
        Write(value ?? "_", output);
    }

    /// <summary>A comment must stay on its line.</summary>
    private static string OneLine(string comment) => comment.AsSpan().IndexOfAny('\n', '\r') < 0 ? comment : comment.Replace('\n', ' ').Replace('\r', ' ');

    private static void Write(int number, IBufferWriter<byte> output)
    {
        var span = output.GetSpan(16);
        number.TryFormat(span, out int written, provider: CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    private static void Write(string text, IBufferWriter<byte> output)
    {
        var span = output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        output.Advance(Encoding.UTF8.GetBytes(text, span));
    }
}
