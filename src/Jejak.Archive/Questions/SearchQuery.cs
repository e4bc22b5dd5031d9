using System.Collections.Immutable;
using System.Text;
using Jejak.Archive.Identity;

namespace Jejak.Archive.Questions;

/// <summary>A field of a search: <c>speaker:Zakharova</c>.</summary>
/// <param name="Name">One of <see cref="SearchQuery.Fields"/>.</param>
/// <param name="IsExcluded"><c>-speaker:Zakharova</c>: articles in which she is not quoted.</param>
public sealed record SearchField(string Name, string Value, bool IsExcluded = false);

/// <param name="Aliases">Other words for the same.</param>
/// <param name="Meaning">For help pages, with an example.</param>
public sealed record SearchFieldName(string Name, ImmutableArray<string> Aliases, string Meaning);

/// <summary>A query cannot be understood; the message is one line and says what to write instead.</summary>
public sealed class SearchQueryException(string message) : Exception(message);

/// <summary>
/// What people type into a search box: words, and fields among them, as in <c>"gencatan senjata" speaker:"Maria Zakharova" publisher:kompas after:2022-01</c>.
/// A value with spaces stands in quotation marks; a word with a colon that is no field does, too.
/// </summary>
public static class SearchQuery
{
    private const string After = "after", Before = "before", Status = "status";

    public static ImmutableArray<SearchFieldName> Fields { get; } =
    [
        new("speaker", [], "who is quoted, or somebody who speaks for it: speaker:Zakharova"),
        new("about", ["to"], "who or what that quotation names or is told: about:NATO"),
        new("via", [], "who passed that quotation on: via:AFP"),
        new("type", [], "a PLOVER type of an event: type:CONSULT"),
        new(Status, [], "of that event: status:future"),
        new("actor", [], "who acts in that event: actor:Rusia"),
        new("recipient", [], "whom it is done to: recipient:Ukraina"),
        new("country", [], "a country that the article names, or that somebody in it acts for; also by its code: country:RU"),
        new("name", ["who"], "anybody or anything that the article names: name:Pertamina"),
        new("publisher", ["source"], "who published it, or how that name begins: publisher:kompas"),
        new("slip", ["code"], "a slip that it makes: slip:weekday-date"),
        new(After, ["since"], "published on this day, month or year, or later: after:2022-01"),
        new(Before, ["until"], "or earlier: before:2022-03"),
    ];

    /// <exception cref="SearchQueryException">There is no such field, a value is missing or is no date or status, …</exception>
    public static SearchQuestion Parse(string query)
    {
        var words = new StringBuilder();
        var fields = ImmutableArray.CreateBuilder<SearchField>();
        DateOnly? after = null, before = null;
        bool mayFollowOr = false;
        for (int at = 0; at < query.Length;)
        {
            int end = EndOfPart(query, at);
            string part = query[at..end];
            at = end;
            if (Field(part) is not { } field)
            {
                if (mayFollowOr && part == "OR") throw Or();
                mayFollowOr &= part.All(char.IsWhiteSpace);
                words.Append(part);
                continue;
            }
            if (EndsWithOr(words)) throw Or();
            mayFollowOr = true;
            if (field.Name == After) after = Day(field, after, first: true);
            else if (field.Name == Before) before = Day(field, before, first: false);
            else fields.Add(field);
        }
        return new() { Words = words.ToString().Trim(), Fields = fields.ToImmutable(), Days = new(after, before) };
    }

    /// <summary>Puts the value of a field in quotation marks where a shell took them: <c>speaker:Maria Zakharova</c> was one argument. Words that were one argument become a phrase.</summary>
    public static string Quoted(string argument)
    {
        if (!argument.Contains(' ', StringComparison.Ordinal) || argument.Contains('"', StringComparison.Ordinal)) return argument;
        int colon = argument.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Find(argument[..colon].TrimStart('-')) is not null ? $"{argument[..(colon + 1)]}\"{argument[(colon + 1)..]}\"" : $"\"{argument}\"";
    }

