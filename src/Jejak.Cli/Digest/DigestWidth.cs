using Jejak.Cli.Runs;

namespace Jejak.Cli.Digest;

/// <summary>How wide a digest may be.</summary>
internal static class DigestWidth
{
    private const int Narrowest = 40;
    private const int Widest = 120;
    private const int Redirected = 100;

    /// <summary>The terminal's width within what reads well; a fixed one elsewhere, so that the same input gives the same file.</summary>
    public static int Of(Output output)
    {
        if (!output.IsTerminal) return Redirected;
        try
        {
            return Math.Clamp(Console.WindowWidth, Narrowest, Widest);
        }
        catch (IOException)
        {
            return Redirected;
        }
    }
}
