using System.CommandLine;
using System.Globalization;
using Jejak.Archive.Upkeep;
using Jejak.Cli.Answers;

namespace Jejak.Cli;

/// <summary><c>jejak archive verify | backup | export | import | reindex | upgrade</c>: keeps an archive in order.</summary>
internal static class ArchiveCommand
{
    public static Command Create() => new("archive", "Keep an archive in order. Safe to stop at any moment: what was not finished has not begun.")
    {
        Verify(),
        Backup(),
        Export(),
        Import(),
        Plain("reindex", "Make what is derived anew from the stored readings: full text, counted names, who is one with whom, stories.", "rebuilt", ArchiveCopy.Reindex),
        Plain("upgrade", "Bring an archive of an older jejak to today's schema, as every command that writes does.", "is up to date", ArchiveCopy.Upgrade),
    };

    private static Command Verify()
    {
        var archive = ArchiveOption.Create();
        var command = new Command("verify", "Check everything: the database, every reading, that every fact stands where it says, names, full text. Exit code 1 if something is wrong.") { archive };
        command.SetAction(parsed => ArchiveFault.Guard(() =>
        {
            var report = ArchiveCheck.Run(parsed.GetValue(archive)!);
            foreach (string fault in report.Faults) Remarks.Say(fault);
            Remarks.Say(string.Create(CultureInfo.InvariantCulture, $"{report.Articles:N0} articles, {report.Revisions:N0} revisions, {report.Facts:N0} facts: ")
                + (report.Faults.Count == 0 ? "nothing wrong" : string.Create(CultureInfo.InvariantCulture, $"{report.Faults.Count:N0} {(report.Faults.Count == ArchiveCheck.MostFaults ? "or more " : "")}faults")));
            return report.Faults.Count == 0 ? ExitCode.Done : ExitCode.Incomplete;
        }));
        return command;
    }

    private static Command Backup()
    {
        var archive = ArchiveOption.Create();
        var target = new Argument<string>("target") { Description = "A new file, or a database without an archive: postgres://user@host:port/database." };
        var command = new Command("backup", "Copy an archive as it is at this moment, numbers and decisions included; others may write meanwhile.") { target, archive };
        command.SetAction(parsed => ArchiveFault.Guard(() =>
        {
            ArchiveCopy.Backup(parsed.GetValue(archive)!, parsed.GetValue(target)!);
            Remarks.Say($"copied to {parsed.GetValue(target)}");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Export()
    {
        var archive = ArchiveOption.Create();
        var file = new Argument<string>("file") { Description = "Where to write; - for standard output.", DefaultValueFactory = _ => "-", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("export", "Write a whole archive as JSON Lines, a row a line: readings, facts, who is who, decisions. 'jejak archive import' reads them into any store.") { file, archive };
        command.SetAction(parsed => ArchiveFault.Guard(() => ToFile(parsed.GetValue(file)!, output => ArchiveLines.Export(parsed.GetValue(archive)!, output))));
        return command;
    }

    private static Command Import()
    {
        var archive = ArchiveOption.Create();
        var file = new Argument<string>("file") { Description = "What 'jejak archive export' wrote; - for standard input." };
        var command = new Command("import", "Fill a new archive with what was exported from another, on the same store or the other one.") { file, archive };
        command.SetAction(parsed => ArchiveFault.Guard(() =>
        {
            string name = parsed.GetValue(file)!;
            try
            {
                using var input = name == "-" ? Console.OpenStandardInput() : File.OpenRead(name);
                long rows = ArchiveLines.Import(parsed.GetValue(archive)!, input, name == "-" ? "standard input" : name);
                Remarks.Say(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows imported"));
                return ExitCode.Done;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Remarks.Say($"{name}: cannot be read ({error.Message.ReplaceLineEndings(" ")}); check the path and its permissions");
                return ExitCode.Incomplete;
            }
        }));
        return command;
    }

    private static Command Plain(string name, string description, string done, Action<string> action)
    {
        var archive = ArchiveOption.Create();
        var command = new Command(name, description) { archive };
        command.SetAction(parsed => ArchiveFault.Guard(() =>
        {
            action(parsed.GetValue(archive)!);
            Remarks.Say($"the archive {done}");
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>The file gets its name when it is whole.</summary>
    private static int ToFile(string name, Func<Stream, long> write)
    {
        try
        {
            long rows;
            if (name == "-")
            {
                using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
                rows = write(output);
            }
            else
            {
                using (var output = new FileStream(name + ".part", FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16)) rows = write(output);
                File.Move(name + ".part", name, overwrite: true);
            }
            Remarks.Say(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows exported"));
            return ExitCode.Done;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Remarks.Say($"{name}: cannot be written ({error.Message.ReplaceLineEndings(" ")}); check the disk and its permissions");
            return ExitCode.Output;
        }
    }
}