    /// <summary>Where white space, or what stands between two of them, ends; quotation marks keep words together.</summary>
    private static int EndOfPart(string query, int start)
    {
        bool space = char.IsWhiteSpace(query[start]), inside = false;
        int end = start;
        for (; end < query.Length; end++)
        {
            if (IsMark(query[end])) inside = !inside;
            else if (!inside && char.IsWhiteSpace(query[end]) != space) break;
            if (space && inside) break;
        }
        return end;
    }

    private static SearchField? Field(string part)
    {
        bool without = part.Length > 1 && part[0] == '-';
        string rest = without ? part[1..] : part;
        int colon = rest.IndexOf(':', StringComparison.Ordinal);
        // "10:30", "https://…" and "Kompas:" are words.
        if (colon <= 0 || !rest[..colon].All(char.IsAsciiLetter) || rest.AsSpan(colon + 1).StartsWith("//")) return null;
        string asked = rest[..colon].ToLowerInvariant(), value = string.Concat(rest[(colon + 1)..].Where(c => !IsMark(c))).Trim();
        var known = Find(asked);
        if (known is null && value.Length == 0) return null;
        if (known is null) throw new SearchQueryException($"there is no field '{asked}:'; {Closest(asked)}; a word with a colon stands in quotation marks: \"{rest}\"");
        if (value.Length == 0) throw new SearchQueryException($"'{asked}:' needs a value right behind it, in quotation marks where it has spaces: {known.Meaning[(known.Meaning.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]}");
        if (without && known.Name is After or Before) throw new SearchQueryException($"'-{asked}:' cannot be; {After}: and {Before}: bound the period");
        value = known.Name switch { "type" => value.ToUpperInvariant(), Status or "slip" => value.ToLowerInvariant(), _ => value };
        if (known.Name == Status && !EventTerms.Statuses.Contains(value)) throw new SearchQueryException($"'{value}' is no status; there are: {string.Join(", ", EventTerms.Statuses)}");
        return new(known.Name, value, without);
    }

    private static SearchFieldName? Find(string asked) => Fields.FirstOrDefault(field => field.Name.Equals(asked, StringComparison.OrdinalIgnoreCase) || field.Aliases.Contains(asked, StringComparer.OrdinalIgnoreCase));

    private static string Closest(string asked)
    {
        int most = Math.Max(2, asked.Length / 3);
        var near = Fields.SelectMany(field => field.Aliases.Prepend(field.Name))
            .Select(name => (Name: name, Distance: name.StartsWith(asked, StringComparison.Ordinal) || asked.StartsWith(name, StringComparison.Ordinal) ? 1 : EditDistance.Within(name, asked, most)))
            .Where(name => name.Distance <= most).OrderBy(name => name.Distance).Select(name => $"{name.Name}:").Take(2).ToArray();
        return near.Length > 0 ? $"closest: {string.Join(", ", near)}" : $"there are: {string.Join(", ", Fields.Select(field => field.Name + ":"))}";
    }

    private static DateOnly? Day(SearchField field, DateOnly? given, bool first)
    {
        if (given is not null) throw new SearchQueryException($"'{field.Name}:' stands twice");
        if (!DayRange.TryParse(field.Value, out var period)) throw new SearchQueryException($"'{field.Name}:{field.Value}' is no date: write 2019-03-28, 2019-03 or 2019");
        return first ? period.After : period.Before;
    }

    private static bool EndsWithOr(StringBuilder words) => words.ToString().TrimEnd() is var before && (before == "OR" || before.EndsWith(" OR", StringComparison.Ordinal));

    private static SearchQueryException Or() =>
        new("OR stands between words, not fields; a field twice means either of both where an article has one: publisher:kompas publisher:tempo");

    private static bool IsMark(char c) => c is '"' or '“' or '”';
}
