using System.Collections.Immutable;
using System.Globalization;

namespace Jejak.Archive.Identity.Joins;

/// <summary>What one article shows of somebody.</summary>
/// <param name="Article">Its id.</param>
/// <param name="Day">Of publication.</param>
/// <param name="Roles">As the article words them.</param>
/// <param name="Companions">Numbers of those who are named beside them and seldom elsewhere.</param>
public sealed record PersonSighting(string Article, DateOnly? Day, ImmutableArray<string> Roles, ImmutableArray<int> Companions);

/// <summary>Articles that are about another person of one name.</summary>
/// <param name="Articles">Their ids, in order.</param>
/// <param name="Evidence">In words and figures, for people.</param>
public sealed record NamesakePart(ImmutableArray<string> Articles, string Evidence);

/// <summary>
/// Tells people of one name apart: articles belong together that share a word of a role, or somebody who is seldom named. Where a name is anybody's, and groups of articles have neither in common, they are about several people.
/// </summary>
/// <remarks>
/// A name of two words is rarer, and its bearer may well change offices: then the roles have to be held at the same time. Articles without a role stay with those of whom most is told. A pure function of the articles.
/// </remarks>
public static class Namesakes
{
    /// <summary>Words of a role that tell anything: "anggota" alone does not.</summary>
    private const int EnoughWords = 3;

    private const int ShortestWord = 3;

    /// <summary>Who has so many articles, and so large a share of all, is known: what differs is another office of theirs.</summary>
    private const int Known = 10;
    private const double KnownShare = 0.8;

    private const int SameTime = 90;

    /// <summary>Whether more than one person is likely to have the name: one or two given names, which no table lists.</summary>
    public static bool MayBeSeveral(string nameKey, NameParts parts)
    {
        string[] words = nameKey.Split(' ');
        return words.Length <= 2 && Array.TrueForAll(words, parts.IsGivenName) && !parts.IsListedPerson(nameKey);
    }

    /// <summary>Who somebody is as company of others, so that titles and spellings that a table lists count as one; null for states and those who are only described.</summary>
    public static string? Company(string key, string type, NameParts parts)
    {
        if (type is "country" or IdentityKey.Source) return null;
        string whole = Whole(key), name = whole[(whole.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return parts.Listed(type, name) is >= 0 and var row ? "row " + row.ToString(CultureInfo.InvariantCulture) : type + " " + parts.Core(type, name);
    }

    /// <summary>The key without the article that tells one of several of a name.</summary>
    public static string Whole(string key) => key.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? key[..at] : key;

    /// <param name="sightings">In the order of the articles' ids.</param>
    /// <param name="together">Articles that somebody decided to be about one; null for the person that keeps the name.</param>
    /// <returns>The others; whoever most articles are about keeps the name.</returns>
    public static ImmutableArray<NamesakePart> Find(string nameKey, IReadOnlyList<PersonSighting> sightings, IReadOnlyCollection<(string? One, string Other)> together)
    {
        var words = sightings.Select(sighting => Words(sighting.Roles)).ToList();
        if (words.Count(of => of.Count > 0) < 2) return [];
        var groups = Groups(sightings, words, together);
        if (groups.Count < 2) return [];
        var first = groups[0];
        if (first.Count > Known && first.Count > KnownShare * sightings.Count || !Tells(first, words)) return [];
        bool isRare = nameKey.Contains(' ', StringComparison.Ordinal);
        var parts = ImmutableArray.CreateBuilder<NamesakePart>();
        foreach (var group in groups.Skip(1))
        {
            if (!Tells(group, words) || isRare && !AreOfOneTime(first, group, sightings) || together.Any(pair => pair.One is null && group.Exists(number => sightings[number].Article == pair.Other))) continue;
            parts.Add(new([.. group.Select(number => sightings[number].Article)], Describe(group, first, sightings)));
        }
        return parts.ToImmutable();
    }

    /// <summary>Numbers of sightings that belong together; the largest group first, then by the first article.</summary>
    private static List<List<int>> Groups(IReadOnlyList<PersonSighting> sightings, List<HashSet<string>> words, IReadOnlyCollection<(string? One, string Other)> together)
    {
        int[] over = [.. Enumerable.Range(0, sightings.Count)];
        var byWord = new Dictionary<string, int>(StringComparer.Ordinal);
        var byCompanion = new Dictionary<int, int>();
        for (int i = 0; i < sightings.Count; i++)
        {
            foreach (string word in words[i])
            {
                if (!byWord.TryAdd(word, i)) Join(i, byWord[word]);
            }
            foreach (int companion in sightings[i].Companions)
            {
                if (!byCompanion.TryAdd(companion, i)) Join(i, byCompanion[companion]);
            }
        }
        foreach (var (one, other) in together)
        {
            if (one is not null && Number(one) is >= 0 and var first && Number(other) is >= 0 and var second) Join(first, second);
        }
        return [.. Enumerable.Range(0, over.Length).GroupBy(Top).Select(group => group.ToList()).OrderByDescending(group => group.Count).ThenBy(group => group[0])];

        int Number(string article)
        {
            for (int i = 0; i < sightings.Count; i++)
            {
                if (sightings[i].Article == article) return i;
            }
            return -1;
        }

        void Join(int one, int other) => over[Top(one)] = Top(other);

        int Top(int number)
        {
            while (over[number] != number) number = over[number] = over[over[number]];
            return number;
        }
    }

    private static HashSet<string> Words(ImmutableArray<string> roles) =>
        [.. roles.SelectMany(role => NameKey.Of(role).Split(' ')).Where(word => word.Length >= ShortestWord)];

    private static bool Tells(List<int> group, List<HashSet<string>> words)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (int number in group) told.UnionWith(words[number]);
        return told.Count >= EnoughWords;
    }

    private static bool AreOfOneTime(List<int> group, List<int> other, IReadOnlyList<PersonSighting> sightings)
    {
        foreach (int one in group)
        {
            foreach (int two in other)
            {
                if (sightings[one].Day is { } day && sightings[two].Day is { } second && Math.Abs(day.DayNumber - second.DayNumber) <= SameTime) return true;
            }
        }
        return false;
    }

    private static string Describe(List<int> group, List<int> first, IReadOnlyList<PersonSighting> sightings) =>
        string.Create(CultureInfo.InvariantCulture, $"{Evidence.Count(group.Count)}: '{Role(group, sightings)}'; {Evidence.Count(first.Count)}: '{Role(first, sightings)}'; no word of their roles and nobody seldom named in common");

    private static string Role(List<int> group, IReadOnlyList<PersonSighting> sightings) =>
        group.SelectMany(number => sightings[number].Roles).GroupBy(role => role, StringComparer.Ordinal).OrderByDescending(role => role.Count()).ThenByDescending(role => role.Key.Length).ThenBy(role => role.Key, StringComparer.Ordinal).First().Key;
}
