using Jejak.Archive.Questions;
using Jejak.Archive.Storing;

namespace Jejak.Archive.Stories;

/// <summary>Lays articles side by side for an answer: those of an archive, or such as were only read.</summary>
public static class StoryDiff
{
    /// <param name="one">As <see cref="ArticleRows.Of"/> made it.</param>
    public static DiffAnswer Between(StoredArticle one, StoredArticle other) =>
        Between(TextOf(one.Row), one.Row.Signature, TextOf(other.Row), other.Row.Signature);

    internal static DiffAnswer Between(StoryText one, StorySignature oneSignature, StoryText other, StorySignature otherSignature)
    {
        var collation = Collation.Of(one, other);
        var link = StoryLink.Between(oneSignature, otherSignature);
        return new(Article(one), Article(other), link is { } told ? StoryLink.Name(told.Kind) : null, Share(oneSignature, otherSignature),
            [.. collation.Passages.Select(Row)], [.. collation.Disagreements.Select(disagreement => Row(disagreement, one, other))]);
    }

    internal static double Share(StorySignature one, StorySignature other)
    {
        int fewer = Math.Min(one.Runs.Count, other.Runs.Count);
        return fewer == 0 ? 0 : Math.Round((double)one.Runs.Shared(other.Runs) / fewer, 3);
    }

    internal static DisagreementRow Row(Disagreement disagreement, StoryText one, StoryText other) => new(disagreement.Kind switch
    {
        DisagreementKind.Number => "number",
        DisagreementKind.Time => "time",
        DisagreementKind.Name => "name",
        _ => "speaker",
    }, Side(disagreement.One, one), Side(disagreement.Other, other));

    private static DisagreementSide Side(Reported side, StoryText text) => new(text.Id, text.Publisher, side.Text, side.Sentence, side.Span.Start, side.Span.End);

    private static DiffArticle Article(StoryText text) => new(text.Id, text.Title, text.Publisher, text.Published);

    private static PassageRow Row(Passage passage) => new(passage.Kind switch
    {
        PassageKind.Shared => "shared",
        PassageKind.Changed => "changed",
        PassageKind.Dropped => "dropped",
        _ => "added",
    }, Side(passage.One), Side(passage.Other));

    private static PassageSide? Side(StorySentence? sentence) => sentence is null ? null : new(sentence.Text, sentence.Span.Start, sentence.Span.End);

    private static StoryText TextOf(ArticleRow row) => StoryText.Of(Deflated.Unpack(row.Reading), row.Words) with { Title = row.Title, Publisher = row.Publisher };
}
