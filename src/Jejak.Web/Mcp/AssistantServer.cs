using System.Reflection;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Web.Archives;
using Jejak.Web.Reading;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Jejak.Web.Mcp;

/// <summary>The archive for assistants (Model Context Protocol, https://modelcontextprotocol.io): over standard input and output, and over HTTP in <c>jejak serve</c>.</summary>
public static class AssistantServer
{
    private const string LastWithHandshake = "2025-11-25";

    private const string Instructions =
        "An archive of news, Indonesian first, in which every fact leads back to the words it came from. Name the article (title, publisher, date) of what you tell, and on whose word it is told: " +
        "a quotation's speaker and relays, an event's assertedBy and status. Offsets (start, end) are UTF-16 code units of the article's text.";

    /// <summary>Answers on standard input and output until the input ends.</summary>
    /// <exception cref="ArchiveException">There is no archive, or it cannot be read.</exception>
    public static async Task RunAsync(ServeOptions options, CancellationToken cancellation)
    {
        using var archives = new ArchivePool(options.Archive);
        archives.Ask(archive => archive.CountArticles());
        using var desk = new ReaderDesk(options);
        await using var transport = new StdioServerTransport("jejak");
        var assistant = Options(archives, desk);
        // Clients that prefer a revision without a handshake ask whether there is one, do not wait long for a program that is still starting, and shake hands then;
        // a server that meanwhile has said yes to the first would refuse the second.
        assistant.ProtocolVersion = LastWithHandshake;
        await using var server = McpServer.Create(transport, assistant);
        await server.RunAsync(cancellation);
    }

    internal static McpServerOptions Options(ArchivePool archives, ReaderDesk desk)
    {
        var tools = new ArchiveTools(archives, desk);
        var options = new McpServerOptions
        {
            ServerInfo = new() { Name = "jejak", Title = "Jejak", Version = typeof(AssistantServer).Assembly.GetName().Version!.ToString(3) },
            ServerInstructions = Instructions,
            ToolCollection = [],
            ResourceCollection = [],
        };
        foreach (var method in typeof(ArchiveTools).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (method.GetCustomAttribute<McpServerToolAttribute>() is not null) options.ToolCollection.Add(McpServerTool.Create(method, tools));
            else options.ResourceCollection.Add(McpServerResource.Create(method, tools));
        }
        // What is wrong with a question is told to the assistant, which asks again; everything else stays inside.
        options.Filters.Request.CallToolFilters.Add(next => async (request, cancellation) =>
        {
            try { return await next(request, cancellation); }
            catch (Exception fault) when (fault is UnknownNameException or SearchQueryException or ArchiveException or McpException)
            {
                return new CallToolResult { IsError = true, Content = [new TextContentBlock { Text = fault.Message }] };
            }
        });
        return options;
    }
}
