using System.Globalization;
using Jejak.Archive.Stories;
using Jejak.Archive.Storing;

namespace Jejak.Benchmarks;

/// <summary>
/// Another article made of one that was read: at another address, of other days, and with other names in place of rare ones, so that names, stories and periods grow with the archive as they do with news.
/// What is named often keeps its name.
/// </summary>
/// <param name="isRare">Whether few articles name the identity with this key.</param>
internal sealed class VariantRows(Func<string, bool> isRare)
{
    private const int DaysApart = 17;
    private const string Consonants = "bcdfghjklmnpqrstvwxyz";

    /// <param name="number">0 is the article itself.</param>
    public StoredArticle Of(StoredArticle article, int number) => number == 0 ? article : new(Of(article.Row, number));

    private ArticleRow Of(ArticleRow row, int number) => row with
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{row.Id}#{number}"),
        Url = row.Url is { } url ? string.Create(CultureInfo.InvariantCulture, $"{url}#{number}") : null,
        Published = Earlier(row.Published, number),
        Day = Earlier(row.Day, number),
        Signature = Marked(row.Signature, number),
        Events = [.. row.Events.Select(happening => happening with { First = Earlier(happening.First, number), Last = Earlier(happening.Last, number) })],
        Parties = [.. row.Parties.Select(party => isRare(party.Identity.Key) ? Renamed(party, number, row) : party)],
    };

    /// <summary>A day, or a time that begins with one.</summary>
    private static string? Earlier(string? time, int number) =>
        time is { Length: >= 10 } && DateOnly.TryParseExact(time.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.AddDays(-DaysApart * number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + time[10..]
            : time;

    private static StoredParty Renamed(StoredParty party, int number, ArticleRow row)
    {
        var identity = party.Identity;
        string key = Renamed(identity.NameKey, number);
        // "M" and "N" are both names.
        if (row.Parties.Any(other => other.Identity.NameKey == key)) return party;
        return party with { Identity = new(identity.Type + ":" + key, identity.Type, Renamed(identity.Name, number), key), Name = Renamed(party.Name, number), Spellings = [.. party.Spellings.Select(spelling => Renamed(spelling, number))] };
    }

    /// <summary>Every consonant is another one, the same everywhere in a variant: names that shared a word still do.</summary>
    private static string Renamed(string name, int number) => string.Create(name.Length, (name, number), static (letters, state) =>
    {
        for (int i = 0; i < letters.Length; i++)
        {
            char c = state.name[i];
            int at = Consonants.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            char other = at < 0 ? c : Consonants[(at + state.number) % Consonants.Length];
            letters[i] = char.IsUpper(c) && at >= 0 ? char.ToUpperInvariant(other) : other;
        }
    });

    private static StorySignature Marked(StorySignature signature, int number) => signature with
    {
        Runs = Marked(signature.Runs, number),
        Quoted = Marked(signature.Quoted, number),
        Names = Marked(signature.Names, number),
        Title = Marked(signature.Title, number),
        Lead = Marked(signature.Lead, number),
        Bands = Marked(signature.Bands, number),
        Day = signature.Day - DaysApart * number,
        Moment = signature.Moment - DaysApart * number * 24 * 60,
    };

    private static Fingerprints Marked(Fingerprints set, int number)
    {
        uint[] hashes = set.Hashes.ToArray();
        for (int i = 0; i < hashes.Length; i++) hashes[i] ^= (uint)number * 0x9E3779B9;
        return Fingerprints.Of(hashes);
    }
}
