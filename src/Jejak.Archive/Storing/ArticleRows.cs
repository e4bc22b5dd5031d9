using System.Collections.Immutable;
using System.Text;
using Jejak.Archive.Stories;
using Jejak.Archive.Tables;
using Jejak.Documents;
using Jejak.Formats;
using Jejak.Text;

namespace Jejak.Archive.Storing;

/// <summary>Turns a reading into the rows of an archive. Offsets are those of the contract: into the text as it was given.</summary>
public static class ArticleRows
{
    private const int LongestPublisher = 500;

    /// <summary>UTF-8 bytes of an id; an index of a server takes some 2,700.</summary>
    private const int LongestId = 2_500;

    /// <summary>As <see cref="Of"/>, for what is to be stored and has not been yet.</summary>
    /// <exception cref="RefusedArticleException">No archive can find the article again.</exception>
    public static StoredArticle OfNew(Document document, string reader)
    {
        int bytes = Encoding.UTF8.GetByteCount(document.Article.Source.Id);
        if (bytes > LongestId) throw new RefusedArticleException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"its id has {bytes:N0} bytes, more than the {LongestId:N0} an archive finds again"), "give it a shorter id");
        return Of(document, reader);
    }

    /// <summary>Safe to call from several threads: this is the part of storing that runs on all cores.</summary>
    /// <param name="reader">Version of the reader that made <paramref name="document"/>.</param>
    public static StoredArticle Of(Document document, string reader)
    {
        var source = document.Article.Source;
        var meta = document.Article.Meta;
        var parties = new StoredParties(document);
        var words = new ArticleWords(document);
        var quotations = Quotations(document, parties, words);
        var events = Events(document, parties, words, quotations);
        return new StoredArticle(new ArticleRow
        {
            Id = source.Id,
            Sha256 = source.Sha256,
            Uri = source.Uri,
            Reader = reader,
            Fingerprint = Fingerprint.Of(source),
            Given = GivenFields.Pack(source),
            Url = meta.Url ?? source.Url,
            Title = meta.Title ?? source.Title,
            Publisher = Publisher(meta.Publisher ?? source.Publisher ?? source.Site),
            Published = meta.Published?.ToString(),
            Day = meta.Published?.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Reading = Deflated.Pack(ReadingJson.ToUtf8(document)),
            Words = words.Text,
            DeflatedWords = Deflated.Pack(Encoding.UTF8.GetBytes(words.Text)),
            Signature = Signature(document, words, quotations),
            Quotations = quotations,
            Events = events,
            Findings = Findings(document, words),
            Parties = parties.ToRows(),
        });
    }

    /// <summary>Cut where it is longer than an index of a server takes, never inside a surrogate pair.</summary>
    private static string? Publisher(string? name) =>
        name is null || name.Length <= LongestPublisher ? name : name[..(char.IsHighSurrogate(name[LongestPublisher - 1]) ? LongestPublisher - 1 : LongestPublisher)];

    private static StorySignature Signature(Document document, ArticleWords words, ImmutableArray<StoredQuotation> quotations)
    {
        var source = document.Article.Source;
        var meta = document.Article.Meta;
        var direct = quotations.Where(quotation => quotation.Kind != Names.Of(QuotationKind.Indirect)).Select(quotation => quotation.Content);
        return StorySignature.Of(words.OwnSentences(), direct, meta.Title ?? source.Title, meta.Published?.ToString(), meta.Publisher ?? source.Publisher ?? source.Site, meta.Url ?? source.Url,
            Voice(document, quotations), Denials.For(document.Article.Language));
    }

    private static string? Voice(Document document, ImmutableArray<StoredQuotation> quotations)
    {
        var voice = new MainVoice();
        for (int i = 0; i < quotations.Length; i++)
        {
            if (document.Quotations[i].Speaker is { Entity: >= 0 } speaker && document.Entities[speaker.Entity].Type == EntityType.Person) voice.Add(speaker.Name, quotations[i].Content.Length);
        }
        return voice.Name;
    }

    private static ImmutableArray<StoredQuotation> Quotations(Document document, StoredParties parties, ArticleWords words)
    {
        var rows = ImmutableArray.CreateBuilder<StoredQuotation>(document.Quotations.Length);
        foreach (var quotation in document.Quotations)
        {
            var cover = Cover(quotation.Content, quotation.Cue);
            var page = words.Page.Cover(cover);
            var speaker = quotation.Speaker;
            rows.Add(new()
            {
                Kind = Names.Of(quotation.Kind),
                Speaker = speaker?.Name,
                Printed = speaker is { Span.IsEmpty: false } ? speaker.Span.Of(document.Text) : null,
                Role = speaker?.Role?.Text,
                Affiliation = Name(document, speaker?.Affiliation ?? -1),
                Addressee = quotation.Addressee?.Name,
                Cue = quotation.Cue?.Of(document.Text),
                Content = string.Join('\n', quotation.Content.Select(span => ArticleWords.OneLine(span.In(document.Text)))),
                Sentence = words.SentencesAround(cover),
                Chain = Chain(document, quotation.Via),
                Start = page.Start,
                End = page.End,
                Confidence = quotation.Confidence,
                Parts = Parts(document, quotation, parties, out var relays),
                Relays = relays,
            });
        }
        return rows.DrainToImmutable();
    }

    private static ImmutableArray<QuotationPart> Parts(Document document, Quotation quotation, StoredParties parties, out ImmutableArray<RelayPart> relays)
    {
        var parts = new List<QuotationPart>();
        int speaker = -1;
        if (quotation.Speaker is { } said)
        {
            speaker = parties.Of(said.Entity, said.Name);
            Add(speaker, "speaker");
            foreach (int body in parties.ActsFor(said.Entity)) Add(body, "for");
            Add(parties.Of(said.Affiliation), "for");
            foreach (int body in parties.ActsFor(said.Affiliation)) Add(body, "for");
        }
        if (quotation.Addressee is { } told) Add(parties.Of(told.Entity, told.Name), "to");
        relays = [.. quotation.Via.Select(relay => new RelayPart(parties.Of(relay.Entity, relay.Name), Names.Of(relay.Relation))).Where(relay => relay.Party >= 0).DistinctBy(relay => relay.Party)];
        foreach (var relay in relays) Add(relay.Party, "via");
        foreach (var mention in document.Mentions)
        {
            int about = parties.Of(mention.Entity);
            if (about == speaker) continue;
            foreach (var content in quotation.Content)
            {
                if (!content.Contains(mention.Span)) continue;
                Add(about, "about");
                break;
            }
        }
        return [.. parts];

        void Add(int party, string part)
        {
            if (party >= 0 && !parts.Contains(new(party, part))) parts.Add(new(party, part));
        }
    }

    private static ImmutableArray<StoredEvent> Events(Document document, StoredParties parties, ArticleWords words, ImmutableArray<StoredQuotation> quotations)
    {
        var rows = ImmutableArray.CreateBuilder<StoredEvent>(document.Events.Length);
        var published = document.Article.Meta.Published?.Date;
        foreach (var happening in document.Events)
        {
            var cover = Cover([happening.Evidence], happening.Trigger);
            var page = words.Page.Cover(happening.Evidence.IsEmpty ? happening.Trigger : happening.Evidence);
            Period? period = Period.TryParse(happening.Time, out var told) ? told : published is { } day ? new(day, day) : null;
            rows.Add(new()
            {
                Type = happening.Type,
                Mode = happening.Mode,
                Contexts = Lines(happening.Contexts),
                Cameo = happening.Cameo,
                Intensity = happening.Intensity,
                Status = Names.Of(happening.Status),
                Actors = Lines(happening.Actors.Select(actor => Name(document, actor)).OfType<string>().Distinct()),
                Recipients = Lines(happening.Recipients.Select(recipient => Name(document, recipient)).OfType<string>().Distinct()),
                Time = happening.Time,
                First = period is { } first ? Iso(first.First) : null,
                Last = period is { } last ? Iso(last.Last) : null,
                Place = happening.Place,
                AssertedBy = happening.AssertedBy >= 0 && happening.AssertedBy < quotations.Length ? happening.AssertedBy : -1,
                Trigger = happening.Trigger.Of(document.Text),
                Evidence = ArticleWords.OneLine(happening.Evidence.In(document.Text)),
                Sentence = words.SentencesAround(cover),
                Start = page.Start,
                End = page.End,
                Confidence = happening.Confidence,
                Sides = Sides(happening, parties),
            });
        }
        return rows.DrainToImmutable();
    }

    private static ImmutableArray<EventSide> Sides(Event happening, StoredParties parties)
    {
        var sides = new List<EventSide>();
        foreach (int actor in happening.Actors) Add(parties.Of(actor), "actor", true);
        foreach (int recipient in happening.Recipients) Add(parties.Of(recipient), "recipient", true);
        foreach (int actor in happening.Actors)
        {
            foreach (int body in parties.ActsFor(actor)) Add(body, "actor", false);
        }
        foreach (int recipient in happening.Recipients)
        {
            foreach (int body in parties.ActsFor(recipient)) Add(body, "recipient", false);
        }
        return [.. sides];

        void Add(int party, string side, bool acting)
        {
            if (party >= 0 && !sides.Exists(known => known.Party == party && known.Side == side)) sides.Add(new(party, side, acting));
        }
    }

    private static ImmutableArray<StoredFinding> Findings(Document document, ArticleWords words)
    {
        var rows = ImmutableArray.CreateBuilder<StoredFinding>(document.Findings.Length);
        var key = new FindingKey(document.Article.Source.Id);
        foreach (var finding in document.Findings)
        {
            var page = words.Page.Cover(finding.Span);
            string text = finding.Span.Of(document.Text);
            string? wordings = FindingNames.Wordings(finding.Wordings.Select(wording => (wording.Language, wording.Message)));
            rows.Add(new(key.Next(finding.Code, text), finding.Code, text, finding.Message, wordings, finding.Suggestion, words.SentencesAround(finding.Span), page.Start, page.End));
        }
        return rows.DrainToImmutable();
    }

    private static string? Chain(Document document, ImmutableArray<Relay> via) =>
        Lines(via.Select(relay => $"{Names.Of(relay.Relation)}\t{ArticleWords.OneLine(relay.Name)}\t{ArticleWords.OneLine(relay.Span.In(document.Text))}"));

    private static string? Name(Document document, int entity) =>
        entity >= 0 && entity < document.Entities.Length ? ArticleWords.OneLine(document.Entities[entity].Name) : null;

    private static string? Lines(IEnumerable<string> values)
    {
        string lines = string.Join('\n', values);
        return lines.Length == 0 ? null : lines;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static TextSpan Cover(ImmutableArray<TextSpan> content, TextSpan? cue)
    {
        int start = int.MaxValue, end = 0;
        foreach (var span in content) (start, end) = (Math.Min(start, span.Start), Math.Max(end, span.End));
        if (cue is { IsEmpty: false } said) (start, end) = (Math.Min(start, said.Start), Math.Max(end, said.End));
        return start <= end ? new(start, end) : new(0, 0);
    }
}
