using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Entities;

/// <summary>
/// Names of one word that mean several things: "Garuda" flies and plays football, "RT" is a broadcaster and a neighbourhood. The words beside them tell which.
/// </summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
internal sealed class UnclearNames
{
    private const string NoName = "-";

    private readonly Dictionary<int, List<Reading>> _readings = [];

    /// <param name="entries">What the gazetteers list, by its name.</param>
    public UnclearNames(Language language, IReadOnlyDictionary<string, GazetteerEntry> entries)
    {
        foreach (var row in language.Table("lexicon/unclear-names").Rows)
        {
            GazetteerEntry? means = null;
            if (row["means"] != NoName && !entries.TryGetValue(row["means"], out means)) throw row.Error($"no gazetteer lists '{row["means"]}'");
            WordSet? cues = row.List("cues") is { Length: > 0 } list ? new(language.Words) : null;
            foreach (string cue in row.List("cues")) cues!.Add(cue);
            int word = language.Words.Add(row["name"]);
            if (!_readings.TryGetValue(word, out var readings)) _readings.Add(word, readings = []);
            readings.Add(new(means is null ? null : means with { IsMeant = true }, cues, cues is null ? 0 : row.Integer("within")));
        }
    }

    public bool Knows(in Token token) => _readings.Count > 0 && _readings.ContainsKey(token.Word);

    /// <summary>What the word at <paramref name="at"/> means; null where the gazetteers have nothing to say of it.</summary>
    public GazetteerEntry? Meaning(ImmutableArray<Token> tokens, int at) => Find(tokens, at)?.Means;

    /// <summary>Whether it is no name at all.</summary>
    public bool IsNothing(ImmutableArray<Token> tokens, int at) => Find(tokens, at) is { Means: null };

    private Reading? Find(ImmutableArray<Token> tokens, int at)
    {
        bool isNumbered = at + 1 < tokens.Length && tokens[at + 1].Kind == TokenKind.Number;
        foreach (var reading in _readings[tokens[at].Word])
        {
            if (reading.Cues is null ? reading.Means is null || !isNumbered : !isNumbered && IsNear(tokens, at, reading)) return reading;
        }
        return null;
    }

    private static bool IsNear(ImmutableArray<Token> tokens, int at, Reading reading)
    {
        int end = Math.Min(tokens.Length, at + reading.Within + 1);
        for (int i = Math.Max(0, at - reading.Within); i < end; i++)
        {
            if (i != at && reading.Cues!.Contains(tokens[i].Word)) return true;
        }
        return false;
    }

    private sealed record Reading(GazetteerEntry? Means, WordSet? Cues, int Within);
}
