using System.Globalization;
using Jejak.Archive;
using Jejak.Archive.Questions;

namespace Jejak.Cli.Answers;

/// <summary>What a person should know beside the rows: on standard error, so that it never mixes with them.</summary>
internal static class Remarks
{
    /// <param name="one">What a row is called.</param>
    /// <param name="many">What several are.</param>
    public static void Write<T>(Answer<T> answer, AnswerOptions.Settings settings, string one, string many)
    {
        Names(answer.Names);
        if (answer.Total == 0) Say($"no {many} in this archive");
        else if (answer.Rows.Length < answer.Total)
            Say(string.Create(CultureInfo.InvariantCulture, $"{answer.Rows.Length:N0} of {answer.Total:N0} {many}; --limit 0 shows all"));
        else if (settings.Format == AnswerFormat.Table) Say(string.Create(CultureInfo.InvariantCulture, $"{answer.Total:N0} {(answer.Total == 1 ? one : many)}"));
    }

    /// <summary>Who the names of a question are taken for.</summary>
    public static void Names(IEnumerable<NamedSet> names)
    {
        foreach (var name in names)
        {
            var others = name.Identities.Select(identity => identity.Name).Where(known => !string.Equals(known, name.Asked, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToArray();
            if (others.Length > 0) Say($"'{name.Asked}' is taken for {string.Join(", ", others.Take(4))}{(others.Length > 4 ? $" and {others.Length - 4} more" : "")}");
        }
    }

    /// <summary>Says that there is no such article, and which there are that look like it.</summary>
    /// <returns>An exit code.</returns>
    public static int NoArticle(NewsArchive archive, string id, string file)
    {
        var like = archive.ArticlesLike(id);
        string hint = like.Length == 0 ? "'jejak search' finds articles by their words" : "perhaps: " + string.Join(", ", like);
        Say($"there is no article '{id}' in {file}; {hint}");
        return ExitCode.Incomplete;
    }

    public static void Say(string line) => Console.Error.WriteLine("jejak: " + line.ReplaceLineEndings(" "));
}
