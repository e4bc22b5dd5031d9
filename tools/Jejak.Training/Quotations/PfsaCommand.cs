using System.CommandLine;

namespace Jejak.Training.Quotations;

/// <summary><c>evaluate pfsa FILE</c>: quotations against PFSA-ID.</summary>
internal static class PfsaCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A file of PFSA-ID: a token, a tab and a BILOU label a line." };
        var errors = new Option<bool>("--errors") { Description = "Also print every span missed (-) or wrongly found (+)." };
        var command = new Command("pfsa", "Direct quotations of public figures, their cues, speakers, roles and affiliations against PFSA-ID: exact spans, in percent.") { file, errors };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(errors)));
        return command;
    }

    private static int Run(string file, bool errors)
    {
        try
        {
            using var reader = new StreamReader(file);
            var articles = PfsaCorpus.Read(file, reader);
            var reading = new PfsaReading(Reader.Create());
            var figures = new PfsaFigures(PfsaReading.Labels);
            foreach (var article in articles)
            {
                var leftOut = new List<(LabelledSpan Span, string Reason)>();
                var found = reading.Read(article, leftOut);
                figures.Add(article.Spans, found);
                if (errors) Show(article, found, leftOut);
            }
            foreach (string line in figures.Lines()) Console.WriteLine(line);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CorpusException)
        {
            Console.Error.WriteLine($"jejak-training: {e.Message}");
            return 1;
        }
    }

    private static void Show(PfsaArticle article, IReadOnlyList<LabelledSpan> found, List<(LabelledSpan Span, string Reason)> leftOut)
    {
        var key = article.Spans.Where(span => PfsaReading.Labels.Contains(span.Label)).ToHashSet();
        foreach (var span in key.Except(found).Concat(found.Except(key)).OrderBy(span => span.Start).ThenBy(span => span.End))
            Console.WriteLine($"{(key.Contains(span) ? '-' : '+')}{span.Label}\t{article.Line}\t{leftOut.Find(other => other.Span == span).Reason}\t{Words(article, span.Start - 10, span.Start)} [{Inside(article, span)}] {Words(article, span.End, span.End + 14)}");
    }

    private static string Inside(PfsaArticle article, LabelledSpan span) => span.End - span.Start <= 24
        ? Words(article, span.Start, span.End)
        : Words(article, span.Start, span.Start + 8) + " … " + Words(article, span.End - 8, span.End);

    private static string Words(PfsaArticle article, int start, int end) =>
        string.Join(' ', Enumerable.Range(Math.Max(0, start), Math.Max(0, Math.Min(end, article.Tokens.Count) - Math.Max(0, start))).Select(i => article.Tokens[i]));
}
