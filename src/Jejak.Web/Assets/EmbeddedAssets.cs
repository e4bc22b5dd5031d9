using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Jejak.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jejak.Web.Assets;

/// <summary>Style sheets, scripts and fonts, kept in the assembly: pages work without a network, and however the program was installed.</summary>
internal static class EmbeddedAssets
{
    private const string Prefix = "assets/";

    private static readonly Lazy<FrozenDictionary<string, Asset>> s_all = new(Load);

    /// <param name="Compressed">With gzip; null where that gains nothing.</param>
    private sealed record Asset(byte[] Bytes, byte[]? Compressed, string MediaType, string Tag);

    /// <summary>The address of an asset, with what changes when it changes: browsers may keep it for good.</summary>
    public static string Address(string name) => $"/assets/{name}?v={s_all.Value[name].Tag}";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/assets/{**name}", Send).OpenToAll().ExcludeFromDescription();

    private static IResult Send(string name, HttpContext context)
    {
        if (!s_all.Value.TryGetValue(name, out var asset)) return Results.NotFound();
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.ETag = $"\"{asset.Tag}\"";
        headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.IfNoneMatch.Contains($"\"{asset.Tag}\"")) return Results.StatusCode(StatusCodes.Status304NotModified);
        bool compressed = asset.Compressed is not null && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        if (compressed) headers.ContentEncoding = "gzip";
        return Results.Bytes(compressed ? asset.Compressed! : asset.Bytes, asset.MediaType);
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(EmbeddedAssets).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(name => name[Prefix.Length..], name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            string type = MediaType(name);
            return new Asset(bytes, type.StartsWith("font/", StringComparison.Ordinal) ? null : Compress(bytes), type, Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]);
        }, StringComparer.Ordinal);
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal)) gzip.Write(bytes);
        return output.ToArray();
    }

    private static string MediaType(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
}
