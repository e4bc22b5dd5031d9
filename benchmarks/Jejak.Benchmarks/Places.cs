using System.CommandLine;

namespace Jejak.Benchmarks;

/// <summary>Where things are in the repository.</summary>
internal static class Places
{
    public static string Root { get; } = FindRoot();

    /// <summary>The command as <c>dotnet build -c Release</c> leaves it.</summary>
    public static string Jejak => Path.Combine(Root, "artifacts/bin/Jejak.Cli/release/jejak");

    /// <summary>The folder results go to; <c>none</c> on the command line keeps them from being written.</summary>
    public static Option<string> Results() => new("--results")
    {
        Description = "Folder for the result, or none.",
        DefaultValueFactory = _ => Path.Combine(Root, "benchmarks/results"),
        HelpName = "FOLDER",
    };

    public static string? Folder(string given) => given == "none" ? null : given;

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Jejak.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? Directory.GetCurrentDirectory();
    }
}
