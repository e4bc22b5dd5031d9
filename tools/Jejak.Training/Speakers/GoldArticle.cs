using System.Text.Json;

namespace Jejak.Training.Speakers;

/// <summary>A quotation of the gold: what is said, by whom, and the words that name the speaker beside the cue.</summary>
internal sealed record GoldQuotation(IReadOnlyList<string> Content, string? Speaker, string? SpeakerText, string? Cue);

/// <summary>The gold of one article.</summary>
internal sealed record GoldArticle(string Id, IReadOnlyList<GoldQuotation> Quotations)
{
    /// <exception cref="CorpusException">The file is no annotation of an article.</exception>
    public static GoldArticle Read(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return new(json.RootElement.GetProperty("id").GetString()!, [.. json.RootElement.GetProperty("quotes").EnumerateArray().Select(Quotation)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CorpusException(file, 0, $"this is no annotation of an article ({e.Message}): it needs an id, and quotes with content, speaker, speaker_text and cue");
        }
    }

    private static GoldQuotation Quotation(JsonElement quote) => new(
        [.. quote.GetProperty("content").EnumerateArray().Select(content => content.GetString() ?? "")], Text(quote, "speaker"), Text(quote, "speaker_text"), Text(quote, "cue"));

    private static string? Text(JsonElement quote, string name) => quote.TryGetProperty(name, out var value) ? value.GetString() : null;
}
