namespace Jejak.Watch.Fetching;

/// <summary>Lets one request at a time through to a host, with a pause between two.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class HostGate(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>When the host wants to hear of us again, where it has said so.</summary>
    public DateTimeOffset Closed { get; private set; } = DateTimeOffset.MinValue;

    public async Task<T> Through<T>(TimeSpan pause, Func<Task<T>> request, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var wait = _next - time.GetUtcNow();
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
            try { return await request().ConfigureAwait(false); }
            finally { _next = time.GetUtcNow() + pause; }
        }
        finally { _one.Release(); }
    }

    public void CloseFor(TimeSpan period) => Closed = time.GetUtcNow() + period;

    public void Dispose() => _one.Dispose();
}
