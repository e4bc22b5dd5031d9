namespace Jejak.Watch;

/// <summary>
/// Says when something in a folder has changed, so that nobody waits for the next look. Only a hint: file systems of networks say nothing, the system may run out of places to listen, and what comes too fast is lost;
/// so the folder is looked at now and then all the same.
/// </summary>
internal sealed class FolderChanges : IDisposable
{
    private readonly FileSystemWatcher? _listener;
    private readonly TimeSpan _pause;
    private TaskCompletionSource _change = New();

    /// <param name="pause">From a change to the moment it is told.</param>
    public FolderChanges(string folder, TimeSpan pause)
    {
        _pause = pause;
        try
        {
            _listener = new(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
            _listener.Created += Changed;
            _listener.Changed += Changed;
            _listener.Renamed += Changed;
            _listener.Error += Changed;
            _listener.EnableRaisingEvents = true;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or UnauthorizedAccessException) { _listener = null; }
    }

    /// <summary>Until the next change, or until the time is over.</summary>
    /// <returns>Whether something has changed since it was asked the last time.</returns>
    public async Task<bool> Wait(TimeSpan most, TimeProvider time, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bool changed = await Task.WhenAny(_change.Task, Task.Delay(most, time, stop.Token)).ConfigureAwait(false) == _change.Task;
        await stop.CancelAsync().ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        if (!changed) return false;
        // Where one file comes others do: they are looked at together.
        await Task.Delay(_pause, TimeProvider.System, cancellation).ConfigureAwait(false);
        Interlocked.Exchange(ref _change, New());
        return true;
    }

    public void Dispose() => _listener?.Dispose();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Changed(object sender, EventArgs change) => _change.TrySetResult();
}
