using Jejak.Articles;

namespace Jejak.Sources;

/// <summary>Bytes that should be one article: found in order by one thread, read by any.</summary>
public abstract class RawSource
{
    /// <summary>Memory held until it is read, in bytes.</summary>
    public virtual int Bytes => 0;

    /// <summary>Decodes and parses. To be called once, from any thread.</summary>
    /// <returns>Never throws for what is in the bytes or happens to the file: that is a <see cref="Failure"/>.</returns>
    public abstract SourceResult Read();

    /// <summary>A source that is known to be none.</summary>
    internal static RawSource Failed(FailureStage stage, string document, string reason, string remedy) =>
        new Known(new(null, new Failure(stage, document, reason, remedy)));

    internal static RawSource Skipped { get; } = new Known(new(null, Skipped: true));

    private sealed class Known(SourceResult result) : RawSource
    {
        public override SourceResult Read() => result;
    }
}
