namespace Jejak.Cli.Runs;

/// <summary>A folder of results that appears under its name only when it is complete.</summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly string _folder;
    private readonly string _part;
    private bool _isComplete;

    /// <exception cref="OutputException">Something is there already, or it cannot be made.</exception>
    public OutputFolder(string folder)
    {
        _folder = Path.TrimEndingDirectorySeparator(folder);
        _part = _folder + ".part";
        Guard(() =>
        {
            if (File.Exists(_folder)) throw new OutputException($"{_folder}: is a file; name a folder that is not there yet", false);
            if (Directory.Exists(_folder) && Directory.EnumerateFileSystemEntries(_folder).Any()) throw new OutputException($"{_folder}: is not empty; name a folder that is not there yet", false);
            if (Path.Exists(_part)) throw new OutputException($"{_part}: is left from a run that was stopped; remove it", false);
            Directory.CreateDirectory(_part);
        });
    }

    /// <exception cref="OutputException">The disk is full, or the folder went away.</exception>
    public void Write(string name, ReadOnlySpan<byte> content)
    {
        using var output = Output.Open(Path.Combine(_part, name));
        output.Write(content);
        output.Complete();
    }

    /// <summary>Puts the folder in its place.</summary>
    /// <exception cref="OutputException">It cannot be put there.</exception>
    public void Complete() => Guard(() =>
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder);
        Directory.Move(_part, _folder);
        _isComplete = true;
    });

    /// <summary>Takes away what was not completed.</summary>
    public void Dispose()
    {
        if (_isComplete) return;
        try
        {
            if (Directory.Exists(_part)) Directory.Delete(_part, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What was wrong has been said by what failed first.
        }
    }

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"{_folder}: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}; write elsewhere", false);
        }
    }
}
