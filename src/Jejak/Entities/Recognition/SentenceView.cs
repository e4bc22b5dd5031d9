using Jejak.Documents;

namespace Jejak.Entities.Recognition;

/// <summary>Room for the words of one sentence, used again for the next.</summary>
internal sealed class SentenceView(NameLexicon lexicon, FormTable table)
{
    private const LexiconMarks Heads = LexiconMarks.Head | LexiconMarks.FacilityHead | LexiconMarks.OtherHead;

    private WordView[] _words = new WordView[64];
    private LexiconMarks[] _marks = new LexiconMarks[64];

    /// <summary>Everything features are made of, for the elements of one sentence. Valid until the next call.</summary>
    public Span<WordView> Read(NameSequence sequence, TokenRange sentence)
    {
        if (sentence.Length > _words.Length)
        {
            _words = new WordView[sentence.Length * 2];
            _marks = new LexiconMarks[sentence.Length * 2];
        }
        lexicon.Mark(sequence.Text, sequence.Tokens, sentence, _marks);
        var words = _words.AsSpan(0, sentence.Length);
        for (int i = 0; i < words.Length; i++)
        {
            var token = sequence.Tokens[sentence.Start + i];
            WordView.Read(token.Span.In(sequence.Text), token, sequence.Marks[sentence.Start + i], table, out words[i]);
            words[i].Lexicon = _marks[i];
        }
        FindRuns(words);
        return words;
    }

    /// <summary>Capitalised words in a row; a bracket parts runs, small words inside names do not.</summary>
    private static void FindRuns(Span<WordView> words)
    {
        for (int start = 0; start < words.Length;)
        {
            int end = start;
            if (words[start].IsCapital)
            {
                // "Kementerian Pendidikan dan Kebudayaan", but not "Jokowi dan Ahok".
                var joins = LexiconMarks.Particle | ((words[start].Lexicon & Heads) != 0 ? LexiconMarks.Link : 0);
                for (end++; end < words.Length && GoesOn(words, end, joins); end++) { }
            }
            for (int i = start; i < Math.Max(end, start + 1); i++) (words[i].RunStart, words[i].RunEnd) = (start, end);
            start = Math.Max(end, start + 1);
        }
    }

    private static bool GoesOn(ReadOnlySpan<WordView> words, int at, LexiconMarks joins)
    {
        if ((words[at - 1].Marks & (NameMarks.CloseBracket | NameMarks.Stop)) != 0 || (words[at].Marks & NameMarks.OpenBracket) != 0) return false;
        return words[at].IsCapital || (at + 1 < words.Length && words[at + 1].IsCapital && (words[at].Lexicon & joins) != 0);
    }
}
