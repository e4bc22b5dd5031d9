using System.Collections.Immutable;

namespace Jejak.Archive.Exports;

/// <summary>The formats there are.</summary>
public static class EventExports
{
    public static ImmutableArray<IEventExport> All { get; } = [new PolecatExport(), new GdeltExport(), new JsonLinesExport(), new CsvExport()];

    /// <returns>Null where there is no format of that name.</returns>
    public static IEventExport? Find(string name) => All.FirstOrDefault(export => export.Name == name);
}
