using Jejak.Articles;

namespace Jejak.Sources;

/// <summary>Says in one line why a file could not be opened or read.</summary>
internal static class OpenFault
{
    public static Failure Of(string document, Exception fault) => fault switch
    {
        UnauthorizedAccessException => new(FailureStage.Open, document, "no permission to read it", "change its permissions (chmod +r), or run as a user who may read it"),
        FileNotFoundException or DirectoryNotFoundException => new(FailureStage.Open, document, "it is no longer there", "check the path"),
        InvalidDataException => new(FailureStage.Open, document, "damaged or incomplete gzip data", "fetch or pack the file again"),
        _ => new(FailureStage.Open, document, fault.Message.TrimEnd('.').ReplaceLineEndings(" "), "check the file and the disk"),
    };
}
