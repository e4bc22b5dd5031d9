using System.CommandLine;

namespace Jejak.Training.Vectors;

/// <summary><c>evaluate vectors FILE WORD…</c>: the nearest words, for a person to judge.</summary>
internal static class NeighboursCommand
{
    private const int Shown = 12;

    public static Command Create()
    {
        var vectors = new Argument<string>("vectors") { Description = "A file that train vectors wrote." };
        var words = new Argument<string[]>("word") { Description = "Words whose neighbours to show.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("vectors", "Show the words whose vectors are nearest.") { vectors, words };
        command.SetAction(parsed => Run(VectorFile.Read(parsed.GetValue(vectors)!), parsed.GetValue(words)!));
        return command;
    }

    private static int Run(VectorFile file, string[] words)
    {
        foreach (string word in words)
        {
            int row = Array.IndexOf(file.Forms, word);
            if (row < 0)
            {
                Console.WriteLine($"{word}\t(no vector)");
                continue;
            }
            var near = Enumerable.Range(0, file.Forms.Length).Where(other => other != row)
                .Select(other => (Form: file.Forms[other], Likeness: Cosine(file[row], file[other]))).OrderByDescending(other => other.Likeness).Take(Shown);
            Console.WriteLine($"{word}\t{string.Join(' ', near.Select(other => FormattableString.Invariant($"{other.Form}:{other.Likeness:F2}")))}");
        }
        return 0;
    }

    private static double Cosine(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        double product = 0, lefts = 0, rights = 0;
        for (int d = 0; d < left.Length; d++)
        {
            product += left[d] * right[d];
            lefts += left[d] * left[d];
            rights += right[d] * right[d];
        }
        return product / Math.Sqrt(lefts * rights);
    }
}
