using System.Globalization;
using System.Text;
using Jejak.Archive.Questions;
using Jejak.Text;

namespace Jejak.Archive.Exports.Articles;

/// <summary>
/// brat standoff (https://brat.nlplab.org/standoff.html): of each article the text and its annotations, beside the <c>annotation.conf</c> that brat wants. Offsets count Unicode code points
/// of the .txt; what runs over a line break is several fragments.
/// </summary>
internal sealed class BratExport : IFolderExport
{
    // brat's names of types have no blanks; those of events are PLOVER's.
    private const string Configuration = """
        [entities]
        Person
        Organization
        Country
        Place
        Group
        Facility
        Product
        Event
        Source
        Quotation
        Cue
        Relay
        Date
        Time
        Duration
        Set
        Quantity
        Slip

        [relations]
        Speaker	Arg1:Quotation, Arg2:<ENTITY>
        Addressee	Arg1:Quotation, Arg2:<ENTITY>
        CuedBy	Arg1:Quotation, Arg2:Cue
        Via	Arg1:Quotation, Arg2:Relay
        <OVERLAP>	Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

        [events]

        """;

    public string Name => "brat";

    public string Description => "text and annotations as brat standoff, a .txt and an .ann an article";

    public IEnumerable<ExportedFile> Common
    {
        get
        {
            var events = EventTerms.Types.Select(type => type + "\tActor*:<ENTITY>, Recipient*:<ENTITY>\n");
            yield return new("annotation.conf", Encoding.UTF8.GetBytes(
                Configuration.ReplaceLineEndings("\n") + string.Concat(events) + "\n[attributes]\nForm\tArg:<ENTITY>, Value:nominal|pronoun|clitic|metonym\nKind\tArg:Quotation, Value:direct|mixed|indirect\nStatus\tArg:<EVENT>, Value:" + string.Join('|', EventTerms.Statuses) + "\n"));
        }
    }

    public IEnumerable<ExportedFile> Files(ExportedArticle article)
    {
        yield return new(article.FileName + ".txt", Encoding.UTF8.GetBytes(article.Text));
        yield return new(article.FileName + ".ann", Encoding.UTF8.GetBytes(new Annotations(article).ToString()));
    }

    /// <summary>The lines of one .ann file.</summary>
    private sealed class Annotations
    {
        private readonly ExportedArticle _article;
        private readonly StringBuilder _lines = new();
        private readonly Dictionary<string, List<(TextSpan Span, string Id)>> _mentions = new(StringComparer.Ordinal);
        private readonly int[] _counts = new int[128];

        public Annotations(ExportedArticle article)
        {
            _article = article;
            foreach (var entity in article.Reading.Entities) AddEntity(entity);
            foreach (var quotation in article.Reading.Quotations) AddQuotation(quotation);
            foreach (var happening in article.Reading.Events) AddEvent(happening);
            foreach (var time in article.Reading.Times) AddNoted(time.Type[..1] + time.Type[1..].ToLowerInvariant(), time, string.Join(' ', new[] { time.Value, time.Mod }.OfType<string>()));
            foreach (var quantity in article.Reading.Quantities)
                AddNoted("Quantity", quantity, string.Join(' ', new[] { quantity.Mod, Number(quantity.Value), quantity.Upper is { } upper ? "– " + Number(upper) : null, quantity.Unit }.OfType<string>()));
            foreach (var finding in article.Reading.Findings) AddNoted("Slip", finding, $"{finding.Code}: {finding.Message}");
        }

        public override string ToString() => _lines.ToString();

        private void AddEntity(ReadingEntity entity)
        {
            var mentions = _mentions[entity.Id] = [];
            string type = char.ToUpperInvariant(entity.Type[0]) + entity.Type[1..];
            foreach (var mention in entity.Mentions)
            {
                if (AddSpan(type, _article.At(mention)) is not { } id) continue;
                mentions.Add((_article.At(mention), id));
                if (mention.Form != "name") Line('A', $"Form {id} {mention.Form}");
                if (entity.Link.Wikidata is { } item) Line('N', $"Reference {id} Wikidata:{item}", entity.Name);
            }
            if (mentions.Count > 1) _lines.Append("*\tEquiv ").AppendJoin(' ', mentions.Select(mention => mention.Id)).Append('\n');
        }

