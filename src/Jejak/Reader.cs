using System.Collections.Immutable;
using System.Reflection;
using Jejak.Articles;
using Jejak.Coreference;
using Jejak.Documents;
using Jejak.Entities;
using Jejak.Events;
using Jejak.Events.Explaining;
using Jejak.Findings;
using Jejak.Languages;
using Jejak.Models;
using Jejak.Morphology;
using Jejak.Parsing;
using Jejak.Pipeline;
using Jejak.Quantities;
using Jejak.Quotations;
using Jejak.Sectors;
using Jejak.Times;
using Jejak.Tokenization;

namespace Jejak;

/// <summary>Reads articles: the front door of the library.</summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
public sealed class Reader
{
    /// <summary>Which reader this is: the version of the library, without the commit it was built from.</summary>
    public static string Version { get; } = typeof(Reader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private readonly ArticleReader _articles;
    private readonly Pipeline.Pipeline _pipeline;

    private readonly Pipeline.Pipeline _syntax;

    private Reader(ArticleReader articles, Pipeline.Pipeline pipeline)
    {
        (_articles, _pipeline) = (articles, pipeline);
        _syntax = new([.. pipeline.Stages.Where(stage => stage.Provides.All(layer => layer is Layer.Tokens or Layer.Sentences or Layer.Words or Layer.Syntax))]);
    }

    /// <summary>A reader with every stage of <paramref name="language"/> (ISO 639-1). Takes some tens of milliseconds: make one and keep it.</summary>
    /// <exception cref="ResourceException">A resource of the language is missing or wrong.</exception>
    /// <exception cref="ModelException">A model of the language is damaged, or made for another version of the reader.</exception>
    public static Reader Create(string language = "id")
    {
        var resources = Language.Load(language);
        var articles = Task.Run(() => new ArticleReader(resources));
        var builder = new PipelineBuilder();
        foreach (var stage in Together(
            () => new TokenizationStage(resources),
            () => new LanguageStage(resources),
            () => new SentenceStage(resources),
            () => new WordsStage(resources),
            () => ModelStore.Find(language, SyntaxNetwork.Component, SyntaxNetwork.Version) is { } syntax ? new SyntaxStage(resources, syntax) : null,
            () => new MorphologyStage(resources),
            () => new EntityStage(resources),
            () => new TimeStage(resources),
            () => new QuantityStage(resources),
            () => new CoreferenceStage(resources),
            () => new QuotationStage(resources),
            () => new EventStage(resources),
            () => new SectorStage(resources),
            () => new WeekdayDateStage(resources),
            () => new ImpossibleDateStage(resources),
            () => new NumberConflictStage(resources),
            () => new NameVariantStage(resources),
            () => new QuoteUnclosedStage(resources)))
        {
            builder.Add(stage);
        }
        var pipeline = builder.Build();
        var reader = new Reader(articles.GetAwaiter().GetResult(), pipeline);
        resources.Freeze();
        return reader;
    }

    /// <summary>Makes the stages on all cores, which is most of the time until the first word; they come in the order given, and so does what is wrong with them.</summary>
    private static IEnumerable<IStage> Together(params ReadOnlySpan<Func<IStage?>> stages)
    {
        var made = new Task<IStage?>[stages.Length];
        for (int i = 0; i < made.Length; i++) made[i] = Task.Run(stages[i]);
        return made.Select(stage => stage.GetAwaiter().GetResult()).OfType<IStage>();
    }

    public Document Read(SourceDocument source) => _pipeline.Process(_articles.Read(source));

    /// <summary>Reads with the reasons for each event: the row of a resource that knows its words, what each of its parties was found by, what decided its status and time.</summary>
    /// <remarks>Reading alone keeps no reasons; the document is the same.</remarks>
    public (Document Document, ImmutableArray<EventTrace> Traces) Explain(SourceDocument source)
    {
        var document = new Document { Article = _articles.Read(source) };
        ImmutableArray<EventTrace> traces = [];
        foreach (var stage in _pipeline.Stages)
        {
            if (stage is EventStage events) (document, traces) = events.Explain(document);
            else document = stage.Process(document);
        }
        return (document, traces);
    }

    /// <summary>Reads as far as sentences, words, tags and relations, which takes a part of the time.</summary>
    public Document Parse(SourceDocument source) => _syntax.Process(_articles.Read(source));

    /// <summary>Gives words that somebody else has cut their tags, heads, relations, lemmas and features, in place. Heads count from the first word of the sentence.</summary>
    /// <param name="text">The text the words are spans of.</param>
    public void Parse(string text, Span<SyntacticWord> sentence)
    {
        foreach (var stage in _syntax.Stages)
        {
            if (stage is IWordAnalyzer analyzer) analyzer.Analyze(text, sentence);
        }
    }

    /// <summary>The first step of <see cref="Read"/>, for those who run or measure the steps one by one.</summary>
    public Article ReadArticle(SourceDocument source) => _articles.Read(source);

    /// <summary>The stages <see cref="Read"/> runs on the article, in order.</summary>
    public ImmutableArray<IStage> Stages => _pipeline.Stages;
}
