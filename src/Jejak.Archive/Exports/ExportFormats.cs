using System.Collections.Immutable;
using Jejak.Archive.Exports.Articles;

namespace Jejak.Archive.Exports;

/// <summary>The formats there are.</summary>
public static class ExportFormats
{
    public static ImmutableArray<IExport> All { get; } =
    [
        new PolecatExport(), new GdeltExport(), new JsonLinesExport(), new CsvExport(), new GexfExport(),
        new TimeMlExport(), new ConlluExport(), new BratExport(), new WebAnnotationExport(), new JsonLdExport(), new NinjsExport(),
        new RisExport(), new BibTexExport(), new CslJsonExport(),
    ];

    /// <returns>Null where there is no format of that name.</returns>
    public static IExport? Find(string name) => All.FirstOrDefault(export => export.Name == name);

    /// <summary>What a format can hold, what it holds where nobody says so first.</summary>
    public static ImmutableArray<ExportContents> ContentsOf(IExport export)
    {
        var contents = ImmutableArray.CreateBuilder<ExportContents>();
        if (export is IEventExport) contents.Add(ExportContents.Events);
        if (export is IQuotationExport) contents.Add(ExportContents.Quotations);
        if (export is IFindingExport) contents.Add(ExportContents.Findings);
        if (export is IRelationExport) contents.Add(ExportContents.Relations);
        if (export is IArticleExport or IFolderExport) contents.Add(ExportContents.Articles);
        return contents.DrainToImmutable();
    }
}
