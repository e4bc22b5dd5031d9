using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Jejak.Archive.Questions;

/// <summary>Rows of an answer.</summary>
/// <param name="Total">How many there are without the question's limit.</param>
/// <param name="Names">Names of the question and who the archive takes them for.</param>
public sealed record Answer<T>(ImmutableArray<T> Rows, int Total, ImmutableArray<NamedSet> Names);

/// <summary>A name of a question, and the identities of the archive it stands for, the commonest first.</summary>
public sealed record NamedSet(string Asked, ImmutableArray<KnownIdentity> Identities);

/// <param name="Key"><c>country:RU</c>, <c>person:maria zakharova</c>.</param>
/// <param name="Articles">In how many articles it was called by the name that was asked for, or another of its own.</param>
public sealed record KnownIdentity(string Key, string Type, string Name, int Articles);

/// <summary>Which article a row comes from.</summary>
/// <param name="Published">ISO 8601, as precise as known.</param>
public sealed record ArticleReference(string Id, string? Title, string? Publisher, string? Published, string? Url, string Uri);

/// <param name="Relation">agency, newspaper, broadcaster, institution or platform.</param>
/// <param name="Text">The words that say so.</param>
public sealed record RelayRow(string Relation, string Name, string Text);

/// <param name="Sentence">The whole sentence or sentences it stands in, on one line.</param>
/// <param name="Start">First UTF-16 code unit of cue and content in the article's text as it was given.</param>
/// <param name="End">One past the last.</param>
public sealed record QuotationRow(
    ArticleReference Article, string Id, string Kind, string? Speaker, string? Printed, string? Role, string? Affiliation, string? Addressee, string? Cue,
    ImmutableArray<string> Content, ImmutableArray<RelayRow> Via, string Sentence, int Start, int End, double Confidence)
{
    /// <summary>Whom the article calls otherwise than the row does; null where it calls nobody so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<OwnName>? OwnNames { get; init; }
}

/// <summary>What an article calls somebody who has another name in the archive.</summary>
/// <param name="Name">That all articles' facts are shown with.</param>
/// <param name="Own">The article's.</param>
public sealed record OwnName(string Name, string Own);

/// <param name="Time">As the article tells it; null where it does not.</param>
/// <param name="First">First and last day it can have been; the day of publication where the article tells none.</param>
/// <param name="AssertedBy">Who says so; null where the paper does so itself.</param>
public sealed record EventRow(
    ArticleReference Article, string Id, string Type, string? Mode, ImmutableArray<string> Contexts, string? Cameo, double? Intensity, string Status,
    ImmutableArray<string> Actors, ImmutableArray<string> Recipients, string? Time, string? First, string? Last, string? Place, Assertion? AssertedBy,
    string Trigger, string Evidence, string Sentence, int Start, int End, double Confidence)
{
    /// <summary>Whom the article calls otherwise than the row does; null where it calls nobody so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<OwnName>? OwnNames { get; init; }
}

/// <summary>On whose word an event is told.</summary>
/// <param name="Quotation">Id of the quotation in the article's reading.</param>
public sealed record Assertion(string Quotation, string? Speaker, string? Role, ImmutableArray<RelayRow> Via);

/// <summary>Either an event or a quotation.</summary>
/// <param name="Day">The day it is ordered by; null where neither it nor its article has a date.</param>
public sealed record TimelineRow(string? Day, EventRow? Event, QuotationRow? Quotation);

/// <summary>Two parties over time.</summary>
/// <param name="Score">Mean PLOVER score of all events, −10 to 10; null without events.</param>
/// <param name="Months">In order; one without a month for events whose day nobody knows.</param>
/// <param name="Types">The commonest first.</param>
/// <param name="Reporters">Publishers, whoever reports most first.</param>
public sealed record RelationAnswer(
    ImmutableArray<NamedSet> Names, int Events, double? Score, ImmutableArray<RelationMonth> Months, ImmutableArray<RelationType> Types, ImmutableArray<RelationReporter> Reporters);

/// <param name="Month">YYYY-MM; of an event of "2019" the first month of the year.</param>
/// <param name="Cooperative">Events with a score above 0.</param>
/// <param name="Conflictual">Events with a score below 0.</param>
/// <param name="Score">Mean PLOVER score, −10 to 10.</param>
public sealed record RelationMonth(string? Month, int Events, int Cooperative, int Conflictual, double Score);

