namespace Jejak.Articles;

/// <summary>Where on the way from bytes to the archive something went wrong.</summary>
public enum FailureStage
{
    /// <summary>Finding and opening files.</summary>
    Open,

    /// <summary>Bytes to characters, records to articles.</summary>
    Decode,

    /// <summary>Understanding the article.</summary>
    Read,

    /// <summary>Keeping it in an archive.</summary>
    Store,
}

/// <summary>Something that could not be read, as a value: the run goes on.</summary>
/// <param name="Stage">Where it went wrong.</param>
/// <param name="Document">The file, with <c>:line</c> (from 1) for a record of a file.</param>
/// <param name="Reason">What is wrong, without a full stop.</param>
/// <param name="Remedy">What the reader of the message can do, without a full stop.</param>
public sealed record Failure(FailureStage Stage, string Document, string Reason, string Remedy)
{
    /// <summary>One line: what, where, what to do.</summary>
    public override string ToString() => $"{Document}: {Reason}; {Remedy}";
}
