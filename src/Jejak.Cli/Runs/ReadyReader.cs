namespace Jejak.Cli.Runs;

/// <summary>The reader, made on a thread of its own from the first moment on: its tables load while the command line is taken apart and the output is opened.</summary>
internal static class ReadyReader
{
    private static Task<Reader>? _making;

    public static void Begin() => _making ??= Task.Run(() => Reader.Create());

    /// <exception cref="Languages.ResourceException">A resource of the language is missing or wrong.</exception>
    public static Reader Get()
    {
        Begin();
        return _making!.GetAwaiter().GetResult();
    }
}
