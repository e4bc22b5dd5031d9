using Jejak.Documents;
using Jejak.Entities.Recognition;
using Jejak.Languages;
using Jejak.Models;
using Jejak.Pipeline;

namespace Jejak.Entities;

/// <summary>Finds people with their roles, organizations, states with their seats of government, places, groups and facilities, each once with all its mentions.</summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
public sealed class EntityStage : IStage
{
    private readonly INameRecognizer[] _recognizers;
    private readonly EntityLinker _linker;

    public EntityStage(Language language)
    {
        var gazetteer = new Gazetteer(language);
        _words = new NameWords(language);
        _recognizers = [new RuleNameRecognizer(language, gazetteer, _words)];
        _trimmer = new(gazetteer, _words);
        _linker = new EntityLinker(_words);
        if (ModelStore.Find(language.Code, NameModel.Component, NameModel.Version) is { } file) _model = new(NameModel.Read(file), new NameLexicon(language, gazetteer, _words));
    }

    private readonly ModelTags? _model;

    private readonly SeenTrimmer _trimmer;

    private readonly NameWords _words;

    public IReadOnlyList<Layer> Requires => [Layer.Tokens, Layer.Sentences];

    public IReadOnlyList<Layer> Provides => [Layer.Entities];

    public Document Process(Document document)
    {
        if (document.Tokens.IsEmpty) return document;
        var seen = _model?.Read(document);
        if (seen is not null) _trimmer.Trim(document, seen);
        var page = new NamePage(document, _words, seen);
        foreach (var recognizer in _recognizers) recognizer.Recognize(page);
        return _linker.Link(page);
    }
}
