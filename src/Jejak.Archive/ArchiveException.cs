namespace Jejak.Archive;

/// <summary>What kept an archive from opening, answering or storing.</summary>
public enum ArchiveProblem
{
    NotFound,
    NotEmpty,
    IsDirectory,
    NotAnArchive,
    OtherProgram,
    NewerSchema,
    OlderSchema,
    Locked,
    NoPermission,
    DiskFull,
    ServerGone,
    Damaged,
    Failed,
}

/// <summary>An archive cannot be used as asked. The message is one line: file, reason, what to do. What was committed before stays stored.</summary>
public sealed class ArchiveException : Exception
{
    public ArchiveException(ArchiveProblem problem, string path, string reason, string advice, Exception? cause = null)
        : base($"{path}: {reason}; {advice}", cause)
    {
        (Problem, Path, Reason, Advice) = (problem, path, reason, advice);
    }

    public ArchiveProblem Problem { get; }

    public string Path { get; }

    public string Reason { get; }

    public string Advice { get; }
}

/// <summary>An article that no archive takes; others are stored.</summary>
public sealed class RefusedArticleException(string reason, string advice) : Exception($"{reason}; {advice}")
{
    public string Reason => reason;

    public string Advice => advice;
}

/// <summary>A question names somebody or something that the archive does not know.</summary>
/// <param name="name">As it was asked.</param>
/// <param name="closest">Names the archive knows that look like it, the likeliest first.</param>
/// <param name="kind">What there is none of; everybody and everything where nothing is said.</param>
public sealed class UnknownNameException(string name, IReadOnlyList<string> closest, string kind = "nobody and nothing") : Exception(Describe(name, closest, kind))
{
    public string Name => name;

    public IReadOnlyList<string> Closest => closest;

    private static string Describe(string name, IReadOnlyList<string> closest, string kind) =>
        closest.Count == 0
            ? $"the archive knows {kind} called '{name}'"
            : $"the archive knows {kind} called '{name}'; closest: {string.Join(", ", closest)}";
}
