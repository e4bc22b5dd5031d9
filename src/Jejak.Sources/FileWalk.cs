using Jejak.Articles;

namespace Jejak.Sources;

/// <summary>A file to read, or why there is none.</summary>
/// <param name="Path">As given or found; <c>-</c> for standard input.</param>
/// <param name="Named">Named by the user, not found in a folder.</param>
internal readonly record struct FoundFile(string Path, bool Named, Failure? Failure = null);

/// <summary>Lists the files that a path stands for.</summary>
internal static class FileWalk
{
    public static IEnumerable<FoundFile> Of(string path)
    {
        if (path == "-" || File.Exists(path)) return [new(path, Named: true)];
        if (Directory.Exists(path)) return Folder(path);
        return [new(path, true, new Failure(FailureStage.Open, path, "no such file or folder", "check the path"))];
    }

    private static IEnumerable<FoundFile> Folder(string folder)
    {
        string[] entries;
        Failure? failure = null;
        try
        {
            entries = Directory.GetFileSystemEntries(folder);
            Array.Sort(entries, StringComparer.Ordinal);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            entries = [];
            failure = OpenFault.Of(folder, fault);
        }
        if (failure is not null)
        {
            yield return new(folder, Named: false, failure);
            yield break;
        }
        foreach (string entry in entries)
        {
            var attributes = File.GetAttributes(entry);
            if ((attributes & FileAttributes.Directory) == 0) yield return new(entry, Named: false);
            // A link to a folder may lead back up: links are not followed.
            else if ((attributes & FileAttributes.ReparsePoint) == 0)
            {
                foreach (var found in Folder(entry)) yield return found;
            }
        }
    }
}
