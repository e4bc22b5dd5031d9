namespace Jejak.Text;

/// <summary>
/// The forms that vectors stand for: lower case, one kind of apostrophe and of hyphen as in <see cref="Languages.Vocabulary"/>, and every digit as <c>0</c>
/// (<c>60.800</c> is <c>00.000</c>), so that years, amounts and clock times are a few forms instead of thousands.
/// </summary>
public static class FormFolding
{
    public const int LongestForm = 40;

    /// <returns>The length written, or −1 where the form is longer than <see cref="LongestForm"/>.</returns>
    public static int Fold(ReadOnlySpan<char> form, Span<char> folded)
    {
        if (form.Length > LongestForm) return -1;
        for (int i = 0; i < form.Length; i++) folded[i] = Fold(form[i]);
        return form.Length;
    }

    public static char Fold(char c)
    {
        if (c < 128) return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c is >= '0' and <= '9' ? '0' : c == '`' ? '\'' : c;
        return char.IsDigit(c) ? '0' : c switch { '’' or '‘' or '´' => '\'', '‑' or '–' => '-', '“' or '”' or '„' or '«' or '»' => '"', _ => char.ToLowerInvariant(c) };
    }
}
