using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Jejak.Sources;

namespace Jejak.Cli.Runs;

/// <summary>Arguments and options of every command that reads articles.</summary>
internal sealed class ArticleInput
{
    private readonly Argument<string[]> _paths = new("path")
    {
        Description = "Files and folders to read (.txt .html .htm .json .jsonl .ndjson, also with .gz), or - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "How many threads read; the output is the same for any number.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        HelpName = "N",
    };

    private readonly Option<int> _maxRecord = new("--max-record")
    {
        Description = "The largest record, or file of one article, that is read, in bytes or with K, M, G. Larger ones fail without being held in memory.",
        DefaultValueFactory = _ => new SourceOptions().MaxRecordBytes,
        CustomParser = ParseSize,
        HelpName = "SIZE",
    };

    public ArticleInput()
    {
        _threads.Validators.Add(AtLeastOne);
        _paths.Validators.Add(NoUnknownOption);
    }

    /// <summary>What the user asked for.</summary>
    public sealed record Settings(IReadOnlyList<string> Paths, int Threads, SourceOptions Source);

    public void AddTo(Command command)
    {
        command.Arguments.Add(_paths);
        command.Options.Add(_threads);
        command.Options.Add(_maxRecord);
    }

    public Settings Of(ParseResult parsed) =>
        new(parsed.GetValue(_paths)!, parsed.GetValue(_threads), new SourceOptions { MaxRecordBytes = parsed.GetValue(_maxRecord) });

    private static void AtLeastOne(OptionResult result)
    {
        if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < 1) result.AddError("--threads needs a number from 1");
    }

    /// <summary>A mistyped option must not be taken for a file.</summary>
    private static void NoUnknownOption(ArgumentResult result)
    {
        foreach (var token in result.Tokens)
        {
            if (token.Value.Length > 1 && token.Value[0] == '-') result.AddError($"there is no option {token.Value} (for a file of that name write ./{token.Value})");
        }
    }

    private static int ParseSize(ArgumentResult result)
    {
        string text = result.Tokens[0].Value.Trim().ToUpperInvariant().TrimEnd('B');
        int shift = text.Length == 0 ? 0 : text[^1] switch { 'K' => 10, 'M' => 20, 'G' => 30, _ => 0 };
        if (long.TryParse(shift == 0 ? text : text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > 0 && number <= int.MaxValue >> shift)
            return (int)Math.Min(number << shift, Array.MaxLength);
        result.AddError($"--max-record needs a size such as 16M, not '{result.Tokens[0].Value}' (at most 1G)");
        return 0;
    }
}
