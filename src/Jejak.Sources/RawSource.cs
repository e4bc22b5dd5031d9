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

    internal static RawSource Of(SourceResult result) => new Known(result);

    internal static RawSource Of(Failure failure) => new Known(new(null, failure));

    /// <summary>A source whose result is known without reading.</summary>
    private sealed class Known(SourceResult result) : RawSource
    {
        public override SourceResult Read() => result;
    }
}
