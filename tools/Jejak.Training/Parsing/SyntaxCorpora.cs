using Jejak.Documents;
using Jejak.Formats.Conllu;

namespace Jejak.Training.Parsing;

/// <summary>A treebank's sentence and the style of annotation it follows.</summary>
internal sealed record AnnotatedSentence(string Style, string[] Forms)
{
    /// <summary>Null where nothing is known of a word.</summary>
    public UniversalTag?[]? Tags { get; init; }

    /// <summary>From 1; 0 is the root, −1 unknown.</summary>
    public int[]? Heads { get; init; }

    /// <summary>With subtype; empty where unknown.</summary>
    public string[]? Relations { get; init; }

    /// <summary>The tag set of <see cref="LanguageTags"/>.</summary>
    public string? TagSet { get; init; }

    public string[]? LanguageTags { get; init; }

    /// <summary>How often it is read in one round over the corpora.</summary>
    public int Weight { get; init; } = 1;
}

/// <summary>The treebanks the network learns from, with the folds that are kept out of training.</summary>
internal static class SyntaxCorpora
{
    /// <summary>Every how manyth sentence of CSUI is kept out.</summary>
    public const int CsuiFold = 8;

    /// <summary>Every how manyth sentence of the current development part of GSD is kept out.</summary>
    public const int GsdFold = 4;

    /// <summary>Styles of annotation, the house's own first.</summary>
    public static readonly string[] Styles = ["csui", "pud", "gsd", "gsd-2.0", "icon"];

    public static List<AnnotatedSentence> Train(string data) =>
    [
        .. Treebank(data, "csui/id_csui-ud-train.conllu", "csui", 3).Where((_, i) => (i + 1) % CsuiFold != 0),
        .. Treebank(data, "pud/id_pud-ud-test.conllu", "pud", 2),
        .. Treebank(data, "gsd/id_gsd-ud-dev.conllu", "gsd", 3).Where((_, i) => (i + 1) % GsdFold != 0),
        .. Treebank(data, "gsd/OLD_UDv2.0_2017-02-04_id-ud-train.conllu", "gsd-2.0", 1),
        .. Trees(Path.Combine(data, "treebank/icon/train.txt")),
    ];

    public static List<AnnotatedSentence> HeldOut(string data, string style) => style switch
    {
        "csui" => [.. Treebank(data, "csui/id_csui-ud-train.conllu", "csui", 1).Where((_, i) => (i + 1) % CsuiFold == 0)],
        _ => [.. Treebank(data, "gsd/id_gsd-ud-dev.conllu", "gsd", 1).Where((_, i) => (i + 1) % GsdFold == 0)],
    };

    private static IEnumerable<AnnotatedSentence> Treebank(string data, string file, string style, int weight)
    {
        string path = Path.Combine(data, "treebank", file);
        using var reader = new StreamReader(path);
        foreach (var sentence in ConlluReader.Read(reader, path))
        {
            var words = sentence.Words;
            bool hasTags = words.All(word => word.LanguageTag is not null);
            yield return new(style, [.. words.Select(word => word.Form)])
            {
                Tags = [.. words.Select(word => (UniversalTag?)word.Tag)],
                Heads = [.. words.Select(word => word.Head + 1)],
                Relations = [.. words.Select(word => Name(word))],
                TagSet = hasTags ? (style == "gsd" || style == "pud" ? "morphind" : style) : null,
                LanguageTags = hasTags ? [.. words.Select(word => word.LanguageTag!)] : null,
                Weight = weight,
            };
        }
    }

    private static string Name(ConlluWord word) =>
        ConlluNames.Of(word.Relation) + (word.Subtype is null ? "" : ":" + word.Subtype);

    /// <summary>Bracketed trees, a line each: only words and their tags are taken.</summary>
    private static IEnumerable<AnnotatedSentence> Trees(string path)
    {
        foreach (string line in File.ReadLines(path))
        {
            var (forms, tags) = (new List<string>(), new List<string>());
            for (int at = 0; at < line.Length; at++)
            {
                if (line[at] != '(') continue;
                int space = line.IndexOf(' ', at), close = line.IndexOf(')', at), open = line.IndexOf('(', at + 1);
                if (space < 0 || close < 0 || (open >= 0 && open < close)) continue;
                tags.Add(line[(at + 1)..space]);
                forms.Add(line[(space + 1)..close].Replace("-LRB-", "(", StringComparison.Ordinal).Replace("-RRB-", ")", StringComparison.Ordinal));
            }
            if (forms.Count > 0) yield return new("icon", [.. forms]) { TagSet = "icon", LanguageTags = [.. tags] };
        }
    }
}
