using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Jejak.Cli.Tests;

/// <summary><c>jejak serve</c> in a process of its own.</summary>
internal sealed partial class RunningServe : IDisposable
{
    private readonly Process _process;

    private RunningServe(Process process, string address) => (_process, Address) = (process, address);

    /// <summary>Where it is, as it says itself.</summary>
    public string Address { get; }

    /// <summary>What it writes on standard output.</summary>
    public StreamReader Output => _process.StandardOutput;

    public static RunningServe Start(string folder, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs POSIX signals");
        var process = JejakCommand.StartIn(folder, arguments);
        var said = new List<string>();
        // With a log for programs it says so there.
        var says = arguments.Contains("json") ? process.StandardOutput : process.StandardError;
        while (says.ReadLine() is { } line)
        {
            said.Add(line);
            if (Said().Match(line) is { Success: true } match) return new(process, match.Groups[1].Value);
        }
        process.Dispose();
        throw new InvalidOperationException("jejak serve did not start: " + string.Join(" | ", said));
    }

    /// <summary>Tells it to end, as a service manager does.</summary>
    /// <returns>Its exit code.</returns>
    public int Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    [GeneratedRegex(@" is at (http://\S+);")]
    private static partial Regex Said();
}
