using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Jejak.Archive.Tests;

/// <summary>A PostgreSQL server of the test process's own, in a temporary folder, without a network port; it ends, and its folder goes, when the process does.</summary>
internal sealed class PostgresServer
{
    // The shell waits for the end of its input, which comes with the end of this process, however that ends.
    private const string Script = """
        folder=$1 bin=$2; shift 2
        "$@" "$bin/initdb" -D "$folder/data" -A trust -U jejak -E UTF8 --locale=C --no-sync >"$folder/log" 2>&1 || { cat "$folder/log"; rm -rf "$folder"; exit 1; }
        start() { "$@" "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off -c max_connections=60 >>"$folder/log" 2>&1 & server=$!; }
        start "$@"
        echo started
        while read -r command; do
            case $command in
                stop) kill -QUIT "$server"; wait "$server"; echo stopped ;;
                start) start "$@"; echo started ;;
            esac
        done
        kill -QUIT "$server"; wait "$server"
        rm -rf "$folder"
        """;

    private static readonly Lazy<PostgresServer> s_shared = new(() => new PostgresServer());

    private static int s_schemas;

    private readonly Process _shell;

    public PostgresServer()
    {
        Folder = Directory.CreateTempSubdirectory("jejak-pg-").FullName;
        string[] asUser = AsUser(Folder);
        _shell = Process.Start(new ProcessStartInfo("sh", ["-c", Script, "sh", Folder, Programs!, .. asUser]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        string said = _shell.StandardOutput.ReadLine() ?? "";
        if (said != "started") throw new InvalidOperationException("PostgreSQL does not start: " + said + _shell.StandardOutput.ReadToEnd());
        WaitUntilItAnswers();
    }

    /// <summary>The server that tests share; the test is skipped where PostgreSQL is not installed.</summary>
    public static PostgresServer Shared
    {
        get
        {
            Assert.SkipWhen(Programs is null, "PostgreSQL is not installed");
            return s_shared.Value;
        }
    }

    /// <summary>Where <c>initdb</c> and <c>postgres</c> are; null where they are not installed.</summary>
    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(folder => File.Exists(Path.Combine(folder, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));

    public string Folder { get; }

    /// <summary>An archive that does not exist yet.</summary>
    public string NewArchive() => string.Create(CultureInfo.InvariantCulture, $"postgres://jejak@/postgres?host={Folder}&port=5432&schema=test_{Interlocked.Increment(ref s_schemas)}");

    public void Stop() => Command("stop");

    public void Start()
    {
        Command("start");
        WaitUntilItAnswers();
    }

    private void Command(string command)
    {
        _shell.StandardInput.WriteLine(command);
        _shell.StandardInput.Flush();
        _shell.StandardOutput.ReadLine();
    }

    private void WaitUntilItAnswers()
    {
        for (int i = 0; i < 300; i++)
        {
            using var ready = Process.Start(new ProcessStartInfo(Path.Combine(Programs!, "pg_isready"), ["-q", "-h", Folder]))!;
            ready.WaitForExit();
            if (ready.ExitCode == 0) return;
            Thread.Sleep(100);
        }
        throw new InvalidOperationException("PostgreSQL does not answer: " + File.ReadAllText(Path.Combine(Folder, "log")));
    }

    /// <summary>The server refuses to run as root: it then runs as the user its package made, or as nobody.</summary>
    private static string[] AsUser(string folder)
    {
        if (Environment.UserName != "root") return [];
        string user = File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";
        using (var chown = Process.Start("chown", [user, folder])) chown.WaitForExit();
        return ["setpriv", "--reuid", user, "--clear-groups", "--"];
    }
}
