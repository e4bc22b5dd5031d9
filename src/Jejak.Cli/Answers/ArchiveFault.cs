using Jejak.Archive;

namespace Jejak.Cli.Answers;

/// <summary>Turns what keeps an archive from working into one line on standard error and an exit code.</summary>
internal static class ArchiveFault
{
    public static int Guard(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (ArchiveException fault)
        {
            Console.Error.WriteLine($"jejak: {fault.Message}");
            return ExitCode.Archive;
        }
        catch (DecisionException decision)
        {
            Console.Error.WriteLine($"jejak: {decision.Message}");
            return ExitCode.Incomplete;
        }
        catch (UnknownNameException unknown)
        {
            Console.Error.WriteLine($"jejak: {unknown.Message}");
            return ExitCode.Incomplete;
        }
    }
}
