using System.Net;
using System.Text;
using Jejak.Text;

namespace Jejak.Archive.Exports.Articles;

/// <summary>
/// A text that people can read, and where the reading's spans stand in it: the text as it was given, or for a page what its blocks say without markup, an empty line between two.
/// </summary>
internal sealed class PlainText
{
    /// <summary>"&amp;#x1F600;" and whatever has a name.</summary>
    private const int LongestReference = 12;

    private readonly int[]? _at;

    public PlainText(Reading reading)
    {
        if (reading.Source.MediaType != "text/html")
        {
            Text = reading.Text;
            return;
        }
        _at = new int[reading.Text.Length + 1];
        Text = OfPage(reading, _at);
    }

    public string Text { get; }

    /// <summary>Where the range of the given text stands.</summary>
    public TextSpan At(int start, int end)
    {
        if (_at is null) return new(Math.Min(start, Text.Length), Math.Min(end, Text.Length));
        return new TextSpan(_at[Math.Min(start, _at.Length - 1)], _at[Math.Min(end, _at.Length - 1)]).Trim(Text);
    }

    private static string OfPage(Reading reading, int[] at)
    {
        string page = reading.Text;
        var text = new StringBuilder();
        int done = 0;
        foreach (var block in reading.Blocks)
        {
            if (block.Start < done) continue;
            at.AsSpan(done, block.Start - done).Fill(text.Length);
            if (text.Length > 0) text.Append("\n\n");
            for (int i = block.Start; i < block.End;)
            {
                int next = Math.Min(Next(page, i, out string words), block.End);
                // Markup and reference lead to where their words begin.
                at.AsSpan(i, next - i).Fill(text.Length);
                bool isSpace = words.Length == 1 && char.IsWhiteSpace(words[0]);
                if (!isSpace) text.Append(words);
                else if (text.Length > 0 && !char.IsWhiteSpace(text[^1])) text.Append(' ');
                i = next;
            }
            done = block.End;
        }
        at.AsSpan(done).Fill(text.Length);
        return text.ToString();
    }

    /// <summary>Behind what begins at <paramref name="at"/>: a tag or comment, which says nothing, a character reference, a code unit.</summary>
    private static int Next(string page, int at, out string words)
    {
        words = "";
        var rest = page.AsSpan(at);
        if (rest[0] == '<' && rest.Length > 1 && (char.IsAsciiLetter(rest[1]) || rest[1] is '/' or '!'))
        {
            bool isComment = rest.StartsWith("<!--");
            int close = isComment ? rest.IndexOf("-->") : rest.IndexOf('>');
            if (close > 0) return at + close + (isComment ? 3 : 1);
        }
        if (rest[0] == '&' && rest.IndexOf(';') is > 1 and < LongestReference and int end)
        {
            string reference = rest[..(end + 1)].ToString();
            words = WebUtility.HtmlDecode(reference);
            if (words != reference)
            {
                if (words.Length == 1 && char.IsWhiteSpace(words[0])) words = " ";
                return at + end + 1;
            }
        }
        words = char.IsWhiteSpace(rest[0]) ? " " : rest[..1].ToString();
        return at + 1;
    }
}
