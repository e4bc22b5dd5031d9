using Jejak.Archive.Tests;
using Xunit;

namespace Jejak.Cli.Tests;

public class KeysCommandTests
{
    [Fact]
    public void A_key_is_shown_once_listed_by_name_and_taken_back()
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        var made = Run(archive, "keys", "add", "desk", "--scope", "write");
        Assert.Equal(0, made.ExitCode);
        string key = Assert.Single(made.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Trim();
        Assert.Matches("^jejak_[0-9a-f]{64}$", key);
        var listed = Run(archive, "keys", "list", "--format", "csv");
        Assert.StartsWith("name,scope,made\r\ndesk,write,", listed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(key, listed.Output, StringComparison.Ordinal);
        var again = Run(archive, "keys", "add", "desk");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("there is a key 'desk' already", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.Equal(0, Run(archive, "keys", "remove", "desk").ExitCode);
        Assert.Contains("there is no key 'desk'", Assert.Single(Run(archive, "keys", "remove", "desk").Errors), StringComparison.Ordinal);
        Assert.Contains("no keys in this archive", Assert.Single(Run(archive, "keys", "list").Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_slip_is_judged_by_the_beginning_of_its_id()
    {
        using var archive = new TemporaryArchive(Stories.Plane);
        string id = Run(archive, "findings", "--format", "csv").Output.Split("\r\n")[1].Split(',')[^2];
        Assert.Contains($"{id}: dismissed", Assert.Single(Run(archive, "findings", "dismiss", id[..6]).Errors), StringComparison.Ordinal);
        Assert.EndsWith(",dismissed", Run(archive, "findings", "--judged", "dismissed", "--format", "csv").Output.Split("\r\n")[1], StringComparison.Ordinal);
        Assert.DoesNotContain(id, Run(archive, "findings", "--judged", "open", "--format", "csv").Output, StringComparison.Ordinal);
        Assert.Equal(0, Run(archive, "findings", "reopen", id).ExitCode);
        Assert.Contains(id, Run(archive, "findings", "--judged", "open").Output, StringComparison.Ordinal);
        var unknown = Run(archive, "findings", "accept", "ffff");
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("there is no slip 'ffff'", Assert.Single(unknown.Errors), StringComparison.Ordinal);
        Assert.Equal(2, Run(archive, "findings", "--judged", "maybe").ExitCode);
    }

    private static JejakCommand.Result Run(TemporaryArchive archive, params string[] arguments) => JejakCommand.Run([.. arguments, "--archive", archive.Path]);
}
