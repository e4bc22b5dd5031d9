using System.Buffers.Binary;
using System.Globalization;

namespace Jejak.Archive.Stories;

/// <summary>
/// What of an article decides whether another one tells the same report: runs of its own words, of the words it quotes, its names and numbers, its title and day.
/// Immutable; the same article has the same signature everywhere.
/// </summary>
public sealed record StorySignature
{
    private const int MinutesADay = 24 * 60;

    // Runs, quoted, names, numbers, title, lead; the host, what is denied and the voice come after them.
    private const int Sets = 6;
    private const int TitleBit = 1;
    private const int LeadBit = 2;

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

    /// <summary>When it was published, in minutes since 0001-01-01 UTC; the end of the day where the hour is unknown, null where the day is.</summary>
    public int? Moment { get; init; }

    /// <summary>Hash of the site the address names, or else of the publisher's name in lower case; 0 where neither is known.</summary>
    public uint Publisher { get; init; }

    /// <summary>Hash of the host the address names (<c>jakarta.contoh.id</c> of the site <c>contoh.id</c>), or else of the publisher's name in lower case: the paper of a house. 0 where neither is known, and where an older version made the signature.</summary>
    public uint Host { get; init; }

    /// <summary>Whether a word of the title says that something is not so: the answer to an announcement, a man who did not come.</summary>
    public bool TitleDenies { get; init; }

    /// <summary>Whether one of the title or of the first <see cref="SignatureWriter.LeadLength"/> words below it does.</summary>
    public bool LeadDenies { get; init; }

    /// <summary>Words of the name of the person whose words the article passes on at the greatest length. Empty where no person is quoted, and where an older version made the signature.</summary>
    public Fingerprints Voice { get; init; } = Fingerprints.Empty;

    /// <summary>Two articles are compared if they have one of these in common: bands of MinHashes of the runs (those of a day, and of a day and its neighbours), of each quotation, of the title.</summary>
    public required Fingerprints Bands { get; init; }

    /// <param name="sentences">The article's own words: sentences of paragraphs and headings.</param>
    /// <param name="quotations">What it quotes directly.</param>
    /// <param name="published">ISO 8601, a day or a time.</param>
    /// <param name="voice">The person it quotes at the greatest length, as <see cref="MainVoice"/> finds them.</param>
    /// <param name="denials">Words of its language that deny something; none if null.</param>
    public static StorySignature Of(IEnumerable<string> sentences, IEnumerable<string> quotations, string? title, string? published, string? publisher = null, string? url = null, string? voice = null, Denials? denials = null)
    {
        var writer = new SignatureWriter(denials ?? Denials.None);
        foreach (string sentence in sentences) writer.AddSentence(sentence);
        foreach (string quotation in quotations) writer.AddQuotation(quotation);
        string[]? labels = Labels(url);
        var day = DayOf(published)?.DayNumber;
        return writer.Finish(title, day) with
        {
            Day = day,
            Moment = MomentOf(published),
            Publisher = SignatureWriter.NameOf(Site(labels) ?? publisher),
            Host = SignatureWriter.NameOf(labels is null ? publisher : string.Join('.', labels)),
            Voice = SignatureWriter.VoiceOf(voice),
        };
    }

    /// <summary>Everything but the bands: day, moment, publisher, then each set with its size before it, then the host, what is denied and the voice; little-endian.</summary>
    public byte[] ToBytes()
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Day ?? -1);
        writer.Write(Moment ?? -1);
        writer.Write(Publisher);
        foreach (var set in (Fingerprints[])[Runs, Quoted, Names, Numbers, Title, Lead])
        {
            writer.Write(set.Count);
            writer.Write(set.ToBytes());
        }
        writer.Write(Host);
        writer.Write((TitleDenies ? TitleBit : 0) | (LeadDenies ? LeadBit : 0));
        writer.Write(Voice.Count);
        writer.Write(Voice.ToBytes());
        writer.Flush();
        return bytes.ToArray();
    }

    /// <param name="bytes">As <see cref="ToBytes"/> wrote them.</param>
    /// <param name="bands">As <see cref="Fingerprints.ToBytes"/> wrote them.</param>
    public static StorySignature FromBytes(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> bands)
    {
        int day = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        int moment = BinaryPrimitives.ReadInt32LittleEndian(bytes[sizeof(int)..]);
        uint publisher = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(2 * sizeof(int))..]);
        bool isCurrent = IsCurrent(bytes);
        var rest = bytes[(3 * sizeof(int))..];
        return new StorySignature
        {
            Day = day < 0 ? null : day,
            Moment = moment < 0 ? null : moment,
            Publisher = publisher,
            Runs = Next(ref rest),
            Quoted = Next(ref rest),
            Names = Next(ref rest),
            Numbers = Next(ref rest),
            Title = Next(ref rest),
            Lead = Next(ref rest),
            Host = rest.Length < sizeof(uint) ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(rest),
            TitleDenies = isCurrent && (rest[sizeof(uint)] & TitleBit) != 0,
            LeadDenies = isCurrent && (rest[sizeof(uint)] & LeadBit) != 0,
            Voice = isCurrent ? Fingerprints.FromBytes(rest[(3 * sizeof(uint))..]) : Fingerprints.Empty,
            Bands = Fingerprints.FromBytes(bands),
        };

        static Fingerprints Next(ref ReadOnlySpan<byte> rest)
        {
            int length = sizeof(uint) * BinaryPrimitives.ReadInt32LittleEndian(rest);
            var set = Fingerprints.FromBytes(rest.Slice(sizeof(int), length));
            rest = rest[(sizeof(int) + length)..];
            return set;
        }
    }

    /// <summary>The host's labels; without <c>www</c>, which names no paper.</summary>
    private static string[]? Labels(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.HostNameType != UriHostNameType.Dns) return null;
        string[] labels = address.Host.Split('.');
        return labels[0] == "www" ? labels[1..] : labels;
    }

    /// <summary>False for one that an older version wrote, before it knew hosts and bands of a day, voices or denials.</summary>
    public static bool IsCurrent(ReadOnlySpan<byte> bytes)
    {
        int at = 3 * sizeof(int);
        for (int set = 0; set < Sets; set++) at += sizeof(int) + sizeof(uint) * BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
        at += 2 * sizeof(uint);
        return bytes.Length >= at + sizeof(int) && bytes.Length == at + sizeof(int) + sizeof(uint) * BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
    }

    /// <summary><c>detik.com</c> of <c>https://news.detik.com/…</c>: the channels of a publisher are one. Under <c>co.id</c>, <c>go.id</c>, … three labels.</summary>
    private static string? Site(string[]? labels)
    {
        if (labels is null) return null;
        int kept = labels.Length > 2 && labels[^1].Length == 2 && labels[^2].Length <= 3 ? 3 : 2;
        return string.Join('.', labels.TakeLast(kept));
    }

    private static DateOnly? DayOf(string? published) =>
        published is { Length: >= 10 } && DateOnly.TryParseExact(published.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>False for the end of a day, which stands for an hour that nobody knows.</summary>
    internal static bool HasHour(int moment) => moment % MinutesADay != MinutesADay - 1;

    internal static int? MomentOf(string? published)
    {
        if (DayOf(published) is not { } day) return null;
        if (published!.Length == 10 || !DateTimeOffset.TryParse(published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return (day.DayNumber + 1) * MinutesADay - 1;
        return (int)(time.UtcTicks / TimeSpan.TicksPerMinute);
    }
}
