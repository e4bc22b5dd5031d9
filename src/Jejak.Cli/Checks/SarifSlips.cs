using System.Globalization;
using System.Text;
using System.Text.Json;
using Jejak.Findings;

namespace Jejak.Cli.Checks;

/// <summary>
/// SARIF 2.1.0 (OASIS): one run, one rule a code, one result a slip. Columns and offsets count UTF-16 code units. A record of a file of records is an artifact of its own,
/// <c>news.jsonl#12</c>: its regions point into its text.
/// </summary>
internal sealed class SarifSlips(string language) : ISlipFormat
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private readonly byte[] _head = Begin(language);

    public ReadOnlySpan<byte> Head => _head;

    public ReadOnlySpan<byte> Between => ",\n"u8;

    public byte[] Foot(bool isComplete) => Encoding.UTF8.GetBytes($$"""
        ],"invocations":[{"executionSuccessful":{{(isComplete ? "true" : "false")}}}]}]}

        """.ReplaceLineEndings("\n"));

    public byte[] Write(Slip slip)
    {
        var wording = slip.In(language);
        return SlipJson.Bytes(json =>
        {
            json.WriteString("ruleId"u8, slip.Finding.Code);
            json.WriteNumber("ruleIndex"u8, FindingCodes.All.IndexOf(slip.Finding.Code));
            json.WriteString("level"u8, "warning"u8);
            Text(json, "message"u8, wording.Advice is { } advice ? $"{wording.Message}; {advice}" : wording.Message);
            json.WriteStartArray("locations"u8);
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation"u8);
            Artifact(json, slip);
            Region(json, slip);
            json.WriteEndObject();
            json.WriteStartArray("logicalLocations"u8);
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName"u8, slip.Id);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            Fix(json, slip, wording.Advice);
            json.WriteStartObject("properties"u8);
            SlipJson.Wordings(json, slip);
            json.WriteEndObject();
        });
    }

    private static byte[] Begin(string language)
    {
        byte[] tool = SlipJson.Bytes(json =>
        {
            json.WriteStartObject("driver"u8);
            json.WriteString("name"u8, "jejak"u8);
            json.WriteString("version"u8, Reader.Version);
            json.WriteString("language"u8, language);
            json.WriteStartArray("rules"u8);
            foreach (var rule in FindingMessages.All.Rules) Rule(json, rule, language);
            json.WriteEndArray();
            json.WriteEndObject();
        });
        return Encoding.UTF8.GetBytes($$"""
            {"$schema":"{{Schema}}","version":"2.1.0","runs":[{"tool":{{Encoding.UTF8.GetString(tool)}},"language":"{{language}}","columnKind":"utf16CodeUnits","results":[

            """.ReplaceLineEndings("\n"));
    }

    private static void Rule(Utf8JsonWriter json, FindingRule rule, string language)
    {
        int own = FindingMessages.Languages.IndexOf(language);
        json.WriteStartObject();
        json.WriteString("id"u8, rule.Code);
        Text(json, "shortDescription"u8, rule.Short[own]);
        Text(json, "fullDescription"u8, rule.Full[own]);
        json.WriteStartObject("help"u8);
        json.WriteString("text"u8, string.Join("\n\n", FindingMessages.Languages.Select((code, i) => $"[{code}] {rule.Full[i]}")));
        json.WriteString("markdown"u8, string.Join("\n\n", FindingMessages.Languages.Select((code, i) => $"**{code}** {rule.Full[i]}")));
        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration"u8);
        json.WriteString("level"u8, "warning"u8);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, ReadOnlySpan<byte> name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text"u8, text);
        json.WriteEndObject();
    }

    private static void Artifact(Utf8JsonWriter json, Slip slip)
    {
        json.WriteStartObject("artifactLocation"u8);
        json.WriteString("uri"u8, Uri(slip.File) + (slip.Record is { } record ? string.Create(CultureInfo.InvariantCulture, $"#{record}") : ""));
        json.WriteEndObject();
    }

    private static void Region(Utf8JsonWriter json, Slip slip)
    {
        json.WriteStartObject("region"u8);
        json.WriteNumber("startLine"u8, slip.Start.Line);
        json.WriteNumber("startColumn"u8, slip.Start.Column);
        json.WriteNumber("endLine"u8, slip.End.Line);
        json.WriteNumber("endColumn"u8, slip.End.Column);
        json.WriteNumber("charOffset"u8, slip.Span.Start);
        json.WriteNumber("charLength"u8, slip.Span.Length);
        Text(json, "snippet"u8, slip.Text);
        json.WriteEndObject();
    }

    /// <summary>The suggestion as a change an editor can make: only where the file is the text.</summary>
    private static void Fix(Utf8JsonWriter json, Slip slip, string? advice)
    {
        if (slip.Finding.Suggestion is not { } suggestion || slip.Record is not null || !slip.IsWhole || slip.File == "-") return;
        json.WriteStartArray("fixes"u8);
        json.WriteStartObject();
        Text(json, "description"u8, advice ?? suggestion);
        json.WriteStartArray("artifactChanges"u8);
        json.WriteStartObject();
        Artifact(json, slip);
        json.WriteStartArray("replacements"u8);
        json.WriteStartObject();
        json.WriteStartObject("deletedRegion"u8);
        json.WriteNumber("charOffset"u8, slip.Span.Start);
        json.WriteNumber("charLength"u8, slip.Span.Length);
        json.WriteEndObject();
        Text(json, "insertedContent"u8, suggestion);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>An absolute path as <c>file://</c>, another as a relative reference (RFC 3986) with slashes.</summary>
    private static string Uri(string path)
    {
        if (Path.IsPathFullyQualified(path)) return new UriBuilder(System.Uri.UriSchemeFile, "") { Path = path }.Uri.AbsoluteUri;
        string[] steps = path.Split(OperatingSystem.IsWindows() ? ['/', '\\'] : ['/']);
        return string.Join('/', steps.Select(System.Uri.EscapeDataString));
    }
}