        private void AddQuotation(ReadingQuotation quotation)
        {
            if (AddSpan("Quotation", [.. quotation.Content.Select(_article.At)]) is not { } id) return;
            Line('A', $"Kind {id} {quotation.Kind}");
            Relate("CuedBy", id, quotation.Cue is { } cue ? AddSpan("Cue", _article.At(cue)) : null);
            Relate("Speaker", id, Mention(quotation.Speaker));
            Relate("Addressee", id, Mention(quotation.Addressee));
            foreach (var relay in quotation.Via)
            {
                string? words = AddSpan("Relay", _article.At(relay));
                Relate("Via", id, words);
                if (words is not null) Line('#', $"AnnotatorNotes {words}", $"{relay.Name}, {relay.Relation}");
            }
        }

        private void AddEvent(ReadingEvent happening)
        {
            if (AddSpan(happening.Type, _article.At(happening.Trigger)) is not { } trigger) return;
            var evidence = _article.At(happening.Evidence);
            var arguments = new StringBuilder();
            AddArguments("Actor", happening.Actors);
            AddArguments("Recipient", happening.Recipients);
            string id = Line('E', $"{happening.Type}:{trigger}{arguments}");
            Line('A', $"Status {id} {happening.Status}");
            string note = string.Join("; ", new[] { happening.Mode is null ? null : "mode " + happening.Mode, happening.Time is null ? null : "time " + happening.Time, happening.Place is null ? null : "place " + happening.Place, happening.AssertedBy is null ? null : "asserted by " + happening.AssertedBy }.OfType<string>());
            if (note.Length > 0) Line('#', $"AnnotatorNotes {id}", note);

            void AddArguments(string role, IEnumerable<string> entities)
            {
                int number = 0;
                foreach (string entity in entities)
                {
                    // The mention the sentence has, else the article's first.
                    var mentions = _mentions.GetValueOrDefault(entity, []);
                    if (mentions.Count == 0) continue;
                    int inside = mentions.FindIndex(mention => evidence.Contains(mention.Span));
                    arguments.Append(CultureInfo.InvariantCulture, $" {role}{(++number > 1 ? Number(number) : "")}:{mentions[Math.Max(0, inside)].Id}");
                }
            }
        }

        private void AddNoted(string type, Words words, string note)
        {
            if (AddSpan(type, _article.At(words)) is { } id && note.Length > 0) Line('#', $"AnnotatorNotes {id}", note);
        }

        /// <summary>Whom a speaker is: the mention where they are named, or words of their own.</summary>
        private string? Mention(ReadingSpeaker? speaker)
        {
            if (speaker is null) return null;
            var span = _article.At(speaker);
            var mentions = speaker.Entity is null ? [] : _mentions.GetValueOrDefault(speaker.Entity, []);
            var found = mentions.Find(mention => mention.Span == span);
            if (found.Id is null) found = mentions.Find(mention => mention.Span.Overlaps(span));
            return found.Id ?? AddSpan("Source", span) ?? (mentions.Count > 0 ? mentions[0].Id : null);
        }

        private void Relate(string relation, string one, string? other)
        {
            if (other is not null) Line('R', $"{relation} Arg1:{one} Arg2:{other}");
        }

        /// <returns>Its id; null where the spans hold no words.</returns>
        private string? AddSpan(string type, params TextSpan[] spans)
        {
            TextSpan[] pieces = [.. spans.SelectMany(Lines)];
            if (pieces.Length == 0) return null;
            var offsets = pieces.Select(piece => string.Create(CultureInfo.InvariantCulture, $"{_article.CodePoints.At(piece.Start)} {_article.CodePoints.At(piece.End)}"));
            return Line('T', $"{type} {string.Join(';', offsets)}", string.Join(' ', pieces.Select(piece => piece.Of(_article.Text))));
        }

        /// <summary>The parts of a span that lie on one line each.</summary>
        private IEnumerable<TextSpan> Lines(TextSpan span)
        {
            string text = _article.Text;
            for (int start = span.Start, end; start < span.End; start = end + 1)
            {
                end = text.AsSpan(start, span.End - start).IndexOfAny('\n', '\r', '\t');
                end = end < 0 ? span.End : start + end;
                var piece = new TextSpan(start, end).Trim(text);
                if (!piece.IsEmpty) yield return piece;
            }
        }

        private string Line(char kind, string what, string? words = null)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"{kind}{++_counts[kind]}");
            _lines.Append(id).Append('\t').Append(what);
            if (words is not null) _lines.Append('\t').Append(kind == 'T' ? words : Storing.ArticleWords.OneLine(words));
            _lines.Append('\n');
            return id;
        }

        private static string Number(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
    }
}
