using Jejak.Documents;

namespace Jejak.Pipeline;

/// <summary>
/// A stage that says something of given syntactic words: their tags, heads and relations, or their lemmas and features. It can be asked for words that somebody
/// else has cut (a treebank's), and is then run sentence by sentence in the order of the pipeline.
/// </summary>
/// <remarks>Implementations are safe to call from several threads, and do not throw on any text.</remarks>
public interface IWordAnalyzer
{
    /// <summary>Fills in the words of one sentence, in place.</summary>
    /// <param name="text">The text the words are spans of.</param>
    /// <param name="sentence">Words of one sentence, in order. A <see cref="SyntacticWord.Head"/> written here counts from the sentence's first word (−1: root).</param>
    void Analyze(string text, Span<SyntacticWord> sentence);
}
