using Jejak.Languages;

namespace Jejak.Morphology;

/// <summary>
/// The roots of known word forms. Not in the language's <see cref="Vocabulary"/>: a root is no evidence that a form stands in running text.
/// Immutable; safe to use from several threads.
/// </summary>
internal sealed class RootLexicon
{
    private readonly Dictionary<string, string> _roots = new(8192, StringComparer.Ordinal);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public RootLexicon(Language language)
    {
        ResourceTable.Scan($"{language.Code}/morphology/roots.tsv", (line, _) =>
        {
            string root = line.ToString();
            _roots.TryAdd(root, root);
        });
        _bySpan = _roots.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The one string of the root <paramref name="form"/>, in lower case, or null.</summary>
    public string? Find(ReadOnlySpan<char> form) => _bySpan.TryGetValue(form, out string? root) ? root : null;
}
