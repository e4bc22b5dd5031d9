using System.Diagnostics;
using System.Globalization;

namespace Jejak.Cli.Runs;

/// <summary>One line on standard error that says how far a long run is; only where a person is looking.</summary>
internal sealed class Progress(bool wanted)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    private readonly bool _wanted = wanted && !Console.IsErrorRedirected;
    private long _shown;
    private int _width;

    public void Show(int read, int failed, long started)
    {
        if (!_wanted || Stopwatch.GetElapsedTime(started) < s_patience) return;
        if (_shown != 0 && Stopwatch.GetElapsedTime(_shown) < s_interval) return;
        _shown = Stopwatch.GetTimestamp();
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        string trouble = failed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {failed:N0} failed");
        string line = string.Create(CultureInfo.InvariantCulture, $"reading: {read:N0} articles{trouble}, {read / seconds:N0}/s");
        Console.Error.Write("\r" + line.PadRight(_width));
        _width = line.Length;
    }

    /// <summary>Makes room for another line.</summary>
    public void Clear()
    {
        if (_width == 0) return;
        Console.Error.Write("\r" + new string(' ', _width) + "\r");
        _width = 0;
    }
}
