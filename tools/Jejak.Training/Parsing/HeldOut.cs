using System.Globalization;
using Jejak.Parsing;

namespace Jejak.Training.Parsing;

/// <summary>How well a network does on sentences it has not seen, words given: a look while training; <c>evaluate</c> gives the figures that count.</summary>
internal static class HeldOut
{
    public static string Score(SyntaxNetwork network, IReadOnlyList<AnnotatedSentence> gold, string style)
    {
        var work = network.Rent();
        foreach (var sentence in gold)
        {
            foreach (string form in sentence.Forms) work.AddWord(form);
            work.EndSentence();
        }
        network.Analyze(work, Array.IndexOf(SyntaxCorpora.Styles, style));
        int at = 0, tags = 0, heads = 0, labelled = 0;
        foreach (var sentence in gold)
        {
            int start = at;
            for (int i = 0; i < sentence.Forms.Length; i++, at++)
            {
                if (work.Tags[at] == (byte)sentence.Tags![i]!) tags++;
                int head = work.Heads[at] < 0 ? 0 : work.Heads[at] - start + 1;
                if (head != sentence.Heads![i]) continue;
                heads++;
                if (network.Relation(work.Relations[at]).Split(':')[0] == sentence.Relations![i].Split(':')[0]) labelled++;
            }
        }
        network.Return(work);
        return string.Create(CultureInfo.InvariantCulture, $"UPOS {100.0 * tags / at:F2} UAS {100.0 * heads / at:F2} LAS {100.0 * labelled / at:F2} of {at} words");
    }
}
