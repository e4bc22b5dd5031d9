using System.Collections.Immutable;
using Jejak.Archive.Questions;

namespace Jejak.Archive.Identity;

/// <summary>A role as one article gives it.</summary>
internal readonly record struct RoleSighting(string Text, string? Day, ArticleReference Article);

/// <summary>Roles over time: one office in its wordings ("Menteri Perdagangan (Mendag)", "Mendag"), from the first day an article gives it to the last.</summary>
internal static class RolePeriods
{
    /// <param name="sightings">By day, those without one first.</param>
    /// <returns>The commonest first.</returns>
    public static ImmutableArray<RoleRow> Of(IReadOnlyList<RoleSighting> sightings, OfficeWords words)
    {
        var declared = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var sighting in sightings)
        {
            if (Bracketed(sighting.Text) is not { } shorter || words.Spell(shorter) is not { Length: > 0 } brief) continue;
            string[] whole = words.Spell(Plain(sighting.Text));
            // What a short form is known to stand for is not what an article puts it behind: "calon Presiden (Wapres)".
            if (string.Join(' ', brief) == NameKey.Of(shorter) && !brief.SequenceEqual(whole)) declared.TryAdd(OfficeWords.KeyOf(brief), whole);
        }
        var offices = sightings.Select(sighting => new Office(sighting, Spelled(sighting.Text, words, declared))).Where(office => office.Words.Length > 0)
            .GroupBy(office => OfficeWords.KeyOf(office.Words), StringComparer.Ordinal).ToDictionary(office => office.Key, office => office.ToList(), StringComparer.Ordinal);
        foreach (var (key, relation) in offices.ToArray())
        {
            if (Own(relation[0].Words, words, offices) is not { } own || Articles(offices[own]) <= Articles(relation)) continue;
            offices[own].AddRange(relation);
            offices.Remove(key);
        }
        return [.. offices.Values.Select(Row).OrderByDescending(role => role.Articles).ThenBy(role => role.Text, StringComparer.Ordinal)];
    }

    private readonly record struct Office(RoleSighting Sighting, string[] Words);

    private static string[] Spelled(string text, OfficeWords words, Dictionary<string, string[]> declared)
    {
        string[] spelled = words.Spell(Plain(text));
        return declared.GetValueOrDefault(OfficeWords.KeyOf(spelled), spelled);
    }

    /// <summary>"Utusan Khusus Presiden AS" of somebody who is called "Presiden AS" more often: the article names an envoy of his. The key of his own office, or null.</summary>
    private static string? Own(string[] role, OfficeWords words, Dictionary<string, List<Office>> offices)
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

    private static RoleRow Row(List<Office> offices)
    {
        // As it is spelled out where an article does so, and as most articles word it.
        string text = offices.GroupBy(office => Plain(office.Sighting.Text), StringComparer.Ordinal).OrderByDescending(wording => NameKey.Of(wording.Key) == string.Join(' ', offices[0].Words))
            .ThenByDescending(wording => wording.Count()).ThenBy(wording => wording.Key, StringComparer.Ordinal).First().Key;
        var dated = offices.FindAll(office => office.Sighting.Day is not null).ConvertAll(office => office.Sighting);
        dated.Sort((a, b) => string.CompareOrdinal(a.Day, b.Day) is not 0 and var order ? order : string.CompareOrdinal(a.Article.Id, b.Article.Id));
        var evidence = dated.Count == 0 ? offices.Take(2).Select(office => office.Sighting) : dated.Count == 1 ? dated : [dated[0], dated[^1]];
        return new(text, Articles(offices), dated.Count == 0 ? null : dated[0].Day, dated.Count == 0 ? null : dated[^1].Day, [.. evidence.Select(sighting => sighting.Article).DistinctBy(article => article.Id)]);
    }

    private static int Articles(List<Office> offices) => offices.Select(office => office.Sighting.Article.Id).Distinct(StringComparer.Ordinal).Count();

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
