using System.Collections.Immutable;
using Jejak.Archive.Questions;

namespace Jejak.Archive.Identity;

/// <summary>A role as one article gives it.</summary>
internal readonly record struct RoleSighting(string Text, string? Day, ArticleReference Article);

/// <summary>Roles over time: one role in its wordings ("Menteri Perdagangan (Mendag)", "Mendag"), from the first day an article gives it to the last.</summary>
internal static class RolePeriods
{
    /// <param name="sightings">By day, those without one first.</param>
    /// <returns>The commonest first.</returns>
    public static ImmutableArray<RoleRow> Of(IReadOnlyList<RoleSighting> sightings)
    {
        var declared = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var sighting in sightings)
        {
            if (Bracketed(sighting.Text) is { Short: { } shorter, Long: { } longer } && shorter != longer) declared.TryAdd(shorter, longer);
        }
        return
        [
            .. sightings.GroupBy(sighting => KeyOf(sighting.Text, declared), StringComparer.Ordinal).Where(role => role.Key.Length > 0)
                .Select(role => Row(role.Key, [.. role])).OrderByDescending(role => role.Articles).ThenBy(role => role.Text, StringComparer.Ordinal),
        ];
    }

    private static RoleRow Row(string key, List<RoleSighting> role)
    {
        string text = role.GroupBy(sighting => Plain(sighting.Text), StringComparer.Ordinal).OrderByDescending(wording => NameKey.Of(wording.Key) == key).ThenByDescending(wording => wording.Count()).ThenBy(wording => wording.Key, StringComparer.Ordinal).First().Key;
        var dated = role.FindAll(sighting => sighting.Day is not null);
        var evidence = dated.Count == 0 ? role.Take(2) : dated.Count == 1 ? dated : [dated[0], dated[^1]];
        return new(text, role.Select(sighting => sighting.Article.Id).Distinct(StringComparer.Ordinal).Count(), dated.Count == 0 ? null : dated[0].Day, dated.Count == 0 ? null : dated[^1].Day,
            [.. evidence.Select(sighting => sighting.Article).DistinctBy(article => article.Id)]);
    }

    private static string KeyOf(string text, Dictionary<string, string> declared)
    {
        string key = Bracketed(text).Long ?? NameKey.Of(text);
        return declared.GetValueOrDefault(key, key);
    }

    /// <summary>"Menteri Perdagangan (Mendag) RI": without the brackets, and what stands in them.</summary>
    private static (string? Long, string? Short) Bracketed(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal), close = text.IndexOf(')', Math.Max(open, 0));
        return open < 0 || close < open ? (null, null) : (NameKey.Of(Plain(text)), NameKey.Of(text[(open + 1)..close]));
    }

    private static string Plain(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal), close = text.IndexOf(')', Math.Max(open, 0));
        return open < 0 || close < open ? text : string.Join(' ', (text[..open] + text[(close + 1)..]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
