using Microsoft.Win32.SafeHandles;

namespace Jejak.Cli.Runs;

/// <summary>The output could not be written. Caught by <see cref="CommandLine"/>, which says so in one line.</summary>
internal sealed class OutputException(string message, bool readerLeft) : Exception(message)
{
    /// <summary>Who read our output has seen enough (<c>| head</c>): no fault of anybody's.</summary>
    public bool ReaderLeft => readerLeft;
}

/// <summary>Where results go: standard output, or a file that appears under its name only when it is complete.</summary>
internal sealed class Output : IDisposable
{
    // errno on Linux and macOS
    private const int BrokenPipe = 32;
    private const int NoSpace = 28;

    private readonly Stream _stream;
    private readonly string? _part;
    private readonly string? _file;
    private readonly bool _immediate;

    private Output(Stream stream, string? file, string? part, bool immediate) =>
        (_stream, _file, _part, _immediate) = (new BufferedStream(stream, 64 * 1024), file, part, immediate);

    /// <summary>Whether a person reads along.</summary>
    public bool IsTerminal => _immediate;

    /// <param name="file">Null for standard output.</param>
    /// <exception cref="OutputException">It cannot be opened.</exception>
    public static Output Open(string? file)
    {
        try
        {
            if (file is null) return new(StandardOutput(), null, null, !Console.IsOutputRedirected);
            if (Directory.Exists(file)) throw new OutputException($"{file}: is a folder; name a file", false);
            // A device or pipe is written to as it is; a file is put in place at the end, so that the input may have the same name.
            bool plain = !File.Exists(file) || (File.GetAttributes(file) & (FileAttributes.Device | FileAttributes.ReparsePoint)) == 0 && new FileInfo(file).UnixFileMode != 0 && !file.StartsWith("/dev/", StringComparison.Ordinal);
            string? part = plain ? file + ".part" : null;
            return new(new FileStream(part ?? file, part is null ? FileMode.Open : FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0), file, part, false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Wrapped(fault, file);
        }
    }

    /// <exception cref="OutputException">The disk is full, or nobody reads any more.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            _stream.Write(bytes);
            if (_immediate) _stream.Flush();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Wrapped(fault, _file);
        }
    }

    /// <summary>Writes what is left and puts a file in its place.</summary>
    /// <exception cref="OutputException">The disk is full, or nobody reads any more.</exception>
    public void Complete()
    {
        try
        {
            _stream.Flush();
            if (_part is null) return;
            _stream.Dispose();
            File.Move(_part, _file!, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Wrapped(fault, _file);
        }
    }

    public void Dispose()
    {
        try
        {
            _stream.Dispose();
        }
        catch (IOException)
        {
            // Said already, by the write that failed first.
        }
    }

    /// <summary>
    /// The console's own stream hides that nobody reads any more, and a file stream keeps its own position in a file that others write to as well (<c>{ a; b; } &gt; file</c>):
    /// each is used where it is right.
    /// </summary>
    private static Stream StandardOutput()
    {
        if (OperatingSystem.IsWindows()) return Console.OpenStandardOutput();
        var raw = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return raw.CanSeek ? Console.OpenStandardOutput() : raw;
    }

    private static OutputException Wrapped(Exception fault, string? file)
    {
        string reason = fault.HResult == NoSpace ? "the disk is full; free some space or write elsewhere" : $"{fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}; write elsewhere";
        return new($"{file ?? "standard output"}: {reason}", fault.HResult == BrokenPipe);
    }
}
