using Jejak.Archive;
using Jejak.Watch;
using Jejak.Web.Reading;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jejak.Web.Live;

/// <summary>Watches feeds inside the server, as <c>jejak watch</c> does beside it.</summary>
internal sealed partial class WatchService(WatchOptions options, ReaderDesk desk, ILogger<WatchService> log) : BackgroundService
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server answers first.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var watcher = new Watcher(options, () => desk.Reader, TimeProvider.System, line => Tell(log, line));
                await watcher.Run(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (ArchiveException fault)
            {
                // Questions are still answered; a full disk may be emptied.
                Fail(log, fault.Message);
                await Task.Delay(s_patience, stoppingToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Line}")]
    private static partial void Tell(ILogger log, string line);

    [LoggerMessage(Level = LogLevel.Error, Message = "watching stops for a minute: {Fault}")]
    private static partial void Fail(ILogger log, string fault);
}
