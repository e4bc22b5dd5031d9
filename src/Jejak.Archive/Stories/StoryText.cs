using System.Collections.Immutable;
using System.Text.Json;
using Jejak.Text;

namespace Jejak.Archive.Stories;

/// <summary>A sentence of an article.</summary>
/// <param name="Text">On one line, white space single.</param>
/// <param name="Span">Where it stands in the article's text as it was given.</param>
/// <param name="IsOwn">False for titles and captions.</param>
public sealed record StorySentence(string Text, TextSpan Span, bool IsOwn);

/// <summary>A figure or a time as an article prints it, and what it stands for: "2 Juli", 2025-07-02; "Rp 1,5 triliun", 1500000000000, Rp.</summary>
public sealed record StoryValue(TextSpan Span, string Text, string Value, string? Unit = null);

/// <param name="Entity">Number of the entity in the article.</param>
public sealed record StoryName(TextSpan Span, string Text, int Entity);

/// <param name="Speaker">Null where the article names nobody.</param>
/// <param name="SpeakerType">person, organization, …; null without a speaker.</param>
/// <param name="Content">The words, fragments apart by a space.</param>
/// <param name="Span">From the first to the last of the words.</param>
public sealed record StoryQuotation(string Kind, string? Speaker, string? SpeakerType, string Content, TextSpan Span);

/// <summary>What of an article's reading is needed to lay it beside another: sentences, figures, times, names, quotations, agencies. Immutable.</summary>
public sealed record StoryText
{
    public required string Id { get; init; }

    public string? Title { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>ISO 8601.</summary>
    public string? Published { get; init; }

    public string? Publisher { get; init; }

    public required ImmutableArray<StorySentence> Sentences { get; init; }

    public required ImmutableArray<StoryValue> Figures { get; init; }

    public required ImmutableArray<StoryValue> Times { get; init; }

    public required ImmutableArray<StoryName> Names { get; init; }

    /// <summary>Names of the article's entities, normal form, by their number.</summary>
    public required ImmutableArray<string> Entities { get; init; }

    public required ImmutableArray<StoryQuotation> Quotations { get; init; }

    /// <summary>Agencies, papers, … its quotations came through, the most frequent first.</summary>
    public required ImmutableArray<string> Relays { get; init; }

    public IEnumerable<string> OwnSentences => Sentences.Where(sentence => sentence.IsOwn).Select(sentence => sentence.Text);

    /// <summary>The person quoted at the greatest length.</summary>
    public string? Voice
    {
        get
        {
            var voice = new MainVoice();
            foreach (var quotation in Quotations)
            {
                if (quotation.SpeakerType == Formats.Names.Of(Documents.EntityType.Person)) voice.Add(quotation.Speaker, quotation.Content.Length);
            }
            return voice.Name;
        }
    }

    /// <param name="reading">The contract's JSON.</param>
    /// <param name="words">Its sentences in normal form, one a line, as the archive keeps them.</param>
    public static StoryText Of(ReadOnlyMemory<byte> reading, string words)
    {
        using var document = JsonDocument.Parse(reading);
        var root = document.RootElement;
        var meta = root.GetProperty("meta");
        var entities = root.GetProperty("entities").EnumerateArray().ToArray();
        return new StoryText
        {
            Id = root.GetProperty("id").GetString()!,
            Language = root.GetProperty("language").GetString()!,
            Title = meta.GetProperty("title").GetString(),
            Published = meta.GetProperty("published").GetString(),
            Publisher = meta.GetProperty("publisher").GetString(),
            Sentences = SentencesOf(root, words.Split('\n')),
            Figures = [.. root.GetProperty("quantities").EnumerateArray().Select(figure => new StoryValue(Span(figure), Text(figure), Figure(figure), figure.GetProperty("unit").GetString()))],
            Times = [.. root.GetProperty("times").EnumerateArray().Where(time => time.GetProperty("value").ValueKind == JsonValueKind.String).Select(time => new StoryValue(Span(time), Text(time), time.GetProperty("value").GetString()!))],
            Names = [.. entities.SelectMany((entity, number) => NamesOf(entity, number)).OrderBy(name => name.Span)],
            Entities = [.. entities.Select(entity => Identity.NameKey.Of(entity.GetProperty("name").GetString()!))],
            Quotations = [.. root.GetProperty("quotations").EnumerateArray().Select(quotation => QuotationOf(quotation, entities))],
            Relays = RelaysOf(root),
        };
    }

    private static ImmutableArray<StorySentence> SentencesOf(JsonElement root, string[] lines)
    {
        var blocks = root.GetProperty("blocks").EnumerateArray().Select(block => (Span: Span(block), IsOwn: block.GetProperty("kind").GetString() is "paragraph" or "heading")).ToArray();
        var sentences = ImmutableArray.CreateBuilder<StorySentence>();
        int block = 0, line = 0;
        foreach (var sentence in root.GetProperty("sentences").EnumerateArray())
        {
            if (line == lines.Length) break;
            var span = Span(sentence);
            while (block < blocks.Length && blocks[block].Span.End <= span.Start) block++;
            sentences.Add(new(lines[line++], span, block < blocks.Length && blocks[block].IsOwn));
        }
        return sentences.ToImmutable();
    }

    private static IEnumerable<StoryName> NamesOf(JsonElement entity, int number) =>
        entity.GetProperty("mentions").EnumerateArray().Where(mention => mention.GetProperty("form").ValueEquals("name")).Select(mention => new StoryName(Span(mention), Text(mention), number));

    private static StoryQuotation QuotationOf(JsonElement quotation, JsonElement[] entities)
    {
        var content = quotation.GetProperty("content").EnumerateArray().ToArray();
        var speaker = quotation.GetProperty("speaker");
        // Somebody without an entity is only described: "seorang pejabat" and "pejabat itu" may be one.
        var entity = speaker.ValueKind == JsonValueKind.Object && speaker.GetProperty("entity").GetString() is { } id ? Array.Find(entities, entity => entity.GetProperty("id").ValueEquals(id)) : default;
        bool isNamed = entity.ValueKind == JsonValueKind.Object;
        var span = content.Length == 0 ? default : new TextSpan(Span(content[0]).Start, Span(content[^1]).End);
        return new(quotation.GetProperty("kind").GetString()!, isNamed ? speaker.GetProperty("name").GetString() : null, isNamed ? entity.GetProperty("type").GetString() : null,
            string.Join(' ', content.Select(Text)), span);
    }

    private static ImmutableArray<string> RelaysOf(JsonElement root) =>
    [
        .. root.GetProperty("quotations").EnumerateArray().SelectMany(quotation => quotation.GetProperty("via").EnumerateArray())
            .Where(relay => relay.GetProperty("relation").GetString() is "agency" or "newspaper" or "broadcaster")
            .Select(relay => relay.GetProperty("name").GetString()!)
            .CountBy(name => name, StringComparer.Ordinal).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key),
    ];

    /// <summary>The number; of a range both ends.</summary>
    private static string Figure(JsonElement figure)
    {
        string value = figure.GetProperty("value").GetDecimal().ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture);
        return figure.TryGetProperty("upper", out var upper) ? value + "–" + upper.GetDecimal().ToString("0.############################", System.Globalization.CultureInfo.InvariantCulture) : value;
    }

    private static TextSpan Span(JsonElement element) => new(element.GetProperty("start").GetInt32(), element.GetProperty("end").GetInt32());

    private static string Text(JsonElement element) => Storing.ArticleWords.OneLine(element.GetProperty("text").GetString());
}
