using System.Text.RegularExpressions;
using Jejak.Languages;
using Xunit;

namespace Jejak.Tests.Architecture;

/// <summary>Words of a language live in <c>resources/</c>, never in C#.</summary>
public partial class WordsInCodeTests
{
    /// <summary>log2 of how often a form must stand in lower case to count as a word of the language: 127 times in 21,950 articles.</summary>
    private const int Common = 7;

    /// <summary>English words, and names of fields and methods, that the language shares.</summary>
    private static readonly HashSet<string> Shared = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "and", "for", "set", "time", "start", "unit", "mode", "status", "via", "join", "link", "credit", "event", "nominal", "platform", "year", "news", "target", "place",
        "jejak", "name", "type", "text", "from", "date", "media", "online", "minute", "moment", "role", "label", "format", "video", "website", "meter", "not", "are", "but",
        "model", "models", "file", "this", "program", "can", "install", "again", "made", "best", "part", "one", "version", "bin",
    };

    [Fact]
    public void No_common_word_of_the_language_is_written_in_code()
    {
        var words = ResourceTable.Load("id/lexicon/words.tsv").Rows.Where(row => row.Integer("lower") >= Common).Select(row => row["word"]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Contains("mengatakan", words);
        Assert.Empty(from file in SourceFile.All
                     from literal in file.Literals
                     from Match word in Word().Matches(literal)
                     where words.Contains(word.Value) && !Shared.Contains(word.Value)
                     select $"src/Jejak/{file.Path}: \"{literal}\" holds '{word.Value}': move it to resources/, or add it to the shared words if it is English");
    }

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Word();
}
