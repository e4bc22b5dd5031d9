using System.Collections.Immutable;
using Jejak.Articles;
using Jejak.Documents;
using Jejak.Events.Clauses;
using Jejak.Events.Explaining;
using Jejak.Events.Frames;
using Jejak.Events.Judging;
using Jejak.Events.Statements;
using Jejak.Languages;
using Jejak.Models;
using Jejak.Pipeline;

namespace Jejak.Events;

/// <summary>
/// Finds who did what to whom, as events of PLOVER (Political Language Ontology for Verifiable Event Records, manual 0.8):
/// frames of <c>events/verbs</c> and <c>events/nouns</c> name the kind, the clause round them gives the parties, the words before them the status.
/// </summary>
public sealed class EventStage : IStage
{
    private readonly FrameLexicon _frames;
    private readonly UnitReader _units;
    private readonly PartyReader _parties;
    private readonly ClauseWords _words;
    private readonly WordOrderArguments _order;
    private readonly IArgumentFinder _roles;
    private readonly Pastimes _pastimes;
    private readonly JoinedNames _joined;
    private readonly StatementLexicon _said;
    private readonly StatementReader _statements;
    private readonly EventJudge? _judge;

    public EventStage(Language language)
    {
        _frames = new(language);
        _words = new(language);
        _pastimes = new(language);
        _joined = new(language);
        _units = new(_words, _frames);
        _parties = new(_words, new PronounReader(language.Classes));
        _order = new WordOrderArguments(_words);
        _roles = new DependencyArguments(_order);
        _said = new(language);
        _statements = new(_said, _words);
        if (ModelStore.Find(language.Code, EventModel.Component, EventModel.Version) is { } file) _judge = new(EventModel.Read(file), _words.Home);
    }

    public IReadOnlyList<Layer> Requires => [Layer.Tokens, Layer.Sentences, Layer.Entities];

    public IReadOnlyList<Layer> Provides => [Layer.Events];

    public Document Process(Document document) => _judge is null ? Draft(document) : _judge.Keep(Draft(document));

    /// <summary>ISO 3166 codes of the states that are home to the language's news.</summary>
    internal string[] Home => _words.Home;

    /// <summary>The document with every event that frames and statements give, judged by nobody.</summary>
    internal Document Draft(Document document) => Process(document, null);

    /// <summary>The same, with the reasons for each event.</summary>
    public (Document Document, ImmutableArray<EventTrace> Traces) Explain(Document document)
    {
        var tracer = new EventTracer(_order);
        var drafted = Process(document, tracer);
        if (_judge is null) return (drafted, tracer.Complete(drafted, null));
        var judgements = _judge.Judge(drafted);
        var read = EventJudge.Keep(drafted, judgements);
        tracer.Retain(judgements);
        return (read, tracer.Complete(read, [.. judgements.Where(judgement => judgement.IsTold)]));
    }

    private Document Process(Document document, EventTracer? tracer)
    {
        if (document.Tokens.IsEmpty || _pastimes.AreTold(document)) return document;
        document = _joined.Complete(document);
        var parties = new List<Party>();
        var clitics = new Dictionary<int, int>();
        int[] partyAt = _parties.Read(document, parties, clitics);
        int[] timeEnd = new int[document.Tokens.Length];
        foreach (var time in document.Times) if (time.Tokens.Start < timeEnd.Length) timeEnd[time.Tokens.Start] = time.Tokens.End;
        var clauses = new SentenceUnits(document, parties, clitics, _words);
        var drafts = new EventDrafts(document, parties, _words, _roles, tracer);
        var spoken = drafts.Spoken();
        var quoted = document.Quotations.IsEmpty ? null : new QuotedWords(document, _said.Adverbs);
        bool quote = false;
        int block = -1;
        foreach (var sentence in document.Sentences)
        {
            if (!sentence.IsBody || document.Article.Blocks[sentence.Block].Kind == BlockKind.Heading) continue;
            if (sentence.Block != block) (quote, block) = (false, sentence.Block);
            _units.Read(clauses, sentence, partyAt, timeEnd, ref quote);
            drafts.Read(clauses);
            if (quoted is not null) _statements.Read(clauses, quoted, spoken);
        }
        spoken.Join();
        return drafts.Complete();
    }
}
