namespace Jejak.Models;

/// <summary>
/// Where the models of a language lie: the folder <c>models/&lt;language&gt;</c> beside the program, one folder <c>&lt;component&gt;-&lt;date&gt;</c> a model
/// with its <c>model.bin</c> and score card. Of several the one with the last date is used.
/// </summary>
public static class ModelStore
{
    private const string FileName = "model.bin";

    /// <summary>The model of a component, or null where none is installed for the language.</summary>
    /// <param name="language">ISO 639-1.</param>
    /// <param name="component">Such as <c>syntax</c>.</param>
    /// <param name="version">The component's version that the caller understands.</param>
    /// <exception cref="ModelException">The file is there and damaged.</exception>
    public static ModelFile? Find(string language, string component, int version)
    {
        string root = Path.Combine(AppContext.BaseDirectory, "models", language);
        if (!Directory.Exists(root)) return null;
        string? folder = null;
        foreach (string candidate in Directory.EnumerateDirectories(root, component + "-*"))
        {
            if (File.Exists(Path.Combine(candidate, FileName)) && string.CompareOrdinal(candidate, folder) > 0) folder = candidate;
        }
        return folder is null ? null : ModelFile.Open(Path.Combine(folder, FileName), component, version);
    }
}
