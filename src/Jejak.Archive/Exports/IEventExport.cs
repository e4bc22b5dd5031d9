namespace Jejak.Archive.Exports;

/// <summary>
/// A way to write events down for other programs. A format is one class here and one line in <see cref="EventExports.All"/>. The same events give the same bytes everywhere;
/// what is not known is left empty, never made up.
/// </summary>
public interface IEventExport
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>One sentence for people who choose.</summary>
    string Description { get; }

    /// <summary>Writes all of it, head included, in UTF-8.</summary>
    /// <param name="events">In the order they are written in; read once.</param>
    /// <param name="output">Not closed.</param>
    void Write(IEnumerable<ExportedEvent> events, Stream output);
}
