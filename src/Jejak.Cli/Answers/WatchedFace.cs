using System.Globalization;
using Jejak.Archive.Questions;
using Jejak.Archive.Watching;
using Words = Spectre.Console.Text;

namespace Jejak.Cli.Answers;

/// <summary>Sources that are watched, as rows.</summary>
internal static class WatchedFace
{
    public static RowFace<WatchedRow> Rows { get; } = new(RowFiles.Watched,
        [("Source", 0), ("Asked", 16), ("Next", 16), ("Waiting", 7), ("Stored", 7), ("Failed", 7), ("Fault", 0)],
        row =>
        [
            new Words(row.Source.Address), new Words(Time(row.Source.Asked)), new Words(Time(row.Source.Due)), new Words(Number(row.Waiting)), new Words(Number(row.Stored)), new Words(Number(row.Failed)),
            new Words(row.Source.Fault ?? ""),
        ]);

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
