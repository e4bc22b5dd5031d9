using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Jejak.Formats.Conllu;

namespace Jejak.Cli.Runs;

/// <summary>Parses the words of CoNLL-U files on all threads and hands the sentences on in order; says on standard error what went wrong.</summary>
internal sealed class TreebankRun(ArticleInput.Settings settings)
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _sentences;
    private int _failed;

    /// <param name="take">Called on this thread with every sentence in CoNLL-U.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public int Run(Action<ArraySegment<byte>> take)
    {
        using var interrupt = new Interrupt();
        var reader = ReadyReader.Get();
        foreach (var bytes in OrderedParallel.Select(Sentences(), sentence => ReadCommand.Written(Parse(reader, sentence), ConlluWriter.Write), settings.Threads, sentence => 64 * sentence.Words.Length))
        {
            if (interrupt.Requested) break;
            take(bytes);
            _sentences++;
        }
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"jejak: {(interrupt.Requested ? "stopped: " : "")}{_sentences:N0} sentences parsed, {_failed:N0} files failed in {Stopwatch.GetElapsedTime(_started).TotalSeconds:N1} s"));
        return interrupt.Requested ? ExitCode.Interrupted : _failed > 0 ? ExitCode.Incomplete : ExitCode.Done;
    }

    /// <summary>The same tokens, words and comments with what the reader says of the words.</summary>
    private static ConlluSentence Parse(Reader reader, ConlluSentence given)
    {
        var words = given.Plain(out string text);
        reader.Parse(text, words);
        var parsed = DocumentConllu.Sentence(text, words, first: 0);
        var kept = ImmutableArray.CreateBuilder<ConlluWord>(words.Length);
        for (int i = 0; i < words.Length; i++) kept.Add(parsed.Words[i] with { Misc = given.Words[i].Misc });
        return given with { Words = kept.DrainToImmutable() };
    }

    private IEnumerable<ConlluSentence> Sentences()
    {
        foreach (string path in settings.Paths)
        {
            using var sentences = Open(path);
            while (Next(path, sentences) is { } sentence) yield return sentence;
        }
    }

    private IEnumerator<ConlluSentence>? Open(string path)
    {
        try
        {
            if (Directory.Exists(path)) return Fail<IEnumerator<ConlluSentence>>($"{path}: is a folder; name its *.conllu files");
            var stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            return Read(stream, path == "-" ? "standard input" : path).GetEnumerator();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Fail<IEnumerator<ConlluSentence>>($"{path}: {(fault is FileNotFoundException or DirectoryNotFoundException ? "is not there; check the name" : fault.Message.ReplaceLineEndings(" ").TrimEnd('.') + "; check its rights")}");
        }
    }

    private static IEnumerable<ConlluSentence> Read(Stream stream, string name)
    {
        using var text = new StreamReader(stream, new UTF8Encoding(false));
        foreach (var sentence in ConlluReader.Read(text, name)) yield return sentence;
    }

    private ConlluSentence? Next(string path, IEnumerator<ConlluSentence>? sentences)
    {
        try
        {
            return sentences?.MoveNext() == true ? sentences.Current : null;
        }
        catch (ConlluException fault)
        {
            return Fail<ConlluSentence>(fault.Message);
        }
        catch (IOException fault)
        {
            return Fail<ConlluSentence>($"{path}: {fault.Message.ReplaceLineEndings(" ").TrimEnd('.')}; copy it again");
        }
    }

    private T? Fail<T>(string message)
        where T : class
    {
        _failed++;
        Console.Error.WriteLine("jejak: " + message);
        return null;
    }
}
