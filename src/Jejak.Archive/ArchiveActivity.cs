using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Jejak.Archive;

/// <summary>What archives are asked and how long it takes, for whoever listens (<see cref="MeterListener"/>, OpenTelemetry); costs next to nothing where nobody does.</summary>
public static class ArchiveActivity
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "Jejak.Archive";

    private static readonly ActivitySource s_source = new(Name);
    private static readonly Meter s_meter = new(Name);

    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>("jejak.question.duration", "s", "How long an archive takes to answer a question.");

    /// <summary>A question that is being answered, until it is disposed.</summary>
    internal static Question Start(string kind) => new(s_source.StartActivity(kind), kind, Stopwatch.GetTimestamp());

    internal readonly record struct Question(Activity? Activity, string Kind, long Began) : IDisposable
    {
        public void Dispose()
        {
            Activity?.Dispose();
            if (s_duration.Enabled) s_duration.Record(Stopwatch.GetElapsedTime(Began).TotalSeconds, new KeyValuePair<string, object?>("kind", Kind));
        }
    }
}
