using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Findings;

/// <summary>What the program says of slips, in every language it speaks; the words are those of <c>resources/messages/findings.tsv</c>.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed class FindingMessages
{
    private const string Table = "messages/findings.tsv";
    private const string Replace = "suggest.replace";

    private static readonly Lazy<FindingMessages> s_all = new(() => new FindingMessages(ResourceTable.Load(Table)));

    private readonly Dictionary<string, string>[] _templates;

    private FindingMessages(ResourceTable table)
    {
        _templates = [.. Languages.Select(language => table.Rows.ToDictionary(row => row["key"], row => row[language], StringComparer.Ordinal))];
        Rules = [.. FindingCodes.All.Select(code => new FindingRule(code, Each($"rule.{code}.short"), Each($"rule.{code}.full")))];
    }

    /// <summary>The languages of <see cref="Finding.Wordings"/>, ISO 639-1. <see cref="Finding.Message"/> is in the last one.</summary>
    public static ImmutableArray<string> Languages { get; } = ["id", "en"];

    /// <exception cref="ResourceException">A message is missing.</exception>
    public static FindingMessages All => s_all.Value;

    /// <summary>What every code stands for, in the order of <see cref="FindingCodes.All"/>.</summary>
    public ImmutableArray<FindingRule> Rules { get; }

    /// <summary>A finding with the message <paramref name="key"/>.</summary>
    /// <param name="suggestion">What should stand in place of <paramref name="span"/>, or null.</param>
    /// <param name="arguments">Days (<see cref="DateOnly"/>), weekdays (<see cref="DayOfWeek"/>), months (<see cref="Month"/>), figures (<see cref="decimal"/>), strings.</param>
    internal Finding Of(string code, TextSpan span, string? suggestion, string key, params ReadOnlySpan<object> arguments) =>
        Make(code, span, suggestion, Replace, suggestion, key, arguments);

    /// <summary>The same, with words of its own round the suggestion.</summary>
    internal Finding Make(string code, TextSpan span, string? suggestion, string suggestionKey, string? suggestedWords, string key, params ReadOnlySpan<object> arguments)
    {
        var wordings = ImmutableArray.CreateBuilder<FindingWording>(Languages.Length);
        for (int i = 0; i < Languages.Length; i++)
        {
            string? advice = suggestion is null ? null : Fill(_templates[i], suggestionKey, [suggestedWords!]);
            wordings.Add(new(Languages[i], Fill(_templates[i], key, arguments), advice));
        }
        return new(code, span, wordings[^1].Message, suggestion) { Wordings = wordings.MoveToImmutable() };
    }

    private ImmutableArray<string> Each(string key) => [.. _templates.Select(templates => Template(templates, key))];

    private static string Template(Dictionary<string, string> templates, string key) =>
        templates.TryGetValue(key, out string? template) ? template : throw new ResourceException(Table, 0, $"there is no message '{key}'");

    private static string Fill(Dictionary<string, string> templates, string key, ReadOnlySpan<object> arguments)
    {
        var filled = new StringBuilder(Template(templates, key));
        // The last first: what is filled in may itself hold braces.
        for (int i = arguments.Length - 1; i >= 0; i--) filled.Replace($"{{{i.ToString(CultureInfo.InvariantCulture)}}}", Write(templates, arguments[i]));
        return filled.ToString();
    }

    private static string Write(Dictionary<string, string> templates, object argument) => argument switch
    {
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Template(templates, "months").Split('|')[day.Month - 1]} {day.Year}"),
        DayOfWeek weekday => Template(templates, "weekdays").Split('|')[((int)weekday + 6) % 7],
        Month month => Template(templates, "months").Split('|')[month.Number - 1],
        decimal figure => figure.ToString("#,0.####", new NumberFormatInfo { NumberDecimalSeparator = Template(templates, "decimal"), NumberGroupSeparator = Template(templates, "thousands") }),
        _ => Convert.ToString(argument, CultureInfo.InvariantCulture)!,
    };

    /// <param name="Number">1 to 12.</param>
    internal sealed record Month(int Number);
}

/// <summary>What a code stands for.</summary>
/// <param name="Short">One sentence in each of <see cref="FindingMessages.Languages"/>.</param>
/// <param name="Full">With an example and what to do, in the same order.</param>
public sealed record FindingRule(string Code, ImmutableArray<string> Short, ImmutableArray<string> Full);
