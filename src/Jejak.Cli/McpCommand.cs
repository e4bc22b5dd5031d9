using System.CommandLine;
using Jejak.Cli.Answers;
using Jejak.Web;
using Jejak.Web.Mcp;

namespace Jejak.Cli;

/// <summary><c>jejak mcp</c>: the archive as tools of an assistant, over standard input and output.</summary>
internal static class McpCommand
{
    public static Command Create()
    {
        var archive = ArchiveOption.Create();
        var command = new Command("mcp", "Lets an assistant ask the archive (Model Context Protocol, over standard input and output).") { archive };
        command.SetAction(parsed => ArchiveFault.Guard(() =>
        {
            AssistantServer.RunAsync(new ServeOptions { Archive = parsed.GetValue(archive)! }, CancellationToken.None).GetAwaiter().GetResult();
            return ExitCode.Done;
        }));
        return command;
    }
}
