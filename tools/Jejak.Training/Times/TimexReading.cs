using System.Globalization;
using Jejak.Articles;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Training.Times;

/// <summary>What the reader makes of a TimeML file's text, as of the day the file was written.</summary>
internal sealed class TimexReading
{
    private static readonly Layer[] Needed = [Layer.Tokens, Layer.Sentences, Layer.Times];

    private static readonly string[] Moments = ["yyyy-M-d", "yyyy-M-d'T'H:mm", "yyyy-M-d'T'H:mm:ss", "yyyyMMdd", "yyyyMMdd'T'HHmm"];

    private readonly List<IStage> _stages;
    private readonly TimeMlView _view = new(Language.Load("id"));

    public TimexReading(Reader reader) => _stages = [.. reader.Stages.Where(stage => stage.Provides.All(Needed.Contains))];

    /// <exception cref="CorpusException">The file does not say when it was written, or not in a form that can be read.</exception>
    public Document Read(string path, TimeMlFile file)
    {
        string created = file.Created ?? throw new CorpusException(path, 0, "no creation time; write it as <DCT><TIMEX3 … value=\"2014-11-26\" functionInDocument=\"CREATION_TIME\">…</TIMEX3></DCT>");
        if (!DateTimeOffset.TryParseExact(created, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            && !DateTimeOffset.TryParse(created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment))
            throw new CorpusException(path, 0, $"the creation time '{created}' is no date; write it as 2014-11-26 or 2014-11-26T08:19");
        var time = created.Contains('T', StringComparison.Ordinal) ? TimeOnly.FromDateTime(moment.DateTime) : (TimeOnly?)null;
        var source = new SourceDocument { Id = path, Uri = path, MediaType = "text/plain", Sha256 = "", Text = file.Text };
        var published = new PublicationTime(DateOnly.FromDateTime(moment.DateTime), time, moment.Offset);
        var document = new Document { Article = new() { Source = source, Meta = new() { Published = published }, Blocks = Paragraphs(file.Text) } };
        foreach (var stage in _stages) document = stage.Process(document);
        return document;
    }

    public IReadOnlyList<Timex> Expressions(TimeMlFile file, Document document) =>
        [.. _view.Of(document).Where(found => !file.CreationSpans.Exists(creation => creation.Overlaps(found.Span)))];

    /// <summary>Every paragraph is the article's own: blank lines part them, or line breaks where there are no blank lines.</summary>
    private static System.Collections.Immutable.ImmutableArray<Block> Paragraphs(string text)
    {
        string plain = text.Replace('\r', ' ');
        string[] lines = plain.Split('\n');
        bool blanks = lines.Skip(1).SkipLast(1).Any(string.IsNullOrWhiteSpace);
        var blocks = System.Collections.Immutable.ImmutableArray.CreateBuilder<Block>();
        int at = 0, start = -1;
        foreach (string line in lines)
        {
            bool isBlank = string.IsNullOrWhiteSpace(line);
            if (start >= 0 && (isBlank || !blanks)) Flush(at);
            if (!isBlank && start < 0) start = at;
            at += line.Length + 1;
        }
        Flush(text.Length);
        return blocks.DrainToImmutable();

        void Flush(int end)
        {
            if (start >= 0 && new TextSpan(start, Math.Min(end, text.Length)).Trim(text) is { IsEmpty: false } span) blocks.Add(new(BlockKind.Paragraph, span));
            start = -1;
        }
    }
}
