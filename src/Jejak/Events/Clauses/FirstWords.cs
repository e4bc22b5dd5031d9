using Jejak.Events.Frames;

namespace Jejak.Events.Clauses;

/// <summary>Words that begin something that clause analysis knows: one look-up passes over all others.</summary>
internal sealed class FirstWords
{
    private readonly bool[] _begins;

    public FirstWords(ClauseWords words, FrameLexicon frames)
    {
        _begins = new bool[words.Vocabulary.Count];
        for (int word = 1; word < _begins.Length; word++)
        {
            _begins[word] = frames.Phrases.Starts(word) || words.Kinds.Starts(word) || words.Status.Starts(word) || words.Light.Starts(word);
        }
    }

    public bool Begins(int word) => word < _begins.Length && _begins[word];
}
