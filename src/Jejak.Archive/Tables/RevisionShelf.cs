using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Jejak.Archive.Questions;
using Jejak.Archive.Revisions;
using Jejak.Archive.Stores;
using Jejak.Archive.Stories;
using Jejak.Archive.Storing;

namespace Jejak.Archive.Tables;

/// <summary>Versions of single articles. Not safe for several threads.</summary>
internal sealed class RevisionShelf(StoreConnection connection, ArticleShelf articles)
{
    /// <returns>Null where there is no such article.</returns>
    /// <exception cref="UnknownRevisionException">It has no such version.</exception>
    public RevisionsAnswer? Find(RevisionsQuestion question)
    {
        if (articles.Number(question.Id) is not { } article) return null;
        var (reference, versions) = Versions(article);
        int to = question.To ?? versions.Single(version => version.IsCurrent).Number, from = question.From ?? to - 1;
        if (versions.Length == 1 && question is { From: null, To: null }) return new(reference, versions, 0, 1, []);
        foreach (int number in (int[])[to, from])
        {
            if (versions.All(version => version.Number != number))
                throw new UnknownRevisionException(versions.Length == 1 ? $"there is no version {number} of this article: it has only one" : $"there is no version {number} of this article: it has 1 to {versions.Length}");
        }
        return new(reference, versions, from, to, RevisionDiff.Between(Text(article, from), Text(article, to)));
    }

    private (ArticleReference Article, ImmutableArray<VersionRow> Versions) Versions(long article)
    {
        ArticleReference? reference = null;
        var versions = ImmutableArray.CreateBuilder<VersionRow>();
        using var all = connection.Ask($"""
            SELECT {Rows.ArticleColumns}, r.number, CASE WHEN r.revision = a.revision THEN 1 ELSE 0 END, r.sha256, r.uri, r.reader, r.reading
            FROM revisions AS r JOIN articles AS a ON a.article = r.article WHERE r.article = ?1 ORDER BY r.number
            """);
        using var rows = all.Rows(article);
        while (rows.Read())
        {
            reference ??= Rows.Article(rows);
            using var reading = JsonDocument.Parse(Deflated.Unpack((byte[])rows.GetValue(11)));
            var meta = reading.RootElement.GetProperty("meta");
            versions.Add(new(rows.GetInt32(6), rows.GetInt64(7) == 1, meta.GetProperty("published").GetString(), meta.GetProperty("modified").GetString(), meta.GetProperty("title").GetString(),
                reading.RootElement.GetProperty("sentences").GetArrayLength(), reading.RootElement.GetProperty("quotations").GetArrayLength(), rows.GetString(8), rows.GetString(9), rows.GetString(10)));
        }
        return (reference!, versions.ToImmutable());
    }

    private RevisionText Text(long article, int number)
    {
        using var one = connection.Ask("SELECT reading, words FROM revisions WHERE article = ?1 AND number = ?2");
        using var row = one.Rows(article, number);
        row.Read();
        byte[] reading = Deflated.Unpack((byte[])row.GetValue(0));
        using var document = JsonDocument.Parse(reading);
        return new(StoryText.Of(reading, Encoding.UTF8.GetString(Deflated.Unpack((byte[])row.GetValue(1)))), document.RootElement.GetProperty("meta").GetProperty("modified").GetString());
    }
}
