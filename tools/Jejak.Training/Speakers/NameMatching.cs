using Jejak.Documents;

namespace Jejak.Training.Speakers;

/// <summary>When the reading's speaker is the gold's, as the project's scorer has it.</summary>
internal static class NameMatching
{
    /// <summary>Words in lower case, without marks.</summary>
    public static string[] Words(string? text)
    {
        var words = new List<string>();
        int start = -1;
        text ??= "";
        for (int i = 0; i <= text.Length; i++)
        {
            bool letter = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_');
            if (letter && start < 0) start = i;
            if (letter || start < 0) continue;
            words.Add(text[start..i].ToLowerInvariant());
            start = -1;
        }
        return [.. words];
    }

    /// <summary>Every name that the reading gives the speaker: its entity's name, aliases and mentions, and the speaker's own.</summary>
    public static IReadOnlyList<string[]> Names(Document document, Speaker? speaker)
    {
        var names = new List<string[]>();
        if (speaker is null) return names;
        names.Add(Words(speaker.Name));
        if (speaker.Entity < 0) return names;
        var entity = document.Entities[speaker.Entity];
        names.Add(Words(entity.Name));
        names.AddRange(entity.Aliases.Select(Words));
        names.AddRange(document.Mentions.Where(mention => mention.Entity == speaker.Entity).Select(mention => Words(mention.Span.Of(document.Text))));
        return names;
    }

    /// <summary>Whether one of the names is the gold's, or one is the other and few words more: at least half of all their words are shared.</summary>
    public static bool IsSame(string gold, IEnumerable<string[]> names)
    {
        string[] words = Words(gold);
        var set = words.ToHashSet(StringComparer.Ordinal);
        foreach (string[] name in names)
        {
            if (name.AsSpan().SequenceEqual(words)) return true;
            var other = name.ToHashSet(StringComparer.Ordinal);
            if (set.Count == 0 || other.Count == 0 || !(set.IsSubsetOf(other) || other.IsSubsetOf(set))) continue;
            if (4 * set.Intersect(other).Count() >= set.Count + other.Count) return true;
        }
        return false;
    }

    public static bool IsRight(GoldQuotation gold, IReadOnlyList<string[]> names)
    {
        if (gold.Speaker is null) return names.Count == 0;
        if (IsSame(gold.Speaker, names)) return true;
        string[] words = Words(gold.Speaker);
        return gold.Speaker == gold.SpeakerText && names.Any(name => name.AsSpan().SequenceEqual(words));
    }

    /// <summary>Pairs with the most words in common first; under a Dice coefficient of one half there is no pair.</summary>
    /// <returns>For each gold quotation the number of the reading's, or −1.</returns>
    public static int[] Pair(IReadOnlyList<GoldQuotation> gold, Document document)
    {
        var goldWords = gold.Select(quotation => quotation.Content.SelectMany(Words).ToList()).ToList();
        var words = document.Quotations.Select(quotation => quotation.Content.SelectMany(content => Words(content.Of(document.Text))).ToList()).ToList();
        var candidates = new List<(double Dice, int Gold, int Own)>();
        for (int g = 0; g < gold.Count; g++)
        {
            for (int q = 0; q < words.Count; q++)
            {
                if (Dice(goldWords[g], words[q]) is var dice and >= 0.5) candidates.Add((dice, g, q));
            }
        }
        int[] paired = new int[gold.Count];
        Array.Fill(paired, -1);
        var taken = new HashSet<int>();
        foreach (var (_, g, q) in candidates.OrderByDescending(candidate => candidate.Dice))
        {
            if (paired[g] < 0 && taken.Add(q)) paired[g] = q;
        }
        return paired;
    }

    private static double Dice(List<string> a, List<string> b)
    {
        var counts = a.CountBy(word => word).ToDictionary(StringComparer.Ordinal);
        int common = 0;
        foreach (string word in b)
        {
            if (!counts.TryGetValue(word, out int left) || left == 0) continue;
            counts[word] = left - 1;
            common++;
        }
        return 2.0 * common / Math.Max(1, a.Count + b.Count);
    }
}
