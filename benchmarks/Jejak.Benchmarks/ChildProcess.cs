using System.Diagnostics;

namespace Jejak.Benchmarks;

/// <summary>What one run of a command took.</summary>
/// <param name="FirstOutput">Until its first byte on standard output.</param>
/// <param name="Processor">Processor time of all its threads, looked at every 20 ms.</param>
/// <param name="PeakMemory">Highest resident memory in bytes, looked at every 20 ms.</param>
internal sealed record ChildProcess(int ExitCode, TimeSpan Elapsed, TimeSpan FirstOutput, TimeSpan Processor, long PeakMemory, long OutputBytes, string Said)
{
    public static ChildProcess Run(string file, IEnumerable<string> arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(file, arguments);
        process.StandardInput.Close();
        var said = process.StandardError.ReadToEndAsync();
        TimeSpan first = default, processor = default;
        long bytes = 0, peak = 0;
        var reading = Task.Run(() =>
        {
            byte[] buffer = new byte[1 << 20];
            var output = process.StandardOutput.BaseStream;
            while (output.Read(buffer) is > 0 and var read)
            {
                if (bytes == 0) first = clock.Elapsed;
                bytes += read;
            }
        });
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            try
            {
                peak = Math.Max(peak, process.PeakWorkingSet64);
                processor = process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                // It ended between the two calls; the last look stands.
            }
        }
        var elapsed = clock.Elapsed;
        reading.Wait();
        return new(process.ExitCode, elapsed, first, processor, peak, bytes, said.Result.Trim());
    }

    public static string Output(string file, IEnumerable<string> arguments)
    {
        using var process = Start(file, arguments);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    private static Process Start(string file, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
}
