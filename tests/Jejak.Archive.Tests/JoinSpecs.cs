using System.Collections.Immutable;
using System.Globalization;
using Jejak.Archive.Identity;
using Jejak.Archive.Identity.Joins;
using Jejak.Languages;
using Xunit;

namespace Jejak.Archive.Tests;

/// <summary>Rows of <c>tests/data/specs/identity</c>: names of an archive, and which of them are one.</summary>
public class JoinSpecs
{
    public static TheoryData<string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string>();
        using var reader = new StreamReader(Path.Combine(Root(), "tests/data/specs/identity/id/joins.tsv"));
        foreach (var row in ResourceTable.Parse("joins.tsv", reader).Rows) rows.Add(row["case"], row["parties"], row.Optional("joins") ?? "");
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Names_are_joined_by_rule(string what, string parties, string joins)
    {
        Assert.NotEmpty(what);
        var names = Parse(parties);
        var expected = joins.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(join => Normal(join, names)).Order(StringComparer.Ordinal);
        Assert.Equal(expected, Told(names).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void No_order_changes_anything(string what, string parties, string joins)
    {
        var names = Parse(parties);
        var random = new Random(names.Count * 31 + what.Length + joins.Length);
        var first = Told(names, evidence: true);
        for (int i = 0; i < 5; i++)
        {
            var shuffled = names.Select(name => name with { Spellings = Shuffled(name.Spellings, random), Roles = Shuffled(name.Roles, random) }).ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(first, Told(shuffled, evidence: true));
        }
    }

    private static ImmutableArray<Counted> Shuffled(ImmutableArray<Counted> counted, Random random)
    {
        var array = counted.ToArray();
        random.Shuffle(array);
        return [.. array];
    }

    private static List<string> Told(IReadOnlyList<NamedParty> names, bool evidence = false) =>
        [.. IdentityJoiner.Join(names, (_, _) => 0, [], NameParts.For("id")).SelectMany(party => party.Joins)
            .Select(join => Pair(join.Key, join.To) + ": " + PartyRules.NameOf(join.Rule) + (evidence ? join.Evidence : ""))];

    private static string Normal(string join, List<NamedParty> names)
    {
        int colon = join.LastIndexOf(": ", StringComparison.Ordinal);
        string[] sides = join[..colon].Split(" + ");
        return Pair(Key(sides[0]), Key(sides[1])) + join[colon..];
        string Key(string name) => name.Contains(':', StringComparison.Ordinal) ? name : names.First(known => known.Key.EndsWith(":" + name, StringComparison.Ordinal)).Key;
    }

    private static string Pair(string one, string other) => string.CompareOrdinal(one, other) < 0 ? $"{one} + {other}" : $"{other} + {one}";

    private static List<NamedParty> Parse(string parties)
    {
        var names = new List<NamedParty>();
        foreach (string party in parties.Split(" | "))
        {
            string[] words = party.Split(' ');
            int count = Array.FindIndex(words, word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _) && Array.IndexOf(words, word) is var at && Array.TrueForAll(words[(at + 1)..], later => !later.All(char.IsDigit)));
            string key = string.Join(' ', words[..count]);
            var (type, name) = (key[..key.IndexOf(':', StringComparison.Ordinal)], key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            int articles = int.Parse(words[count], CultureInfo.InvariantCulture);
            string rest = string.Join(' ', words[(count + 1)..]);
            var spellings = ImmutableArray.CreateBuilder<Counted>();
            var roles = ImmutableArray.CreateBuilder<Counted>();
            spellings.Add(new(name, articles));
            if (rest.StartsWith("role=", StringComparison.Ordinal)) roles.Add(Count(rest["role=".Length..], ':'));
            else if (rest.Length > 0) spellings.Add(Count(rest, '='));
            names.Add(new(key, type, name, articles, spellings.ToImmutable(), roles.ToImmutable()));
        }
        return names;
    }

    private static Counted Count(string counted, char mark)
    {
        int at = counted.LastIndexOf(mark);
        return new(counted[..at], int.TryParse(counted[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int articles) ? articles : 1);
    }

    /// <summary>The repository, looked for upwards from the test's own folder.</summary>
    internal static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Jejak.slnx"))) return folder.FullName;
        }
        throw new InvalidOperationException("the tests do not lie inside the repository");
    }
}
