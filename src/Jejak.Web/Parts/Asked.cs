namespace Jejak.Web.Parts;

/// <summary>What forms, addresses and assistants send.</summary>
internal static class Asked
{
    /// <summary>Without white space round it; null for what was left empty.</summary>
    public static string? OrNull(this string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
