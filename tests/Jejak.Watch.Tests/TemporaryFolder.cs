using Jejak.Archive.Tests;

namespace Jejak.Watch.Tests;

/// <summary>A folder of its own, gone at the end of the test, and an archive: in it, or in a schema of its own on a server.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder(PostgresServer? server = null)
    {
        Directory.CreateDirectory(Path);
        Archive = server?.NewArchive() ?? System.IO.Path.Combine(Path, "jejak.db");
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "jejak-" + Guid.NewGuid().ToString("N"));

    /// <summary>What <c>--archive</c> says.</summary>
    public string Archive { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
