namespace Jejak.Archive.Questions;

/// <summary>What a key lets somebody do over the network.</summary>
public enum AccessScope
{
    /// <summary>Ask.</summary>
    Read,

    /// <summary>Ask, and change what people decide.</summary>
    Write,
}

/// <param name="Scope">read or write.</param>
/// <param name="Made">ISO 8601.</param>
public sealed record AccessKeyRow(string Name, string Scope, string Made)
{
    public bool MayWrite() => Scope == ScopeName(AccessScope.Write);

    public static string ScopeName(AccessScope scope) => scope == AccessScope.Write ? "write" : "read";
}
