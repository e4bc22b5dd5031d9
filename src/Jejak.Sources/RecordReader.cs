using System.Buffers;
using Jejak.Articles;

namespace Jejak.Sources;

/// <summary>Hands out the records of a JSON file in UTF-8 one by one.</summary>
internal static class RecordReader
{
    public static IEnumerable<RawSource> Read(string path, Stream stream, FileKind kind, SourceOptions options)
    {
        using IRecordCutter cutter = kind == FileKind.Json ? new ObjectReader(stream, options.MaxRecordBytes) : new LineReader(stream, options.MaxRecordBytes);
        int records = 0;
        while (true)
        {
            byte[] record = [];
            int length = 0;
            bool more;
            Failure? failure = null;
            try
            {
                more = cutter.Next(out record, out length);
            }
            catch (Exception fault) when (fault is IOException or InvalidDataException)
            {
                more = false;
                failure = OpenFault.Of($"{path}:{cutter.Line + 1}", fault);
            }
            if (failure is not null) yield return RawSource.Of(failure);
            if (!more)
            {
                if (records == 0 && failure is null) yield return RawSource.Of(FileReader.EmptyFile(path));
                yield break;
            }
            if (length >= 0 && !record.AsSpan(0, length).ContainsAnyExcept(" \t\r"u8))
            {
                if (record.Length > 0) ArrayPool<byte>.Shared.Return(record);
                continue;
            }
            records++;
            if (length < 0) yield return RawSource.Of(TooLong($"{path}:{cutter.Line}", options));
            else yield return new RecordSource(path, cutter.Line, kind == FileKind.Json ? records : cutter.Line, record, length);
        }
    }

    private static Failure TooLong(string place, SourceOptions options) =>
        new(FailureStage.Decode, place, $"the record is larger than {Sizes.Text(options.MaxRecordBytes)}", "split it, or allow more with --max-record");
}

/// <summary>Cuts a stream into records.</summary>
internal interface IRecordCutter : IDisposable
{
    /// <summary>The line on which the record read last begins, from 1.</summary>
    int Line { get; }

    /// <summary>Reads the next record.</summary>
    /// <param name="record">A buffer rented from the shared pool, to be returned by the caller; empty where the record is too long.</param>
    /// <param name="length">Its bytes; −1 where the record is over the limit.</param>
    /// <returns>False at the end of the stream.</returns>
    bool Next(out byte[] record, out int length);
}
