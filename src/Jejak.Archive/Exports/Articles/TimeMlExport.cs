using System.Globalization;
using System.Xml;
using Jejak.Text;

namespace Jejak.Archive.Exports.Articles;

/// <summary>
/// TimeML 1.2.1 (Saurí et al. 2006) in the layout of TempEval-3, a file an article: times as TIMEX3, triggers of events and cues of quotations as EVENT with their instances, when an event
/// was as TLINK, on whose word it is told as SLINK. TEXT holds the text unit by unit.
/// </summary>
internal sealed class TimeMlExport : IFolderExport
{
    private const string CreationTime = "t0";

    public string Name => "timeml";

    public string Description => "times and events as TimeML 1.2.1, a file an article";

    public IEnumerable<ExportedFile> Files(ExportedArticle article)
    {
        using var file = new MemoryStream();
        using (var xml = XmlOutput.Open(file)) Write(article, xml);
        yield return new(article.FileName + ".tml", file.ToArray());
    }

    private static void Write(ExportedArticle article, XmlWriter xml)
    {
        var marks = new Marks(article);
        xml.WriteStartElement("TimeML");
        WriteText(xml, "DOCID", article.Reading.Id);
        if (article.Day is not null) WriteCreationTime(xml, article);
        WriteText(xml, "TITLE", article.Reading.Meta.Title ?? "");
        xml.WriteString("\n");
        xml.WriteStartElement("TEXT");
        int done = 0;
        foreach (var mark in marks.InOrder)
        {
            xml.WriteString(XmlOutput.Clean(article.Text[done..mark.Span.Start]));
            WriteMark(xml, mark, XmlOutput.Clean(mark.Span.Of(article.Text)));
            done = mark.Span.End;
        }
        xml.WriteString(XmlOutput.Clean(article.Text[done..]));
        xml.WriteEndElement();
        WriteInstances(xml, article.Reading, marks);
        xml.WriteString("\n");
        xml.WriteEndElement();
    }

    private static void WriteCreationTime(XmlWriter xml, ExportedArticle article)
    {
        string published = article.Reading.Meta.Published!, minutes = published.Length > 16 ? published[..16] : published;
        xml.WriteString("\n");
        xml.WriteStartElement("DCT");
        WriteElement(xml, "TIMEX3", published, ("tid", CreationTime), ("type", published.Length > 10 ? "TIME" : "DATE"), ("value", minutes), ("temporalFunction", "false"), ("functionInDocument", "CREATION_TIME"));
        xml.WriteEndElement();
    }

    private static void WriteMark(XmlWriter xml, Mark mark, string words)
    {
        if (mark.Time is { } time) WriteElement(xml, "TIMEX3", words, ("tid", mark.Id), ("type", time.Type), ("value", time.Value ?? ""), ("mod", time.Mod), ("temporalFunction", "false"), ("functionInDocument", "NONE"));
        else WriteElement(xml, "EVENT", words, ("eid", mark.Id), ("class", mark.Reports ? "REPORTING" : "OCCURRENCE"));
    }

    /// <summary>Instances of events and quotations, then their links. Indonesian verbs have no tense; what is planned is said to be future, what is possible to be so.</summary>
    private static void WriteInstances(XmlWriter xml, Reading reading, Marks marks)
    {
        var instances = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var happening in reading.Events)
        {
            if (marks.Of(happening.Id) is { } mark)
                Instance(happening.Id, mark, happening.Status == "future" ? "FUTURE" : "NONE", happening.Status == "negated" ? "NEG" : "POS", happening.Status == "hypothetical" ? "POSSIBLE" : null);
        }
        foreach (var quotation in reading.Quotations)
        {
            if (marks.Of(quotation.Id) is { } mark) Instance(quotation.Id, mark, "NONE", "POS", null);
        }
        int link = 0;
        foreach (var happening in reading.Events)
        {
            if (!instances.TryGetValue(happening.Id, out string? instance)) continue;
            if (marks.Saying(happening.Time) is { } time) Linked("TLINK", ("relType", "IS_INCLUDED"), ("eventInstanceID", instance), ("relatedToTime", time));
            if (happening.AssertedBy is { } quotation && instances.TryGetValue(quotation, out string? saying)) Linked("SLINK", ("relType", "EVIDENTIAL"), ("eventInstanceID", saying), ("subordinatedEventInstance", instance));
        }

