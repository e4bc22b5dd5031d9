using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Coreference;

/// <summary>A noun that can stand for somebody named before.</summary>
/// <param name="IsBare">Whether it does so without a determiner as well.</param>
/// <param name="Means">Numbers of the role or name words that mean the same.</param>
internal sealed record NominalHead(EntityType Type, bool IsBare, HashSet<int> Means)
{
    public static Dictionary<int, NominalHead> Load(Language language)
    {
        var heads = new Dictionary<int, NominalHead>();
        foreach (var row in language.Table("coreference/nominal-heads").Rows)
        {
            int number = language.Words.Add(row["word"]);
            HashSet<int> means = [number, .. row.List("means").Select(word => language.Words.Add(word))];
            heads[number] = new(row.Choice<EntityType>("type"), row.Optional("bare") is not null, means);
        }
        return heads;
    }
}
