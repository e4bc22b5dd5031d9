namespace Jejak.Cli.Runs;

/// <summary>Maps a sequence on several threads and hands the results back in the order of the sequence, with a bounded number under way.</summary>
internal static class OrderedParallel
{
    private const int BatchItems = 32;
    private const int BatchBytes = 512 * 1024;

    // Whoever takes the results may be away for a second (a server commits some hundred articles): the threads go on meanwhile.
    private const int FewestPending = 16;

    /// <summary>The caller's thread pulls <paramref name="items"/> and hands out results; up to <paramref name="threads"/> others map. With one thread all is done on the caller's.</summary>
    /// <param name="weight">Bytes an item holds on to: a batch is closed when it holds half a megabyte, so that large items do not pile up.</param>
    public static IEnumerable<TOut> Select<TIn, TOut>(IEnumerable<TIn> items, Func<TIn, TOut> map, int threads, Func<TIn, int> weight)
    {
        if (threads <= 1)
        {
            foreach (var item in items) yield return map(item);
            yield break;
        }
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
        var pending = new Queue<Task<TOut[]>>();
        foreach (var batch in Batches(items, weight))
        {
            pending.Enqueue(Task.Factory.StartNew(() => batch.ConvertAll(item => map(item)).ToArray(), CancellationToken.None, TaskCreationOptions.None, scheduler));
            if (pending.Count <= Math.Max(2 * threads, FewestPending)) continue;
            foreach (var result in pending.Dequeue().GetAwaiter().GetResult()) yield return result;
        }
        while (pending.TryDequeue(out var last))
        {
            foreach (var result in last.GetAwaiter().GetResult()) yield return result;
        }
    }

    private static IEnumerable<List<T>> Batches<T>(IEnumerable<T> items, Func<T, int> weight)
    {
        // The first batches are small, so that the first results come soon.
        int size = 1, bytes = 0;
        var batch = new List<T>(size);
        foreach (var item in items)
        {
            batch.Add(item);
            bytes += weight(item);
            if (batch.Count < size && bytes < BatchBytes) continue;
            yield return batch;
            size = Math.Min(size * 2, BatchItems);
            (batch, bytes) = (new List<T>(size), 0);
        }
        if (batch.Count > 0) yield return batch;
    }
}
