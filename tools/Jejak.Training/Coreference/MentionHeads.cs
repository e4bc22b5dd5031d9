using Jejak.Languages;

namespace Jejak.Training.Coreference;

/// <summary>The head of a mention by its words alone, the same way for both sides: of a name its last word, of a description its first.</summary>
internal sealed class MentionHeads
{
    private readonly Language _language;

    public MentionHeads(Language language) => _language = language;

    /// <param name="named">Whether it refers by a name: then what stands before the name's last word, a title, belongs to it.</param>
    public int Of(IReadOnlyList<string> tokens, int start, int end, bool named) => (named ? LastOfName(tokens, start, end) : -1) is var last and >= 0 ? last : FirstNoun(tokens, start, end);

    private int LastOfName(IReadOnlyList<string> tokens, int start, int end)
    {
        int last = -1;
        for (int t = start; t < end; t++)
        {
            bool word = char.IsLetterOrDigit(tokens[t][0]);
            if (last >= 0 && (!word && tokens[t] is not ("." or "-" or "/") || Is(tokens[t], WordClass.Relativizer))) break;
            if (word && char.IsUpper(tokens[t][0])) last = t;
        }
        return last;
    }

    private int FirstNoun(IReadOnlyList<string> tokens, int start, int end)
    {
        for (int t = start; t < end; t++)
        {
            if (char.IsLetter(tokens[t][0]) && !Is(tokens[t], WordClass.Quantifier | WordClass.Preposition)) return t;
        }
        return end - 1;
    }

    private bool Is(string token, WordClass any) => _language.Classes.Is(_language.Words.Find(token), any);
}
