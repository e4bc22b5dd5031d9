using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Jejak.Archive.Storing;
using Jejak.Articles;
using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Archive.Tests;

/// <summary>A reading made by hand: an article of one sentence a line, with the facts a test says it has.</summary>
internal sealed class Story(string id, string text, string? published = "2019-03-28", string? publisher = "Warta Contoh", string? title = null)
{
    private readonly List<Entity> _entities = [];
    private readonly List<Mention> _mentions = [];
    private readonly List<Quotation> _quotations = [];
    private readonly List<Event> _events = [];
    private readonly List<Finding> _findings = [];

    public string Text => text;

    /// <summary>An entity that is mentioned wherever one of <paramref name="spellings"/>, or its name, stands.</summary>
    /// <param name="actsFor">Number of the state or body in its role.</param>
    public Story Named(EntityType type, string name, string? iso = null, string? role = null, int actsFor = -1, params string[] spellings)
    {
        int entity = _entities.Count;
        _entities.Add(new() { Type = type, Name = name, Iso3166 = iso, Roles = role is null ? [] : [new(role, default, actsFor)] });
        foreach (string spelling in spellings.Append(name).Distinct())
        {
            for (int at = text.IndexOf(spelling, StringComparison.Ordinal); at >= 0; at = text.IndexOf(spelling, at + 1, StringComparison.Ordinal))
                _mentions.Add(new(entity, default, new(at, at + spelling.Length), MentionForm.Name));
        }
        return this;
    }

    public Story Country(string name, string iso, params string[] spellings) => Named(EntityType.Country, name, iso, spellings: spellings);

    public Story Person(string name, string? role = null, int actsFor = -1, params string[] spellings) => Named(EntityType.Person, name, null, role, actsFor, spellings);

    public Story Says(int speaker, string content, string? via = null, string? role = null, string? unnamed = null)
    {
        Relay[] relays = via is null ? [] : [new(_entities.FindIndex(entity => entity.Name == via), via, Span(via), RelayRelation.Agency)];
        string name = unnamed ?? _entities[speaker].Name;
        _quotations.Add(new()
        {
            Kind = QuotationKind.Direct,
            Content = [Span(content)],
            Speaker = new(speaker, name, new(0, 0), role is null ? null : new(role, default, -1)),
            Via = [.. relays],
        });
        return this;
    }

    public Story Happens(string type, int[] actors, int[] recipients, string evidence, string? time = null, EventStatus status = EventStatus.Actual, int assertedBy = -1)
    {
        _events.Add(new() { Type = type, Actors = [.. actors], Recipients = [.. recipients], Evidence = Span(evidence), Trigger = Span(evidence), Time = time, Status = status, AssertedBy = assertedBy });
        return this;
    }

    public Story Slips(string code, string words, string? suggestion = null)
    {
        _findings.Add(new(code, Span(words), "a slip", suggestion));
        return this;
    }

    public StoredArticle Stored() => ArticleRows.Of(Read(), "test");

    public SourceDocument Source() => new()
    {
        Id = id,
        Uri = id + ".txt",
        MediaType = "text/plain",
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        Text = text,
        Title = title,
    };

    private Document Read()
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        var tokens = ImmutableArray.CreateBuilder<Token>();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            int first = tokens.Count;
            for (int at = start, last = -1; WordScanner.Next(text.AsSpan(0, end), at, out var span, out var kind); at = last = span.End)
                tokens.Add(new(span.Start, span.End, 0, kind, span.Start == last ? TokenTraits.Joined : TokenTraits.None));
            blocks.Add(new(BlockKind.Paragraph, new(start, end)));
            sentences.Add(new(new(start, end), new(first, tokens.Count), blocks.Count - 1, true));
            start = end + 1;
        }
        var day = published is null ? (PublicationTime?)null : new PublicationTime(DateOnly.Parse(published, System.Globalization.CultureInfo.InvariantCulture));
        return new Document
        {
            Article = new Article { Source = Source(), Blocks = blocks.ToImmutable(), Meta = new Metadata { Title = title, Published = day, Publisher = publisher } },
            Tokens = tokens.ToImmutable(),
            Sentences = sentences.ToImmutable(),
            Entities = [.. _entities],
            Mentions = [.. _mentions],
            Quotations = [.. _quotations],
            Events = [.. _events],
            Findings = [.. _findings],
        };
    }

    private TextSpan Span(string words)
    {
        int at = text.IndexOf(words, StringComparison.Ordinal);
        if (at < 0) throw new ArgumentException($"'{words}' does not stand in the text of {id}");
        return new(at, at + words.Length);
    }
}
