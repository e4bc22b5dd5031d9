using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Jejak.Archive.Questions;
using Jejak.Web.Parts;
using Microsoft.AspNetCore.Http;

namespace Jejak.Web.Api;

/// <summary>One page of rows, and where the next one is.</summary>
/// <param name="Total">Rows of all pages.</param>
/// <param name="Page">From 1.</param>
/// <param name="Next">Path and query of the next page; null on the last.</param>
/// <param name="Names">Names of the question and who the archive takes them for.</param>
/// <param name="Rows">Newest first, searches and counts best first; rows of a timeline are in order of time.</param>
public sealed record RowPage<T>(int Total, int Page, string? Next, ImmutableArray<NamedSet> Names, ImmutableArray<T> Rows);

/// <summary>Writes answers: a page as JSON, all rows as JSON Lines or CSV, each with an ETag where it is one body.</summary>
internal static class Answers
{
    /// <param name="ask">Gives as many rows as it is told, 0 for all.</param>
    /// <param name="newestLast">How the archive orders them.</param>
    /// <param name="reversed">Whether a page of those has the newest first.</param>
    public static IResult Rows<T>(HttpContext context, PageOptions options, RowFile<T> file, JsonTypeInfo<RowPage<T>> json, Func<int, Answer<T>> ask, bool newestLast, bool reversed = true)
    {
        string format = Format(context, options.Format);
        if (options.Limit is < 1 or > PageOptions.Most) return Results.Problem(detail: $"limit is from 1 to {PageOptions.Most}; format=jsonl gives all rows", statusCode: StatusCodes.Status400BadRequest);
        if (options.Page is < 1 or > Paging.LastPage) return Results.Problem(detail: $"page is from 1 to {Paging.LastPage}; format=jsonl gives all rows", statusCode: StatusCodes.Status400BadRequest);
        if (format == "json")
        {
            var paging = Paging.Of(options.Page, options.Limit ?? Paging.DefaultSize);
            var answer = ask(paging.Limit);
            var rows = newestLast ? paging.FromTheEnd(answer.Rows) : paging.FromTheStart(answer.Rows);
            if (newestLast && reversed) rows = [.. rows.Reverse()];
            return One(context, new RowPage<T>(answer.Total, paging.Number, paging.HasNext(answer.Total) ? Next(context.Request, paging.Number + 1) : null, answer.Names, rows), json);
        }
        return Stream(format, file, ask(options.Limit ?? 0).Rows);
    }

    /// <summary>One object as JSON, and its rows as JSON Lines or CSV.</summary>
    public static IResult OneWithRows<T, TRow>(HttpContext context, string? asked, T value, JsonTypeInfo<T> json, RowFile<TRow> file, ImmutableArray<TRow> rows)
    {
        string format = Format(context, asked);
        return format == "json" ? One(context, value, json) : Stream(format, file, rows);
    }

    /// <summary>One object. Who has it already (<c>If-None-Match</c>) is told so.</summary>
    public static IResult One<T>(HttpContext context, T value, JsonTypeInfo<T> json) => Bytes(context, JsonSerializer.SerializeToUtf8Bytes(value, json), "application/json; charset=utf-8");

    public static IResult Bytes(HttpContext context, ReadOnlyMemory<byte> body, string mediaType)
    {
        string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body.Span))[..32]}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "no-cache";
        return context.Request.Headers.IfNoneMatch.Any(value => value is not null && value.Contains(tag, StringComparison.Ordinal))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(body, mediaType);
    }

    private static RowStream Stream<T>(string format, RowFile<T> file, ImmutableArray<T> rows) => new(format == "csv" ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8", write =>
    {
        if (format == "csv") file.WriteCsv(rows, write);
        else file.WriteJsonLines(rows, write);
    });

    /// <summary>What the address asks for, or else the header <c>Accept</c>.</summary>
    /// <exception cref="BadHttpRequestException">There is no such format.</exception>
    private static string Format(HttpContext context, string? asked)
    {
        if (!string.IsNullOrEmpty(asked)) return asked is "json" or "jsonl" or "csv" ? asked : throw new BadHttpRequestException($"there is no format '{asked}'; there are json, jsonl and csv");
        string accept = context.Request.Headers.Accept.ToString();
        return accept.Contains("text/csv", StringComparison.OrdinalIgnoreCase) ? "csv"
            : accept.Contains("application/jsonl", StringComparison.OrdinalIgnoreCase) || accept.Contains("application/x-ndjson", StringComparison.OrdinalIgnoreCase) ? "jsonl" : "json";
    }

    private static string Next(HttpRequest request, int page) =>
        Addresses.To(request.Path, [.. request.Query.Where(part => part.Key != "page").Select(part => (part.Key, (object?)part.Value.ToString())), ("page", page)]);

    /// <summary>Rows, written as they are made.</summary>
    private sealed class RowStream(string mediaType, Action<Action<ReadOnlySpan<byte>>> write) : IResult
    {
        private const int FlushBytes = 64 * 1024;

        public async Task ExecuteAsync(HttpContext context)
        {
            context.Response.ContentType = mediaType;
            // Lines are made as fast as they are read: of the text only a piece is held at a time.
            using var buffer = new MemoryStream();
            await Task.Run(() => write(bytes =>
            {
                buffer.Write(bytes);
                if (buffer.Length < FlushBytes) return;
                context.RequestAborted.ThrowIfCancellationRequested();
                Flush(buffer, context);
            }), context.RequestAborted);
            Flush(buffer, context);
        }

        private static void Flush(MemoryStream buffer, HttpContext context)
        {
            context.Response.BodyWriter.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted).AsTask().GetAwaiter().GetResult();
            buffer.SetLength(0);
        }
    }
}
