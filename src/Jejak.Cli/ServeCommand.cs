using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Jejak.Cli.Answers;
using Jejak.Web;

namespace Jejak.Cli;

/// <summary><c>jejak serve</c>: the archive as pages for people and an API for programs.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var archive = ArchiveOption.Create();
        var host = new Option<string>("--host") { Description = "Address to listen on. 127.0.0.1 is seen by this machine only; 0.0.0.0 by everybody who can reach it.", DefaultValueFactory = _ => "127.0.0.1", HelpName = "ADDRESS" };
        var port = new Option<int>("--port") { Description = "Port to listen on; 0 takes one that is free.", DefaultValueFactory = _ => 5115, HelpName = "N" };
        host.Validators.Add(IsAddress);
        port.Validators.Add(IsPort);
        var command = new Command("serve", "Shows the archive in a browser, and answers programs under /api/v1. Stops with Ctrl-C.") { archive, host, port };
        command.SetAction(parsed => ArchiveFault.Guard(() => JejakServer.Run(
            new ServeOptions { Archive = parsed.GetValue(archive)!, Host = parsed.GetValue(host)!, Port = parsed.GetValue(port) },
            line => Remarks.Say(line))));
        return command;
    }

    private static void IsAddress(OptionResult result)
    {
        if (result.Tokens.Count > 0 && result.Tokens[0].Value != "localhost" && !IPAddress.TryParse(result.Tokens[0].Value, out _)) result.AddError($"--host needs an address such as 127.0.0.1, not '{result.Tokens[0].Value}'");
    }

    private static void IsPort(OptionResult result)
    {
        if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out int port) || port is < 0 or > 65535)) result.AddError("--port needs a number from 0 to 65535");
    }
}
