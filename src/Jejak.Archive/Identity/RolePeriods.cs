using System.Collections.Immutable;

namespace Jejak.Archive.Identity;

/// <summary>A role as one article gives it.</summary>
/// <param name="Day">On which the article was published, or null.</param>
/// <param name="Id">The article's, which decides between two of one day.</param>
/// <param name="Article">The number of its row.</param>
internal readonly record struct RoleSighting(string Text, string? Day, string Id, long Article);

/// <summary>An office that somebody had.</summary>
/// <param name="Articles">How many give it.</param>
/// <param name="First">The first day an article gives it, and the last; null where none of them has a date.</param>
/// <param name="Evidence">Numbers of the first article and the last.</param>
internal sealed record RolePeriod(string Text, int Articles, string? First, string? Last, ImmutableArray<long> Evidence);

/// <summary>Roles over time: one office in its wordings ("Menteri Perdagangan (Mendag)", "Mendag"), from the first day an article gives it to the last.</summary>
internal static class RolePeriods
{
    /// <returns>The commonest first.</returns>
    public static ImmutableArray<RolePeriod> Of(IEnumerable<RoleSighting> sightings, OfficeWords words)
    {
        // Thousands of articles give few wordings.
        var wordings = sightings.GroupBy(sighting => sighting.Text, StringComparer.Ordinal).Select(wording => new Wording(Plain(wording.Key), words.Spell(Plain(wording.Key)), Bracketed(wording.Key), [.. wording])).ToList();
        var declared = Declared(wordings, words);
        var offices = new Dictionary<string, Office>(StringComparer.Ordinal);
        foreach (var wording in wordings.OrderBy(wording => wording.Text, StringComparer.Ordinal))
        {
            string[] meant = declared.GetValueOrDefault(OfficeWords.KeyOf(wording.Words), wording.Words);
            if (meant.Length == 0) continue;
            string key = OfficeWords.KeyOf(meant);
            if (!offices.TryGetValue(key, out var office)) offices.Add(key, office = new(meant));
            office.Add(wording);
        }
        foreach (var (key, relation) in offices.ToArray())
        {
            if (Own(relation.Words, words, offices) is not { } own || offices[own].Articles.Count <= relation.Articles.Count) continue;
            relation.Wordings.ForEach(offices[own].Add);
            offices.Remove(key);
        }
        return [.. offices.Values.Select(office => office.Period()).OrderByDescending(role => role.Articles).ThenBy(role => role.Text, StringComparer.Ordinal)];
    }

    /// <param name="Text">Without brackets.</param>
    /// <param name="Short">What stands in them, or null.</param>
    private sealed record Wording(string Text, string[] Words, string? Short, List<RoleSighting> Sightings);

    private sealed class Office(string[] words)
    {
        public string[] Words => words;

        public List<Wording> Wordings { get; } = [];

        public HashSet<long> Articles { get; } = [];

        public void Add(Wording wording)
        {
            Wordings.Add(wording);
            foreach (var sighting in wording.Sightings) Articles.Add(sighting.Article);
        }

        public RolePeriod Period()
        {
            string spelled = string.Join(' ', words);
            // As it is spelled out where an article does so, and as most articles word it.
            string text = Wordings.GroupBy(wording => wording.Text, StringComparer.Ordinal).OrderByDescending(wording => NameKey.Of(wording.Key) == spelled)
                .ThenByDescending(wording => wording.Sum(one => one.Sightings.Count)).ThenBy(wording => wording.Key, StringComparer.Ordinal).First().Key;
            RoleSighting? first = null, last = null, undated = null;
            foreach (var sighting in Wordings.SelectMany(wording => wording.Sightings))
            {
                if (sighting.Day is null)
                {
                    if (undated is null || string.CompareOrdinal(sighting.Id, undated.Value.Id) < 0) undated = sighting;
                    continue;
                }
                if (first is null || IsBefore(sighting, first.Value)) first = sighting;
                if (last is null || IsBefore(last.Value, sighting)) last = sighting;
            }
            return new(text, Articles.Count, first?.Day, last?.Day, [.. new[] { first ?? undated, last }.Where(sighting => sighting is not null).Select(sighting => sighting!.Value.Article).Distinct()]);
        }

        private static bool IsBefore(in RoleSighting one, in RoleSighting other) =>
            string.CompareOrdinal(one.Day, other.Day) is var order && order != 0 ? order < 0 : string.CompareOrdinal(one.Id, other.Id) < 0;
    }

    /// <summary>What articles put in brackets behind a role: the short form's key, and the words it stands for. The wording that most articles give decides.</summary>
    private static Dictionary<string, string[]> Declared(List<Wording> wordings, OfficeWords words)
    {
        var declared = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var wording in wordings.OrderByDescending(wording => wording.Sightings.Count).ThenBy(wording => wording.Text, StringComparer.Ordinal))
        {
            // What a short form is known to stand for is not what an article puts it behind: "Presiden (Wapres)".
            if (wording.Short is { } shorter && words.Spell(shorter) is { Length: > 0 } brief && string.Join(' ', brief) == NameKey.Of(shorter) && !brief.SequenceEqual(wording.Words))
                declared.TryAdd(OfficeWords.KeyOf(brief), wording.Words);
        }
        return declared;
    }

    /// <summary>"Utusan Khusus Presiden AS" of somebody who is called "Presiden AS" more often: the article names an envoy of his. The key of his own office, or null.</summary>
    private static string? Own(string[] role, OfficeWords words, Dictionary<string, Office> offices)
    {
        int relation = words.Relation(role);
        if (relation == 0) return null;
        for (int from = relation; from < role.Length; from++)
        {
            string key = OfficeWords.KeyOf(role.Skip(from));
            if (offices.ContainsKey(key)) return key;
        }
        return null;
    }

    /// <summary>What stands in the brackets of "Menteri Perdagangan (Mendag) RI", or null.</summary>
    private static string? Bracketed(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal), close = text.IndexOf(')', Math.Max(open, 0));
        return open < 0 || close < open ? null : text[(open + 1)..close];
    }

    /// <summary>Without the brackets and what stands in them.</summary>
    private static string Plain(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal), close = text.IndexOf(')', Math.Max(open, 0));
        return open < 0 || close < open ? text : string.Join(' ', (text[..open] + text[(close + 1)..]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
