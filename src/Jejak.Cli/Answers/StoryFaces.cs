using System.Globalization;
using Jejak.Archive.Questions;
using Spectre.Console;
using Words = Spectre.Console.Text;

namespace Jejak.Cli.Answers;

/// <summary>The looks of stories, their articles and their disagreements.</summary>
internal static class StoryFaces
{
    public static RowFace<StoryRow> Story { get; } = new(RowFiles.Story,
        [("Articles", 8), ("Report, as told first", 0), ("Publishers, in order", 0), ("Passed on from", 16), ("Days", 12)],
        row =>
        [
            new Words(Number(row.Articles)), new Markup($"[bold]{Markup.Escape(row.First.Title ?? "(no title)")}[/]\n[grey]{Markup.Escape(Faces.ShortId(row.First.Id))}[/]"), new Words(string.Join(", ", row.Publishers)),
            new Words(string.Join(", ", row.Sources.Select(source => source.Name))), new Words(row.From is null ? "?" : row.From == row.To ? row.From : $"{row.From} – {row.To}"),
        ]);

    public static RowFace<StoryMember> Member { get; } = new(new(null!,
        [
            ("article", row => row.Article.Id), ("published", row => row.Article.Published), ("publisher", row => row.Article.Publisher), ("title", row => row.Article.Title), ("origin", row => row.Origin?.Article),
            ("kind", row => row.Origin?.Kind), ("share", row => row.Origin?.Share.ToString(CultureInfo.InvariantCulture)), ("shared", row => Number(row.Origin?.Shared)), ("changed", row => Number(row.Origin?.Changed)),
            ("dropped", row => Number(row.Origin?.Dropped)), ("added", row => Number(row.Origin?.Added)), ("sources", row => string.Join("; ", row.Sources)),
        ]),
        [], _ => []);

    public static RowFace<PassageRow> Passage { get; } = new(new(null!,
        [
            ("kind", row => row.Kind), ("one", row => row.One?.Sentence), ("one_start", row => Number(row.One?.Start)), ("one_end", row => Number(row.One?.End)),
            ("other", row => row.Other?.Sentence), ("other_start", row => Number(row.Other?.Start)), ("other_end", row => Number(row.Other?.End)),
        ]),
        [], _ => []);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
