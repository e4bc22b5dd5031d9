using System.Runtime.InteropServices;

namespace Jejak.Cli.Runs;

/// <summary>Turns the first Ctrl+C (or SIGTERM) into a request to stop after the article at hand; the second one ends the process.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly CancellationTokenSource _stop = new();
    private volatile bool _requested;

    public Interrupt() => (_interrupt, _terminate) = (PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle));

    public bool Requested => _requested;

    /// <summary>Cancelled by the request.</summary>
    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _stop.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = !_requested;
        if (_requested) return;
        _requested = true;
        _stop.Cancel();
    }
}
