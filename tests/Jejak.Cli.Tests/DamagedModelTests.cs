using Xunit;

namespace Jejak.Cli.Tests;

/// <summary>An installation with a damaged model says so in one line, and reads nothing wrongly.</summary>
public sealed class DamagedModelTests
{
    [Theory]
    [InlineData("cut", "cut short or damaged")]
    [InlineData("changed", "cut short or damaged")]
    [InlineData("format", "this program reads format")]
    [InlineData("other", "not a model file")]
    public void One_line_names_the_file_and_what_to_do(string damage, string said)
    {
        using var folder = new TemporaryFolder();
        string program = Install(folder.Path);
        string[] models = Directory.GetFiles(Path.Combine(folder.Path, "models"), "model.bin", SearchOption.AllDirectories);
        Assert.NotEmpty(models);
        foreach (string model in models)
        {
            byte[] whole = File.ReadAllBytes(model), bytes = [.. whole];
            if (damage == "cut") bytes = bytes[..(bytes.Length / 2)];
            else if (damage == "changed") bytes[bytes.Length / 2] ^= 1;
            else if (damage == "format") bytes[8] = 77;
            else bytes = "not a model"u8.ToArray();
            File.WriteAllBytes(model, bytes);
            var result = JejakCommand.RunFrom(program, ["read", Repository.File("samples/news"), "--format", "jsonl"]);
            Assert.NotEqual(0, result.ExitCode);
            string line = Assert.Single(result.Errors);
            Assert.Contains(model, line, StringComparison.Ordinal);
            Assert.Contains(said, line, StringComparison.Ordinal);
            Assert.Contains("install the program again", line, StringComparison.Ordinal);
            Assert.Empty(result.Output);
            File.WriteAllBytes(model, whole);
        }
    }

    /// <summary>Copies the program, its libraries and models.</summary>
    private static string Install(string folder)
    {
        string from = AppContext.BaseDirectory;
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(from, file);
            if (!name.StartsWith("models", StringComparison.Ordinal) && !name.StartsWith("runtimes", StringComparison.Ordinal) && name.Contains(Path.DirectorySeparatorChar)) continue;
            string to = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        return Path.Combine(folder, "Jejak.Cli.dll");
    }
}
