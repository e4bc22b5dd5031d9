using System.CommandLine;

namespace Jejak.Training.Vectors;

/// <summary><c>train clusters VECTORS --output FILE</c>: groups of words by their vectors, at two grains.</summary>
internal static class ClustersCommand
{
    private const int Fine = 512;
    private const int Coarse = 64;
    private const ulong Seed = 20261122;

    public static Command Create()
    {
        var vectors = new Argument<string>("vectors") { Description = "A file that train vectors wrote." };
        var output = new Option<string>("--output", "-o") { Description = "Where to write the table: form, fine cluster, coarse cluster.", HelpName = "FILE", Required = true };
        var command = new Command("clusters", "Clusters of words from their vectors (spherical k-means).") { vectors, output };
        command.SetAction(parsed => Run(parsed.GetValue(vectors)!, parsed.GetValue(output)!));
        return command;
    }

    private static int Run(string vectors, string output)
    {
        var file = VectorFile.Read(vectors);
        int[] fine = SphericalKMeans.Cluster(file.Vectors, file.Dimensions, Fine, Seed), coarse = SphericalKMeans.Cluster(file.Vectors, file.Dimensions, Coarse, Seed);
        using var writer = new StreamWriter(output) { NewLine = "\n" };
        for (int i = 0; i < file.Forms.Length; i++) writer.WriteLine(FormattableString.Invariant($"{file.Forms[i]}\t{fine[i]}\t{coarse[i]}"));
        return 0;
    }
}
