using System.Text;
using Jejak.Formats.Conllu;

namespace Jejak.Training.Evaluation;

/// <summary>Reads treebank files, whole or one fold of them.</summary>
internal static class Treebank
{
    /// <summary>The sentences of <paramref name="file"/>.</summary>
    /// <param name="fold">Above 1: only every so-many-th sentence, those with numbers that it divides (from 1): the part that training leaves out.</param>
    /// <exception cref="ConlluException">A line is malformed.</exception>
    public static List<ConlluSentence> Read(string file, int fold = 1)
    {
        using var reader = new StreamReader(file);
        return [.. ConlluReader.Read(reader, file).Where((_, i) => (i + 1) % fold == 0)];
    }

    /// <summary>The sentences of <paramref name="file"/> that are not in its fold: the part that training may see.</summary>
    /// <exception cref="ConlluException">A line is malformed.</exception>
    public static List<ConlluSentence> ReadOutside(string file, int fold)
    {
        using var reader = new StreamReader(file);
        return [.. ConlluReader.Read(reader, file).Where((_, i) => (i + 1) % fold != 0)];
    }

    /// <summary>The raw text of the sentences: those of a paragraph or document in one text, joined by a space as the shared task joins them.</summary>
    public static IEnumerable<string> RawTexts(IReadOnlyList<ConlluSentence> sentences)
    {
        var text = new StringBuilder();
        foreach (var sentence in sentences)
        {
            if (text.Length > 0 && sentence.BeginsParagraph)
            {
                yield return text.ToString();
                text.Clear();
            }
            if (text.Length > 0) text.Append(' ');
            text.Append(sentence.Comment("text") ?? sentence.Text());
        }
        if (text.Length > 0) yield return text.ToString();
    }
}
