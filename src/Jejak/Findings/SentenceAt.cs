using Jejak.Documents;

namespace Jejak.Findings;

/// <summary>Finds the sentence something stands in.</summary>
internal static class SentenceAt
{
    /// <summary>The number of the sentence of <paramref name="token"/>; −1 where it stands in none.</summary>
    public static int Token(Document document, int token) => Find(document, token, sentence => (sentence.Tokens.Start, sentence.Tokens.End));

    /// <summary>The number of the sentence of the code unit at <paramref name="offset"/>; −1 where it stands in none.</summary>
    public static int Offset(Document document, int offset) => Find(document, offset, sentence => (sentence.Span.Start, sentence.Span.End));

    private static int Find(Document document, int at, Func<Sentence, (int Start, int End)> range)
    {
        int low = 0, high = document.Sentences.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            var (start, end) = range(document.Sentences[middle]);
            if (at < start) high = middle - 1;
            else if (at >= end) low = middle + 1;
            else return middle;
        }
        return -1;
    }
}
