namespace Jejak.Watch.Tests;

/// <summary>A folder of its own, gone at the end of the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "jejak-" + Guid.NewGuid().ToString("N"));

    public string Archive => System.IO.Path.Combine(Path, "jejak.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
