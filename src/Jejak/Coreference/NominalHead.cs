using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Coreference;

/// <summary>A noun that can stand for somebody named before.</summary>
/// <param name="IsBare">Whether it does so without a determiner as well.</param>
/// <param name="OnlySpeaking">Whether it does so only where it goes on speaking: whoever else is called that has mostly no name.</param>
/// <param name="Means">Numbers of the role or name words that mean the same.</param>
internal sealed record NominalHead(EntityType Type, bool IsBare, bool OnlySpeaking, HashSet<int> Means)
{
    public static Dictionary<int, NominalHead> Load(Language language)
    {
        var heads = new Dictionary<int, NominalHead>();
        foreach (var row in language.Table("coreference/nominal-heads").Rows)
        {
            int number = language.Words.Add(row["word"]);
            HashSet<int> means = [number, .. row.List("means").Select(word => language.Words.Add(word))];
            string? bare = row.Optional("bare");
            if (bare is not (null or "yes" or "speaking" or "unnamed")) throw row.Error($"'{bare}' is neither yes nor speaking nor unnamed");
            heads[number] = new(row.Choice<EntityType>("type"), bare == "yes", bare == "speaking", means);
        }
        return heads;
    }
}
