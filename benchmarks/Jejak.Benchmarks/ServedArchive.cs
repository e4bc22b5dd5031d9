using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Jejak.Benchmarks;

/// <summary><c>jejak serve</c> in a process of its own.</summary>
internal sealed partial class ServedArchive : IDisposable
{
    private readonly Process _process;

    private ServedArchive(Process process, string address)
    {
        _process = process;
        // One connection a request at a time, as many as it takes: a server that falls behind must not slow the one who asks.
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 512 }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) };
    }

    public HttpClient Client { get; }

    /// <summary>Resident memory in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static ServedArchive Start(string archive)
    {
        var process = Process.Start(new ProcessStartInfo(Places.Jejak, ["serve", "--archive", archive, "--port", "0"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        while (process.StandardError.ReadLine() is { } line)
        {
            if (Said().Match(line) is not { Success: true } match) continue;
            // What it says later is read and dropped: a full pipe would stop it.
            _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return new(process, match.Groups[1].Value);
        }
        throw new InvalidOperationException("jejak serve did not start");
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    [GeneratedRegex(@" is at (http://\S+);")]
    private static partial Regex Said();
}
