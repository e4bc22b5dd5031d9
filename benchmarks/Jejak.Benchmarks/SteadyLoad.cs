using System.Diagnostics;

namespace Jejak.Benchmarks;

/// <summary>
/// Requests at a steady rate, whatever the server does: each is sent at its own moment, and its time counts from that moment, so that a server that stands still is seen to
/// (G. Tene, "How NOT to measure latency": no coordinated omission).
/// </summary>
/// <param name="Errors">Answers that are no 200, and those that did not come.</param>
/// <param name="Milliseconds">Of those that came, in order of size.</param>
internal sealed record SteadyLoad(int Requests, int Errors, double[] Milliseconds, long MemoryAtFirst, long MemoryAtLast, TimeSpan Processor)
{
    public static async Task<SteadyLoad> Run(ServedArchive server, IReadOnlyList<string> addresses, int rate, int seconds)
    {
        var processor = server.Processor;
        int total = rate * seconds, errors = 0;
        double[] taken = new double[total];
        var sent = new Task[total];
        long first = 0, began = Stopwatch.GetTimestamp();
        for (int number = 0; number < total; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / rate);
            while (Stopwatch.GetElapsedTime(began) is var now && now < due) await Task.Delay(due - now);
            // After a sixth of the time its caches are full.
            if (number == total / 6) first = server.Memory;
            sent[number] = One(number, due);
        }
        await Task.WhenAll(sent);
        return new(total, errors, [.. taken.Where(milliseconds => milliseconds > 0).Order()], first, server.Memory, server.Processor - processor);

        async Task One(int number, TimeSpan due)
        {
            try
            {
                using var answer = await server.Client.GetAsync(new Uri(addresses[number % addresses.Count], UriKind.Relative));
                if (!answer.IsSuccessStatusCode) Interlocked.Increment(ref errors);
                taken[number] = (Stopwatch.GetElapsedTime(began) - due).TotalMilliseconds;
            }
            catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
            {
                Interlocked.Increment(ref errors);
            }
        }
    }

    /// <summary>So many of a hundred took no longer, in ms.</summary>
    public double Percentile(double share) => Milliseconds.Length == 0 ? double.NaN : Milliseconds[(int)((Milliseconds.Length - 1) * share / 100)];
}
