using System.Buffers;
using System.CommandLine;
using System.Text;
using Jejak.Cli.Digest;
using Jejak.Cli.Explaining;
using Jejak.Cli.Runs;
using Jejak.Documents;
using Jejak.Formats;
using Jejak.Formats.Conllu;

namespace Jejak.Cli;

/// <summary><c>jejak read PATH… | -</c>: prints the reading of every article.</summary>
internal static class ReadCommand
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    public static Command Create()
    {
        var input = new ArticleInput();
        var format = new Option<string>("--format") { Description = "digest: for people. jsonl: one reading a line, as docs/reading.schema.json says. conllu: words with lemmas, tags and relations.", DefaultValueFactory = _ => "digest" };
        format.AcceptOnlyFromAmong("digest", "jsonl", "conllu");
        var output = new Option<string?>("--output", "-o") { Description = "Write to a file instead of standard output.", HelpName = "FILE" };
        var noColor = new Option<bool>("--no-color") { Description = "No colours; so does the environment variable NO_COLOR." };
        var explain = new Option<bool>("--explain") { Description = "In a digest, why each event is what it is: the row of the resources that knows its words, what its parties were found by, what decided status and time, who says so." };
        var command = new Command("read", "Read articles and print who said what, who did what to whom, when, on whose word.") { format, output, noColor, explain };
        command.Validators.Add(result =>
        {
            if (result.GetValue(explain) && result.GetValue(format) is "jsonl" or "conllu") result.AddError("--explain goes with --format digest; 'jejak show ID --explain --format jsonl' is for programs");
        });
        input.AddTo(command);
        command.SetAction(parsed => Run(input.Of(parsed), parsed.GetValue(format)!, parsed.GetValue(output), parsed.GetValue(noColor), parsed.GetValue(explain)));
        return command;
    }

    private static int Run(ArticleInput.Settings settings, string format, string? file, bool noColor, bool explain)
    {
        using var output = Output.Open(file);
        // With reasons the article is read where the page is drawn.
        var run = new ArticleRun(settings, showsProgress: !output.IsTerminal, explain ? (reader, source) => new Document { Article = reader.ReadArticle(source) } : null);
        int width = DigestWidth.Of(output);
        bool colors = !noColor && output.IsTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        Func<Document, ArraySegment<byte>> write = format switch
        {
            "jsonl" => document => Written(document, ReadingJson.WriteLine),
            "conllu" => document => Written(document, ConlluWriter.Write),
            _ when explain => document => Text(Explained(document, width, colors)),
            _ => document => Text(ArticleDigest.Draw(document, width, colors)),
        };
        int exit = run.Run(
            write,
            bytes =>
            {
                output.Write(bytes);
                ArrayPool<byte>.Shared.Return(bytes.Array!);
            });
        output.Complete();
        return exit;
    }

    private static string Explained(Document article, int width, bool colors)
    {
        var (document, traces) = ReadyReader.Get().Explain(article.Article.Source);
        return ArticleDigest.Draw(document, width, colors, [.. traces.Select(trace => EventReasons.Of(document, trace))]);
    }

    /// <summary>What <paramref name="write"/> makes of the document, in an array of the shared pool.</summary>
    internal static ArraySegment<byte> Written<T>(T document, Action<T, ArrayBufferWriter<byte>> write)
    {
        var buffer = s_buffer ??= new ArrayBufferWriter<byte>(64 * 1024);
        buffer.ResetWrittenCount();
        write(document, buffer);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(buffer.WrittenCount);
        buffer.WrittenSpan.CopyTo(bytes);
        return new(bytes, 0, buffer.WrittenCount);
    }

    private static ArraySegment<byte> Text(string page)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(page.Length));
        return new(bytes, 0, Encoding.UTF8.GetBytes(page, bytes));
    }
}
