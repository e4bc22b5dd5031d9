using Jejak.Documents;
using Jejak.Languages;
using Jejak.Models;
using Jejak.Pipeline;

namespace Jejak.Coreference;

/// <summary>
/// Adds the mentions that name nobody: third-person pronouns, clitics, and descriptions closed by a determiner. Each is given to one of the entities mentioned before
/// it, or to nobody, by a linear ranking of the candidates (Denis &amp; Baldridge 2008), whose weights are learned; without a model by rules.
/// </summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
public sealed class CoreferenceStage : IStage
{
    private readonly CoreferenceWalk _walk;
    private readonly IAntecedentChooser _chooser;

    /// <exception cref="ModelException">The language's model is damaged or of another version.</exception>
    public CoreferenceStage(Language language)
        : this(new(language), ModelStore.Find(language.Code, AntecedentModel.Component, AntecedentModel.Version))
    {
    }

    internal CoreferenceStage(CoreferenceWalk walk, ModelFile? model)
    {
        _walk = walk;
        var rules = new RuleChooser(walk.Features);
        _chooser = model is null ? rules : new ModelChooser(AntecedentModel.Read(model), walk.Features, rules);
    }

    public IReadOnlyList<Layer> Requires => [Layer.Sentences, Layer.Entities];

    public IReadOnlyList<Layer> Provides => [Layer.Coreference];

    public Document Process(Document document)
    {
        if (document.Mentions.IsEmpty) return document;
        var added = _walk.Find(document, _chooser);
        return added.Count == 0 ? document : document with { Mentions = CoreferenceWalk.Merge(document.Mentions, added) };
    }
}
