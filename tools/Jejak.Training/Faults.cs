using System.CommandLine;
using Jejak.Formats.Conllu;
using Jejak.Models;

namespace Jejak.Training;

/// <summary>What a command cannot read or write becomes one line and exit code 1, wherever it happens.</summary>
internal static class Faults
{
    private static readonly InvocationConfiguration s_unguarded = new() { EnableDefaultExceptionHandler = false };

    public static int Guard(ParseResult parsed)
    {
        try
        {
            return parsed.Invoke(s_unguarded);
        }
        catch (Exception fault) when (fault is CorpusException or ConlluException or ModelException or ArgumentException)
        {
            return Fail(fault.Message.Split(" (Parameter", 2)[0]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Fail($"{fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}; name a file or folder that can be read (corpora: --data)");
        }
    }

    public static int Fail(string message)
    {
        Console.Error.WriteLine($"jejak-training: {message}");
        return 1;
    }
}
