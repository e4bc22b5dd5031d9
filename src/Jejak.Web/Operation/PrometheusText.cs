using System.Diagnostics.Metrics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Jejak.Web.Operation;

/// <summary>What was measured since the start, in Prometheus' text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/).</summary>
/// <remarks>Safe to use from several threads. Memory is bounded: an instrument has at most <see cref="MostSeries"/> series; what comes beyond is counted in one without labels.</remarks>
internal sealed class PrometheusText : IDisposable
{
    private const int MostSeries = 500;

    /// <summary>Upper bounds of a histogram, in seconds: OpenTelemetry's for durations of requests.</summary>
    private static readonly double[] s_bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private static readonly string[] s_unsaid = ["url.scheme", "network.protocol.name", "network.protocol.version"];

    private readonly MeterListener _listener = new();
    private readonly SortedDictionary<string, Measured> _measured = new(StringComparer.Ordinal);

    /// <param name="meters">Whose instruments; those of other servers in the same process are left out.</param>
    public PrometheusText(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (!ServerActivity.Meters.Contains(instrument.Meter.Name) || (instrument.Meter.Scope is not null && instrument.Meter.Scope != meters)) return;
            var measured = new Measured(instrument);
            lock (_measured) _measured.TryAdd(instrument.Name, measured);
            listener.EnableMeasurementEvents(instrument, measured);
        };
        _listener.SetMeasurementEventCallback<double>((_, value, tags, measured) => ((Measured)measured!).Add(value, tags));
        _listener.SetMeasurementEventCallback<long>((_, value, tags, measured) => ((Measured)measured!).Add(value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, measured) => ((Measured)measured!).Add(value, tags));
        _listener.Start();
    }

    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        lock (_measured)
        {
            foreach (var measured in _measured.Values) measured.Write(text);
        }
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private enum Kind
    {
        Sum,
        Last,
        Spread,
    }

    /// <param name="Counts">By bucket, the last one without bound; empty where it is no histogram.</param>
    private record struct Series(double Sum, long[] Counts);

    /// <summary>All series of one instrument.</summary>
    private sealed class Measured(Instrument instrument)
    {
        private readonly Dictionary<string, Series> _series = new(StringComparer.Ordinal);
        private readonly Kind _kind = instrument is Histogram<double> ? Kind.Spread : instrument.IsObservable ? Kind.Last : Kind.Sum;
        private readonly string _name = Name(instrument);

        public void Add(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string labels = Labels(tags);
            lock (_series)
            {
                if (_series.Count >= MostSeries && !_series.ContainsKey(labels)) labels = "";
                ref var series = ref CollectionsMarshal.GetValueRefOrAddDefault(_series, labels, out bool known);
                if (!known && _kind == Kind.Spread) series.Counts = new long[s_bounds.Length + 1];
                series.Sum = _kind == Kind.Last ? value : series.Sum + value;
                if (_kind != Kind.Spread) return;
                int bucket = Array.BinarySearch(s_bounds, value);
                series.Counts[bucket < 0 ? ~bucket : bucket]++;
            }
        }

        public void Write(StringBuilder text)
        {
            lock (_series)
            {
                if (_series.Count == 0) return;
                if (instrument.Description is { } description) text.Append("# HELP ").Append(_name).Append(' ').Append(description).Append('\n');
                text.Append("# TYPE ").Append(_name).Append(' ').Append(_kind == Kind.Spread ? "histogram" : instrument is Counter<long> ? "counter" : "gauge").Append('\n');
                foreach (var (labels, series) in _series.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    if (_kind == Kind.Spread) WriteSpread(text, labels, series);
                    else Line(text, _name, labels, series.Sum);
                }
            }
        }

        private void WriteSpread(StringBuilder text, string labels, Series series)
        {
            long count = 0;
            string comma = labels.Length > 0 ? "," : "";
            for (int i = 0; i <= s_bounds.Length; i++)
            {
                count += series.Counts[i];
                Line(text, _name + "_bucket", $"{labels}{comma}le=\"{(i < s_bounds.Length ? s_bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf")}\"", count);
            }
            Line(text, _name + "_sum", labels, series.Sum);
            Line(text, _name + "_count", labels, count);
        }

        private static void Line(StringBuilder text, string name, string labels, double value)
        {
            text.Append(name);
            if (labels.Length > 0) text.Append('{').Append(labels).Append('}');
            text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        }

        private static string Name(Instrument instrument)
        {
            string name = instrument.Name.Replace('.', '_');
            if (instrument.Unit == "s") name += "_seconds";
            return instrument is Counter<long> ? name + "_total" : name;
        }

        private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags.IsEmpty) return "";
            var labels = new StringBuilder();
            foreach (var (name, value) in tags)
            {
                if (s_unsaid.Contains(name)) continue;
                if (labels.Length > 0) labels.Append(',');
                string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                labels.Append(name.Replace('.', '_')).Append("=\"").Append(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('"');
            }
            return labels.ToString();
        }
    }
}
