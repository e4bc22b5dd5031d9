using Jejak.Documents;

namespace Jejak.Pipeline;

/// <summary>What stages hand to each other.</summary>
public enum Layer
{
    Tokens,
    Sentences,
    Words,
    Syntax,
    Entities,
    Coreference,
    Times,
    Quantities,
    Quotations,
    Events,
    Findings,
}

/// <summary>
/// A function from document to document. Implementations are immutable after construction and safe to call from several threads.
/// They do not throw on any text.
/// </summary>
public interface IStage
{
    /// <summary>Layers that must be there before this stage runs.</summary>
    IReadOnlyList<Layer> Requires { get; }

    /// <summary>Layers this stage writes or completes.</summary>
    IReadOnlyList<Layer> Provides { get; }

    Document Process(Document document);
}
