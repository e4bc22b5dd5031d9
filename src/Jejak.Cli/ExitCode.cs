namespace Jejak.Cli;

/// <summary>What the process says when it ends; documented in <c>--help</c> and the README.</summary>
internal static class ExitCode
{
    /// <summary>Everything was read.</summary>
    public const int Done = 0;

    /// <summary>Something failed or had to be repaired; the rest was read; or <c>check</c> found something.</summary>
    public const int Incomplete = 1;

    /// <summary>The command line is wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>The output could not be written (EX_IOERR of sysexits.h).</summary>
    public const int Output = 74;

    /// <summary>The archive could not be opened or written (EX_IOERR as well: what was stored before is kept).</summary>
    public const int Archive = 74;

    /// <summary>Stopped from the keyboard (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
