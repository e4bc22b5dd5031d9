using Jejak.Archive.Tests;

namespace Jejak.Watch.Tests;

// What is watched and reported is kept by either store. Without PostgreSQL these are skipped.

public sealed class WatchingOnPostgres : WatcherTests
{
    // A server takes longer to be opened again: a fifth of the updates and restarts are enough to show that it keeps them.
    private protected override int Updates => 200;

    private protected override int Restarts => 10;

    private protected override PostgresServer? Server => PostgresServer.Shared;
}

public sealed class AlertsOnPostgres : AlertTests
{
    private protected override PostgresServer? Server => PostgresServer.Shared;
}
