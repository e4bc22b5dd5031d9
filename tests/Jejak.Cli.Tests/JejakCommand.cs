using System.Diagnostics;
using System.Text;

namespace Jejak.Cli.Tests;

/// <summary>Runs the real command in a process of its own.</summary>
internal static class JejakCommand
{
    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "Jejak.Cli.dll");

    public sealed record Result(int ExitCode, string Output, string Error)
    {
        /// <summary>The lines of standard error.</summary>
        public string[] Errors => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public static Result Run(params string[] arguments) => Run(arguments, null);

    public static Result Run(string[] arguments, string? input) => RunFrom(s_program, arguments, input);

    /// <summary>Runs the command with <paramref name="folder"/> as the folder it is called in.</summary>
    public static Result RunIn(string folder, params string[] arguments) => RunFrom(s_program, arguments, null, folder);

    /// <summary>Runs the command of another installation: the path of its <c>Jejak.Cli.dll</c>.</summary>
    public static Result RunFrom(string program, string[] arguments, string? input = null, string folder = "")
    {
        using var process = StartFrom(program, arguments, folder);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            if (input is not null) process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The command does not want to hear more; what it says of it is in the result.
        }
        process.WaitForExit();
        return new(process.ExitCode, output.Result, error.Result);
    }

    public static Process Start(params string[] arguments) => StartFrom(s_program, arguments);

    /// <summary>Starts the command with <paramref name="folder"/> as the folder it is called in.</summary>
    public static Process StartIn(string folder, params string[] arguments) => StartFrom(s_program, arguments, folder);

    private static Process StartFrom(string program, string[] arguments, string folder = "") => Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardInputEncoding = new UTF8Encoding(false),
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
    })!;
}
