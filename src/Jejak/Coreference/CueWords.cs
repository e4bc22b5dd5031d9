using Jejak.Languages;

namespace Jejak.Coreference;

/// <summary>Single words that report speech, as far as they tell who speaks. Immutable; safe to use from several threads.</summary>
internal sealed class CueWords
{
    private readonly WordSet _inverted;
    private readonly WordSet _holding;
    private readonly WordSet _saying;

    public CueWords(Language language)
    {
        _inverted = language.Set("quotations/cues", "phrase", row => row["class"] is "inverted" or "according" or "passive" && row["needs"] != "self" && IsWord(row));
        _holding = language.Set("quotations/cues", "phrase", row => row["needs"] == "self" && IsWord(row));
        _saying = language.Set("quotations/cues", "phrase", row => row["class"] is "say" or "ask" or "call" or "condemn" && IsWord(row));
    }

    /// <summary>Whether the word stands before its speaker.</summary>
    public bool IsInverted(int word) => _inverted.Contains(word);

    /// <summary>Whether the word holds its speaker in its own clitic.</summary>
    public bool HoldsSpeaker(int word) => _holding.Contains(word);

    /// <summary>Whether the word stands behind its speaker.</summary>
    public bool IsSaying(int word) => _saying.Contains(word);

    private static bool IsWord(ResourceRow row) => !row["phrase"].Contains(' ', StringComparison.Ordinal);
}
