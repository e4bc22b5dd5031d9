using System.Diagnostics;
using Xunit;

namespace Jejak.Cli.Tests;

/// <summary>The command as a shell runs it: pipes, devices, other users, other environments.</summary>
internal static class Shell
{
    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "Jejak.Cli.dll");

    /// <summary>Runs <paramref name="script"/> in which <c>jejak</c> stands for the command.</summary>
    public static (int ExitCode, byte[] Output, string Error) Run(string script, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"jejak() {{ dotnet '{s_program}' \"$@\"; }}\n{script}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return (process.ExitCode, output.ToArray(), error.Result);
    }

    public static string Program => s_program;
}
