using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Jejak.Cli.Tests;

/// <summary>Every command of a page of docs/ is run, in the order of the page, in a folder that holds the samples.</summary>
public partial class DocumentationTests
{
    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    public static TheoryData<string> Pages => [.. Directory.GetFiles(Docs, "*.md").Select(page => Path.GetFileName(page)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Pages))]
    public void Its_commands_do_what_they_are_for(string page)
    {
        Run(page, line => line.Contains("postgres", StringComparison.Ordinal) ? null : line);
    }

    [Fact]
    public void The_commands_for_a_server_do_so_on_a_server()
    {
        string address = Archive.Tests.PostgresServer.Shared.NewArchive();
        int named = address.IndexOf("schema=", StringComparison.Ordinal);
        Run("postgresql.md", line => line
            .Replace("postgres://news@localhost/news?schema=", address[..named] + "schema=docs_", StringComparison.Ordinal)
            .Replace("postgres://news@localhost/news", address, StringComparison.Ordinal));
    }

    /// <param name="change">Null leaves a command out.</param>
    private static void Run(string page, Func<string, string?> change)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "samples"), Path.Combine(Repository.Root, "samples"));
        foreach (Match command in Typed().Matches(File.ReadAllText(Path.Combine(Docs, page))))
        {
            if (change(command.Groups[1].Value) is not { } line) continue;
            if (line.StartsWith("serve", StringComparison.Ordinal))
            {
                // A server ends when it is told to; what it serves is tried by tests of its own.
                using var server = RunningServe.Start(folder.Path, [.. Words(line), "--port", "0"]);
                Assert.Equal(0, server.Stop());
                continue;
            }
            var result = JejakCommand.RunIn(folder.Path, Words(line));
            // A linter that finds something ends with 1.
            int expected = command.Groups[1].Value.StartsWith("check ", StringComparison.Ordinal) ? 1 : 0;
            Assert.True(result.ExitCode == expected, $"{command.Value.Trim()} ended with {result.ExitCode}: {result.Error}");
            Assert.True(result.Output.Length + result.Error.Length > 0, $"{command.Value.Trim()} said nothing");
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public void Every_file_it_links_to_is_there(string page) =>
        Assert.All(
            Link().Matches(File.ReadAllText(Path.Combine(Docs, page))).Select(match => match.Groups[1].Value).Where(target => !target.StartsWith("http", StringComparison.Ordinal)),
            target => Assert.True(Path.Exists(Path.Combine(Docs, target)), $"{page} links to {target}, which is not there"));

    /// <summary>The words of a command line, as a shell takes them: quotation marks keep words together.</summary>
    private static string[] Words(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char open = '\0';
        bool any = false;
        foreach (char c in line)
        {
            if (open != '\0' ? c == open : c is '\'' or '"') (open, any) = (open == '\0' ? c : '\0', true);
            else if (c == ' ' && open == '\0')
            {
                if (any) words.Add(word.ToString());
                word.Clear();
                any = false;
            }
            else
            {
                word.Append(c);
                any = true;
            }
        }
        if (any) words.Add(word.ToString());
        return [.. words];
    }

    [GeneratedRegex(@"^ {4}jejak (.+)$", RegexOptions.Multiline)]
    private static partial Regex Typed();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();
}