/// <param name="Forth">What the one did to the other.</param>
/// <param name="Back">What the other did to the one.</param>
/// <param name="Together">What both did with each other.</param>
public sealed record RelationType(string Type, int Events, int Forth, int Back, int Together, double Score);

/// <param name="First">The first day it reported one of the events; null where no article of it has a date.</param>
/// <param name="Earliest">Events of which no other publisher's report has an earlier day: told of here first, or at the same time.</param>
public sealed record RelationReporter(string? Publisher, int Events, int Earliest, string? First);

/// <param name="Forth">What the one did to the other.</param>
/// <param name="Back">What the other did to the one.</param>
/// <param name="Together">What both did with each other.</param>
/// <param name="Score">Mean PLOVER score, −10 to 10.</param>
/// <param name="First">The first day of the first event and the last of the last; null where none is known.</param>
public sealed record ActorPairRow(string One, string Other, int Events, int Forth, int Back, int Together, double Score, string? First, string? Last);

/// <param name="Sentence">The sentence that fits best, on one line; where only fields were asked for, that of the first quotation or event that meets them, or else the title.</param>
/// <param name="Matches">Ranges of <paramref name="Sentence"/> that match, half-open.</param>
/// <param name="Score">BM25, higher is better; comparable within one answer only. 0 where no words were asked for.</param>
/// <param name="Start">First UTF-16 code unit of the sentence in the article's text as it was given; −1 where it is the title.</param>
public sealed record SearchRow(ArticleReference Article, string Sentence, ImmutableArray<Text.TextSpan> Matches, double Score, int Start, int End);

/// <param name="Message">In English; <see cref="Messages"/> has it in every language.</param>
public sealed record FindingRow(ArticleReference Article, string Code, string Text, string Message, string? Suggestion, string Sentence, int Start, int End)
{
    /// <summary>The same from one reading of the article to the next; empty where it is of no archive.</summary>
    public string Id { get; init; } = "";

    /// <summary>What somebody said of it: <c>open</c>, <c>accepted</c> or <c>dismissed</c>.</summary>
    public string Judgement { get; init; } = Judgements.Name(Questions.Judgement.Open);

    /// <summary>The message by language (ISO 639-1); empty where the reading is older than that.</summary>
    public ImmutableSortedDictionary<string, string> Messages { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The message in this language, or else in English.</summary>
    public string In(string language) => Messages.GetValueOrDefault(language) ?? Message;
}

/// <summary>What one publisher carries of one relay.</summary>
/// <param name="Relation">agency, newspaper, broadcaster, institution or platform: as most articles have it.</param>
/// <param name="Articles">How many articles have the <paramref name="Quotations"/>; one that names the relay in two ways that were joined counts twice.</param>
/// <param name="First">The first and the last day of publication; null where no article has one.</param>
public sealed record RelayedRow(string Relay, string Relation, string? Publisher, int Quotations, int Articles, string? First, string? Last);

/// <param name="Articles">All of the publisher's in the period, with and without slips.</param>
/// <param name="PerThousand">Slips in a thousand articles, to two decimals.</param>
/// <param name="Codes">The commonest first.</param>
public sealed record PublisherFindingsRow(string? Publisher, int Articles, int Findings, double PerThousand, ImmutableArray<CodeCount> Codes);

/// <param name="Count">Places where it was found.</param>
public sealed record CodeCount(string Code, int Count);

/// <param name="Names">Normal forms of the spellings the article uses.</param>
public sealed record EntityRow(string Key, string Type, string Name, ImmutableArray<string> Roles, ImmutableArray<string> Names, int Mentions);

public sealed record RevisionRow(int Number, string Sha256, string Uri, string Reader, bool IsCurrent);

/// <param name="Reading">The contract's JSON of the current revision, UTF-8.</param>
public sealed record ArticleAnswer(
    ArticleReference Article, ImmutableArray<RevisionRow> Revisions, ImmutableArray<EntityRow> Entities, ImmutableArray<QuotationRow> Quotations,
    ImmutableArray<EventRow> Events, ImmutableArray<FindingRow> Findings, ReadOnlyMemory<byte> Reading);
