namespace Jejak.Archive.Stories;

/// <summary>
/// What of an article decides whether another one tells the same report: runs of its own words, of the words it quotes, its names and numbers, its title and day.
/// Immutable; the same article has the same signature everywhere.
/// </summary>
public sealed record StorySignature
{
    /// <summary>Runs of <see cref="SignatureWriter.RunLength"/> words of paragraphs and headings.</summary>
    public required Fingerprints Runs { get; init; }

    /// <summary>Runs of <see cref="SignatureWriter.QuotedRunLength"/> words inside direct quotations.</summary>
    public required Fingerprints Quoted { get; init; }

    /// <summary>Words with a capital that no beginning of a sentence explains.</summary>
    public required Fingerprints Names { get; init; }

    /// <summary>Words of the text and the title that begin with a digit.</summary>
    public required Fingerprints Numbers { get; init; }

    /// <summary>Words of the title.</summary>
    public required Fingerprints Title { get; init; }

    /// <summary>Words of the title and the first <see cref="SignatureWriter.LeadLength"/> words below it that are names, numbers or have four letters and more: what the report is about.</summary>
    public required Fingerprints Lead { get; init; }

    /// <summary>Days since 0001-01-01; null where nobody knows when it was published.</summary>
    public int? Day { get; init; }

    /// <summary>Hash of the site the address names, or else of the publisher's name in lower case; 0 where neither is known.</summary>
    public uint Publisher { get; init; }

    /// <summary>Two articles are compared if they have one of these in common: bands of MinHashes of the runs, of each quotation, of the title.</summary>
    public required Fingerprints Bands { get; init; }

    /// <summary>How many bands both have: articles without a common one are never compared.</summary>
    public int SharedBands(StorySignature other) => Bands.Shared(other.Bands);

    /// <param name="sentences">The article's own words: sentences of paragraphs and headings.</param>
    /// <param name="quotations">What it quotes directly.</param>
    public static StorySignature Of(IEnumerable<string> sentences, IEnumerable<string> quotations, string? title, DateOnly? day, string? publisher = null, string? url = null)
    {
        var writer = new SignatureWriter();
        foreach (string sentence in sentences) writer.AddSentence(sentence);
        foreach (string quotation in quotations) writer.AddQuotation(quotation);
        return writer.Finish(title, day?.DayNumber, Site(url) ?? publisher);
    }

    /// <summary><c>detik.com</c> of <c>https://news.detik.com/…</c>: the channels of a publisher are one. Under <c>co.id</c>, <c>go.id</c>, … three labels.</summary>
    private static string? Site(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.HostNameType != UriHostNameType.Dns) return null;
        string[] labels = address.Host.Split('.');
        int kept = labels.Length > 2 && labels[^1].Length == 2 && labels[^2].Length <= 3 ? 3 : 2;
        return string.Join('.', labels.TakeLast(kept));
    }
}
