using System.CommandLine;
using System.Globalization;
using Jejak.Archive;
using Jejak.Archive.Questions;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak keys add | list | remove</c>: keys of those who ask and write over the network.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "Keys for 'jejak serve': who may ask where it was started with --require-key, and who may change something (add NAME --scope write).") { Add(), List(), Remove() };

    private static Command Add()
    {
        var archive = ArchiveOption.Create();
        var name = new Argument<string>("name") { Description = "Whose key it is, or what for." };
        var scope = new Option<string>("--scope") { Description = "read: ask. write: ask, and change what people decide.", DefaultValueFactory = _ => "read", HelpName = "read|write" };
        scope.AcceptOnlyFromAmong("read", "write");
        var command = new Command("add", "Make a key and print it, this once: the archive keeps only what it can be known by.") { name, scope, archive };
        command.SetAction(parsed => ArchiveFault.Guard(() =>
        {
            using var keys = ArchiveKeys.Open(parsed.GetValue(archive)!, TimeProvider.System);
            Console.Out.WriteLine(keys.Add(parsed.GetValue(name)!, parsed.GetValue(scope) == "write" ? AccessScope.Write : AccessScope.Read));
            Remarks.Say($"this is the key '{parsed.GetValue(name)}', scope {parsed.GetValue(scope)}; it is shown this once");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command List()
    {
        var options = new AnswerOptions(tableLimit: 0);
        var command = new Command("list", "The keys there are, by name. The keys themselves are nowhere.");
        options.AddTo(command, hasRows: false);
        command.SetAction(parsed => ArchiveFault.Guard(() =>
        {
            var settings = options.Of(parsed);
            using var archive = NewsArchive.Open(settings.Archive);
            var keys = archive.AccessKeys();
            new AnswerPrinter(settings).Print(keys, Faces.AccessKey);
            Remarks.Say(keys.Length switch { 0 => "no keys in this archive", 1 => "1 key", var count => count.ToString("N0", CultureInfo.InvariantCulture) + " keys" });
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Remove()
    {
        var archive = ArchiveOption.Create();
        var name = new Argument<string>("name") { Description = "As 'jejak keys list' names it." };
        var command = new Command("remove", "Take a key back: from now on nobody is let in with it.") { name, archive };
        command.SetAction(parsed => ArchiveFault.Guard(() =>
        {
            using var keys = ArchiveKeys.Open(parsed.GetValue(archive)!, TimeProvider.System);
            keys.Remove(parsed.GetValue(name)!);
            Remarks.Say($"the key '{parsed.GetValue(name)}' is gone");
            return ExitCode.Done;
        }));
        return command;
    }
}