        void Instance(string of, Mark mark, string tense, string polarity, string? modality)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"ei{instances.Count + 1}");
            instances.Add(of, id);
            xml.WriteString("\n");
            WriteElement(xml, "MAKEINSTANCE", null, ("eventID", mark.Id), ("eiid", id), ("pos", "OTHER"), ("tense", tense), ("aspect", "NONE"), ("polarity", polarity), ("modality", modality));
        }

        void Linked(string kind, params (string, string?)[] attributes)
        {
            xml.WriteString("\n");
            WriteElement(xml, kind, null, [("lid", string.Create(CultureInfo.InvariantCulture, $"l{++link}")), .. attributes]);
        }
    }

    private static void WriteText(XmlWriter xml, string name, string text)
    {
        xml.WriteString("\n");
        WriteElement(xml, name, XmlOutput.Clean(text));
    }

    private static void WriteElement(XmlWriter xml, string name, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null) xml.WriteAttributeString(attribute, value);
        }
        if (text is not null) xml.WriteString(text);
        xml.WriteEndElement();
    }

    /// <summary>A tag of the text.</summary>
    private sealed class Mark(TextSpan span, ReadingTime? time)
    {
        public TextSpan Span => span;

        /// <summary>Null for an event.</summary>
        public ReadingTime? Time => time;

        public bool Reports { get; set; }

        public string Id { get; set; } = "";
    }

    /// <summary>Which tags the text has. TimeML's tags never overlap: of two times the first stays, an event inside a time has none, and several that share words share one EVENT.</summary>
    private sealed class Marks
    {
        private readonly Dictionary<string, Mark> _of = new(StringComparer.Ordinal);
        private readonly string? _published;

        public Marks(ExportedArticle article)
        {
            var reading = article.Reading;
            foreach (var time in reading.Times) Add(article.At(time), time);
            foreach (var happening in reading.Events) AddEvent(happening.Id, article.At(happening.Trigger), reports: false);
            foreach (var quotation in reading.Quotations)
            {
                if (quotation.Cue is { } cue) AddEvent(quotation.Id, article.At(cue), reports: true);
            }
            InOrder.Sort((a, b) => a.Span.CompareTo(b.Span));
            int times = 0, events = 0;
            foreach (var mark in InOrder) mark.Id = mark.Time is null ? string.Create(CultureInfo.InvariantCulture, $"e{++events}") : string.Create(CultureInfo.InvariantCulture, $"t{++times}");
            _published = article.Day is null ? null : reading.Meta.Published![..10];
        }

        public List<Mark> InOrder { get; } = [];

        /// <summary>The tag of an event or a quotation by its id; null where it has none.</summary>
        public Mark? Of(string id) => _of.GetValueOrDefault(id);

        /// <summary>The id of the first time of that value; null where none says so.</summary>
        public string? Saying(string? value) => value is null ? null : InOrder.Find(mark => mark.Time?.Value == value)?.Id ?? (value == _published ? CreationTime : null);

        private void AddEvent(string id, TextSpan span, bool reports)
        {
            var mark = InOrder.Find(other => other.Span.Overlaps(span)) is { } taken ? taken : Add(span, null);
            if (mark is null || mark.Time is not null) return;
            mark.Reports |= reports;
            _of.Add(id, mark);
        }

        private Mark? Add(TextSpan span, ReadingTime? time)
        {
            if (span.IsEmpty || InOrder.Exists(other => other.Span.Overlaps(span))) return null;
            var mark = new Mark(span, time);
            InOrder.Add(mark);
            return mark;
        }
    }
}
