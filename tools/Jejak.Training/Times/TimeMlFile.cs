using System.Net;
using System.Text;
using Jejak.Text;

namespace Jejak.Training.Times;

/// <summary>A TIMEX3 of a file, or what the reader would write for one.</summary>
/// <param name="Span">In the text without markup.</param>
/// <param name="Type">DATE, TIME, DURATION or SET; empty where the file says none.</param>
/// <param name="Value">Null where none is given.</param>
internal sealed record Timex(TextSpan Span, string Type, string? Value);

/// <summary>A TimeML file: its text without markup, when it was written, and its time expressions.</summary>
/// <remarks>
/// Read by its tags alone, so that a bare ampersand or a lower-than sign in the text does no harm. What counts is the content of TEXT, else all but the
/// document's own data. A TIMEX3 with a function in the document is the time of creation and no expression of the text.
/// </remarks>
internal sealed class TimeMlFile
{
    private static readonly string[] OwnData = ["DCT", "DOCID", "DOCNO", "TITLE", "EXTRAINFO"];

    /// <summary>"&amp;#x1F600;" and whatever has a name.</summary>
    private const int LongestReference = 12;

    private readonly string _file;
    private readonly string _markup;
    private readonly StringBuilder _text = new();
    private readonly List<Timex> _expressions = [];
    private readonly bool _hasBody;
    private (int Start, string Tag, int At)? _open;
    private string? _skipping;
    private bool _inBody;

    private TimeMlFile(string file, string markup)
    {
        (_file, _markup) = (file, markup);
        _hasBody = markup.Contains("<TEXT", StringComparison.OrdinalIgnoreCase);
    }

    public string Text { get; private set; } = "";

    /// <summary>ISO 8601, as the file writes it; null where it does not say.</summary>
    public string? Created { get; private set; }

    /// <summary>Where the text itself prints when it was written: no expression, whoever finds one there.</summary>
    public List<TextSpan> CreationSpans { get; } = [];

    public IReadOnlyList<Timex> Expressions => _expressions;

    /// <summary>UTF-8, or Windows-1252 where it is no UTF-8.</summary>
    /// <exception cref="CorpusException">A TIMEX3 does not close, or two lie in one another.</exception>
    public static TimeMlFile Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        var encoding = System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        return Parse(path, encoding.GetString(bytes).TrimStart('\uFEFF'));
    }

    public static TimeMlFile Parse(string file, string markup)
    {
        var read = new TimeMlFile(file, markup);
        read.Scan();
        return read;
    }

    private bool TakesText => _skipping is null && (_inBody || !_hasBody);

    private void Scan()
    {
        int i = 0;
        while (i < _markup.Length)
        {
            int end;
            if (_markup[i] == '<' && (end = EndOfTag(i)) > 0)
            {
                Take(_markup[(i + 1)..(end - 1)], i);
                i = end;
            }
            else
            {
                int next = _markup.IndexOf('<', i + 1);
                if (next < 0) next = _markup.Length;
                if (TakesText) AppendText(_markup.AsSpan(i, next - i));
                i = next;
            }
        }
        if (_open is { } open) throw Broken(open.At, $"'<{open.Tag}>' has no end; close it with </TIMEX3>");
        Text = _text.ToString();
    }

    /// <summary>Behind the tag, comment or instruction that begins at <paramref name="at"/>; 0 where the sign is one of the text.</summary>
    private int EndOfTag(int at)
    {
        if (_markup.AsSpan(at).StartsWith("<!--")) return Behind("-->", at);
        if (at + 1 >= _markup.Length || !(char.IsLetter(_markup[at + 1]) || _markup[at + 1] is '/' or '?' or '!')) return 0;
        return Behind(">", at);
    }

    private int Behind(string mark, int at) => _markup.IndexOf(mark, at, StringComparison.Ordinal) is >= 0 and int found ? found + mark.Length : 0;

    private void Take(string tag, int at)
    {
        bool closes = tag.StartsWith('/'), isEmpty = tag.EndsWith('/');
        string name = tag.TrimStart('/').Split([' ', '\t', '\r', '\n', '/'], 2)[0];
        if (name.Equals("TEXT", StringComparison.OrdinalIgnoreCase)) _inBody = !closes;
        else if (name.Equals("TIMEX3", StringComparison.OrdinalIgnoreCase))
        {
            if (closes) Close(at);
            else Open(tag, isEmpty, at);
        }
        else if (OwnData.Contains(name, StringComparer.OrdinalIgnoreCase)) _skipping = closes || isEmpty ? null : name;
    }

    private void Open(string tag, bool isEmpty, int at)
    {
        if (_skipping is "DCT" or "dct" || Attribute(tag, "functionInDocument") is not (null or "" or "NONE")) Created ??= Attribute(tag, "value");
        if (isEmpty) return;
        if (_open is not null) throw Broken(at, "a TIMEX3 begins inside another; close the first one before");
        _open = (_text.Length, tag, at);
    }

    private void Close(int at)
    {
        if (_open is not { } open) throw Broken(at, "</TIMEX3> ends nothing; take it out or open it");
        _open = null;
        if (!TakesText || _text.Length == open.Start) return;
        if (Attribute(open.Tag, "functionInDocument") is not (null or "" or "NONE"))
        {
            CreationSpans.Add(new(open.Start, _text.Length));
            return;
        }
        _expressions.Add(new(new(open.Start, _text.Length), Attribute(open.Tag, "type") ?? "", Attribute(open.Tag, "value")));
    }

    private void AppendText(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('&') is >= 0 and int at)
        {
            _text.Append(text[..at]);
            int end = text[at..].IndexOf(';');
            string reference = end is > 1 and < LongestReference ? text.Slice(at, end + 1).ToString() : "&", decoded = WebUtility.HtmlDecode(reference);
            // What names no character is the text's own ampersand.
            int length = decoded == reference ? 1 : end + 1;
            _text.Append(length == 1 ? "&" : decoded);
            text = text[(at + length)..];
        }
        _text.Append(text);
    }

    private static string? Attribute(string tag, string name)
    {
        for (int at = tag.IndexOf(name, StringComparison.OrdinalIgnoreCase); at > 0; at = tag.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int i = at + name.Length;
            while (i < tag.Length && char.IsWhiteSpace(tag[i])) i++;
            if (!char.IsWhiteSpace(tag[at - 1]) || i >= tag.Length || tag[i] != '=') continue;
            for (i++; i < tag.Length && char.IsWhiteSpace(tag[i]);) i++;
            if (i >= tag.Length || tag[i] is not ('"' or '\'')) return null;
            int end = tag.IndexOf(tag[i], i + 1);
            return end < 0 ? null : WebUtility.HtmlDecode(tag[(i + 1)..end]);
        }
        return null;
    }

    private CorpusException Broken(int at, string problem) => new(_file, 1 + _markup.AsSpan(0, at).Count('\n'), problem);
}
