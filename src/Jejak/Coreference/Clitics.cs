using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Coreference;

/// <summary>Words whose ending stands for somebody: "his wife", "its troops" as one word.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
internal sealed class Clitics
{
    private readonly Dictionary<int, (int Ending, bool State)> _words = [];

    public Clitics(Language language)
    {
        foreach (var row in language.Table("coreference/clitics").Rows)
        {
            foreach (string noun in row.List("nouns"))
            {
                string last = noun[(noun.LastIndexOf(' ') + 1)..];
                _words[language.Words.Add(last + row["ending"])] = (row["ending"].Length, row["owner"] == "state");
            }
        }
    }

    /// <summary>Length of the ending of <paramref name="token"/> in code units, or 0 where it stands for nobody.</summary>
    /// <param name="state">Whether a state or organization can own such a thing as well as a person.</param>
    public int Ending(Token token, out bool state)
    {
        bool found = _words.TryGetValue(token.Word, out var clitic);
        state = clitic.State;
        return found ? clitic.Ending : 0;
    }
}
