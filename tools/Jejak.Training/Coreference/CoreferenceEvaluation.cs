using System.Globalization;

namespace Jejak.Training.Coreference;

/// <summary>Measures the reader's coreference on passages of COIN and prints one figure a line.</summary>
internal sealed class CoreferenceEvaluation(CoreferenceReading reading, TextWriter output)
{
    private readonly Tally _exact = new(), _heads = new();

    private sealed class Tally
    {
        public Score Mentions, Muc, BCubed, CeafE;
    }

    /// <param name="errors">Called with a line for each passage that could not be read.</param>
    /// <param name="mistakes">Called with a line for each pronoun that is wrong, or null.</param>
    /// <returns>Whether every passage was read.</returns>
    public bool Run(IReadOnlyList<CoinPassage> passages, int skipped, Action<string> errors, Action<string>? mistakes)
    {
        int failed = 0;
        var pronouns = new PronounTally(reading.IsThirdPerson, mistakes);
        var speakers = new PronounTally(reading.IsThirdPerson, mistakes is null ? null : line => mistakes("speaker " + line));
        foreach (var passage in passages)
        {
            try
            {
                var (document, tokens) = reading.Read(passage);
                var key = reading.Key(passage);
                var response = reading.Response(passage, document, tokens);
                Add(_exact, key, response, byHead: false);
                Add(_heads, key, response, byHead: true);
                pronouns.Add(passage, key, response);
                speakers.Add(passage, key, reading.Speakers(passage, document, tokens, key));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                failed++;
                errors($"passage {passage.Number}: the reader failed ({e.Message}); its mentions are not in the figures");
            }
        }
        Print("passages", $"{passages.Count - failed} read, {skipped} skipped, {failed} failed");
        Print("exact", _exact);
        Print("heads", _heads);
        Print("pronouns.right", Figure(pronouns.Right, pronouns.Key) + $" ({pronouns.Right} of {pronouns.Key} pronouns and clitics of the third person; {pronouns.Wrong} wrong, {pronouns.Missed} not reported)");
        Print("speakers.right", Figure(speakers.Right, speakers.Right + speakers.Wrong) + $" ({speakers.Right} of {speakers.Right + speakers.Wrong} quotations with such a word for their speaker)");
        return failed == 0;
    }

    private static void Add(Tally tally, IReadOnlyList<SpannedMention> key, IReadOnlyList<SpannedMention> response, bool byHead)
    {
        var (keyChains, responseChains, matched) = MentionMatching.Match(key, response, byHead);
        tally.Mentions += new Score(matched, key.Count, matched, response.Count);
        tally.Muc += ChainScores.Muc(keyChains, responseChains);
        tally.BCubed += ChainScores.BCubed(keyChains, responseChains);
        tally.CeafE += ChainScores.CeafE(keyChains, responseChains);
    }

    private void Print(string matching, Tally tally)
    {
        Print(matching + ".mentions", tally.Mentions);
        Print(matching + ".muc", tally.Muc);
        Print(matching + ".b3", tally.BCubed);
        Print(matching + ".ceafe", tally.CeafE);
        Print(matching + ".conll", ((tally.Muc.F1 + tally.BCubed.F1 + tally.CeafE.F1) / 3).ToString("F4", CultureInfo.InvariantCulture));
    }

    private void Print(string name, Score score)
    {
        Print(name + ".precision", Figure(score.Precise, score.Response));
        Print(name + ".recall", Figure(score.Recalled, score.Key));
        Print(name + ".f1", score.F1.ToString("F4", CultureInfo.InvariantCulture));
    }

    private void Print(string name, string value) => output.WriteLine(name + " " + value);

    private static string Figure(double part, double whole) => (whole > 0 ? part / whole : 0).ToString("F4", CultureInfo.InvariantCulture);
}
