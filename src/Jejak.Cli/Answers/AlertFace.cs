using System.Globalization;
using Jejak.Archive.Alerts;
using Jejak.Archive.Questions;
using Words = Spectre.Console.Text;

namespace Jejak.Cli.Answers;

/// <summary>Alerts as rows.</summary>
internal static class AlertFace
{
    public static RowFace<AlertRow> Rows { get; } = new(RowFiles.Alert,
        [("Alert", 0), ("Question", 0), ("Reported", 8), ("Webhook", 0), ("Waiting", 7), ("Sent", 7), ("Given up", 8), ("Fault", 0)],
        row =>
        [
            new Words(row.Name), new Words($"{row.Question.Kind} {row.Question.Describe()}".TrimEnd()), new Words(Number(row.Answers)), new Words(row.Webhook ?? ""), new Words(Number(row.Waiting)), new Words(Number(row.Sent)), new Words(Number(row.Dead)),
            new Words(row.Fault ?? ""),
        ]);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
