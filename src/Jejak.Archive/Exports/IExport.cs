using Jejak.Archive.Exports.Articles;
using Jejak.Archive.Questions;

namespace Jejak.Archive.Exports;

/// <summary>What an export is made of.</summary>
public enum ExportContents
{
    Events,
    Quotations,
    Findings,
    Relations,
    Articles,
}

/// <summary>
/// A way to write down for other programs what an archive knows. A format is one class here, which implements one or more of the interfaces below, and one line in
/// <see cref="ExportFormats.All"/>. The same facts give the same bytes everywhere, in UTF-8; what is not known is left empty, never made up.
/// </summary>
/// <remarks>What is written is in order of publication and read once, as it is written; streams are not closed.</remarks>
public interface IExport
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>One sentence for people who choose.</summary>
    string Description { get; }
}

/// <summary>Events in one file.</summary>
public interface IEventExport : IExport
{
    void Write(IEnumerable<ExportedEvent> events, Stream output);
}

/// <summary>Quotations in one file.</summary>
public interface IQuotationExport : IExport
{
    void Write(IEnumerable<QuotationRow> quotations, Stream output);
}

/// <summary>Slips in one file.</summary>
public interface IFindingExport : IExport
{
    void Write(IEnumerable<FindingRow> findings, Stream output);
}

/// <summary>Who has to do with whom, in one file.</summary>
public interface IRelationExport : IExport
{
    /// <param name="relations">Each pair once, by the keys of the two.</param>
    void Write(IReadOnlyCollection<ExportedRelation> relations, Stream output);
}

/// <summary>Articles in one file.</summary>
public interface IArticleExport : IExport
{
    void Write(IEnumerable<ExportedArticle> articles, Stream output);
}

/// <summary>Articles in a folder, one file each or several.</summary>
public interface IFolderExport : IExport
{
    /// <summary>What stands in the folder beside the articles.</summary>
    IEnumerable<ExportedFile> Common => [];

    /// <summary>The files of one article, named <c>name.extension</c> after <see cref="ExportedArticle.FileName"/>.</summary>
    IEnumerable<ExportedFile> Files(ExportedArticle article);
}

/// <param name="Name">Without folders.</param>
public sealed record ExportedFile(string Name, ReadOnlyMemory<byte> Content);
