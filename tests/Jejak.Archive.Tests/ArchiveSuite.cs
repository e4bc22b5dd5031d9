namespace Jejak.Archive.Tests;

/// <summary>Behaviours that hold on every store. A suite runs on files; <c>OnPostgres.cs</c> has a class a suite that runs it on a server.</summary>
public abstract class ArchiveSuite
{
    private protected virtual PostgresServer? Server => null;

    private protected TemporaryArchive New(params Story[] stories) => new(Server, stories);
}
