using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Archive.Exports.Articles;

/// <summary>An article with everything its reading says, for formats that hold whole articles. Made of one reading, from an archive or from anywhere else.</summary>
public sealed class ExportedArticle
{
    private const int LongestName = 80;

    private readonly PlainText _plain;
    private readonly ReadOnlyMemory<byte> _json;
    private readonly Func<ReadOnlyMemory<byte>, Document>? _parse;
    private CodePoints? _points;

    /// <param name="json">The contract's JSON, UTF-8.</param>
    /// <param name="parse">Reads the words of the article again; null where no format asks for them.</param>
    public ExportedArticle(ReadOnlyMemory<byte> json, Func<ReadOnlyMemory<byte>, Document>? parse = null)
    {
        (_json, _parse) = (json, parse);
        Reading = Reading.Parse(json.Span);
        _plain = new(Reading);
    }

    public Reading Reading { get; }

    /// <summary>As it was given; of a page what its blocks say, without markup.</summary>
    public string Text => _plain.Text;

    public bool IsPage => Reading.Source.MediaType == "text/html";

    public CodePoints CodePoints => _points ??= new(Text);

    /// <summary>Where <paramref name="words"/> stand in <see cref="Text"/>, in UTF-16 code units; what markup lies inside is gone.</summary>
    public TextSpan At(Words words) => _plain.At(words.Start, words.End);

    /// <summary>The article's own words, an empty line between paragraphs.</summary>
    public string Body => string.Join("\n\n", Reading.Blocks.Where(block => block.IsBody).Select(block => _plain.At(block.Start, block.End).Trim(Text)).Where(span => !span.IsEmpty).Select(span => span.Of(Text)));

    /// <summary>The day of publication, or null.</summary>
    public DateOnly? Day => Reading.Meta.Published is { Length: >= 10 } published && DateOnly.TryParseExact(published.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What names the article on the web: its address, else its bytes as RFC 6920 names them (<c>ni:///sha-256;…</c>).</summary>
    public string Iri => IsAddress(Reading.Meta.Url) ? Reading.Meta.Url! : "ni:///sha-256;" + Convert.ToBase64String(Convert.FromHexString(Reading.Source.Sha256)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>
    /// A name for its files that every file system takes and no other article has: its id where that is short, plain and in lower case, else what is plain of it and the beginning of its SHA-256.
    /// </summary>
    public string FileName
    {
        get
        {
            string id = Reading.Id;
            var name = new StringBuilder();
            foreach (char c in id[Math.Max(0, id.Length - LongestName)..])
            {
                if (char.IsAsciiLetterOrDigit(c)) name.Append(char.ToLowerInvariant(c));
                else if (name.Length > 0 && name[^1] != '-') name.Append('-');
            }
            string plain = name.ToString().TrimEnd('-');
            // Four letters and less may be the name of a device (CON, COM1).
            return plain == id && plain.Length > 4 ? plain : $"{plain}{(plain.Length > 0 ? "-" : "")}{Hash(id)[..12]}";
        }
    }

    /// <summary>SHA-256 in lower case.</summary>
    internal static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Its sentences, words, tags and relations, which a reading does not hold.</summary>
    /// <exception cref="InvalidOperationException">The archive was not told how to read.</exception>
    public Document Parse() => _parse?.Invoke(_json) ?? throw new InvalidOperationException("words are exported by a reader: give Export one");

    internal static bool IsAddress(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && Uri.IsWellFormedUriString(url, UriKind.Absolute);
}
