using System.Collections.Concurrent;
using Jejak.Archive;
using Jejak.Archive.Questions;

namespace Jejak.Web.Archives;

/// <summary>Open archives, one for each answer that is being given; an idle one is used again.</summary>
/// <remarks>Safe to use from several threads. Answers that wait for an archive hold no thread of the server up for longer than one question takes.</remarks>
internal sealed class ArchivePool(string path) : IDisposable
{
    /// <summary>A question is processor work: more at once would only wait for each other, and hold more memory.</summary>
    private readonly SemaphoreSlim _places = new(Math.Max(4, Environment.ProcessorCount * 2));
    private readonly ConcurrentBag<NewsArchive> _idle = [];
    private volatile bool _closed;

    public string Path => path;

    /// <exception cref="ArchiveException">The archive cannot be opened or read.</exception>
    /// <exception cref="UnknownNameException">The question names somebody or something that the archive does not know.</exception>
    public T Ask<T>(Func<NewsArchive, T> question)
    {
        _places.Wait();
        try
        {
            var archive = _idle.TryTake(out var open) ? open : NewsArchive.Open(path);
            try
            {
                var answer = question(archive);
                GiveBack(archive);
                return answer;
            }
            catch (Exception fault) when (fault is UnknownNameException or SearchQueryException or UnknownRevisionException)
            {
                GiveBack(archive);
                throw;
            }
            catch
            {
                // What failed in another way may be broken (a server that went away): the next question opens anew.
                archive.Dispose();
                throw;
            }
        }
        finally { _places.Release(); }
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var archive)) archive.Dispose();
        _places.Dispose();
    }

    private void GiveBack(NewsArchive archive)
    {
        if (_closed) archive.Dispose();
        else _idle.Add(archive);
    }
}
