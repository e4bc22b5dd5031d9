using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Jejak.Sources.Html;

/// <summary>
/// A parsed page whose text knows where it stands in the source. The parser tells the source range of every run of characters it cuts; the document's text nodes
/// are then matched with those runs in order. Text that cannot be matched (a parser moved it, or changed it) is left out rather than misplaced.
/// </summary>
internal sealed class PageTree
{
    // A run of text is looked for this far ahead where the order of document and source differs (text inside tables is moved before them).
    private const int LookAhead = 64;

    private readonly List<PageElement> _elements = [];
    private readonly List<PageRun> _runs = [];
    private readonly List<(string Data, int Start)> _characters = [];
    private int _next;

    private PageTree(string source, IDocument document) => (Source, Document) = (source, document);

    /// <summary>The page: of the same length as it was given, line ends and zeros made plain.</summary>
    public string Source { get; }

    public IDocument Document { get; }

    /// <summary>In document order: an element's descendants follow it.</summary>
    public IReadOnlyList<PageElement> Elements => _elements;

    public IReadOnlyList<PageRun> Runs => _runs;

    public static PageTree Parse(string html)
    {
        string source = Plain(html);
        var characters = new List<(string, int)>();
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsNotConsumingCharacterReferences = true,
            SkipComments = true,
            OnToken = (token, range) =>
            {
                if (token.Type != HtmlTokenType.Character || token.Data.Length == 0) return;
                // What was changed on the way (CDATA marks taken off) has no one-to-one place.
                int start = range.Start.Index;
                bool exact = start >= 0 && start + token.Data.Length <= source.Length && source.AsSpan(start, token.Data.Length).SequenceEqual(token.Data);
                characters.Add((token.Data, exact ? start : -1));
            },
        });
        var document = parser.ParseDocument(source);
        var tree = new PageTree(source, document);
        tree._characters.AddRange(characters);
        if (document.DocumentElement is { } root) tree.Walk(root);
        return tree;
    }

    private static string Plain(string html) => html.AsSpan().ContainsAny('\r', '\0')
        ? string.Create(html.Length, html, static (plain, html) =>
        {
            for (int i = 0; i < plain.Length; i++)
                plain[i] = html[i] switch { '\0' => ' ', '\r' => i + 1 < html.Length && html[i + 1] == '\n' ? ' ' : '\n', char c => c };
        })
        : html;

    /// <summary>Without recursion: pages may be nested deeper than the stack.</summary>
    private void Walk(IElement root)
    {
        var open = new Stack<(int Element, INodeList Children, int Next)>();
        open.Push((Add(root, -1), root.ChildNodes, 0));
        while (open.TryPop(out var at))
        {
            if (at.Next == at.Children.Length)
            {
                Close(at.Element);
                continue;
            }
            open.Push(at with { Next = at.Next + 1 });
            switch (at.Children[at.Next])
            {
                case IText text:
                    AddText(text.Data, at.Element);
                    break;
                case IElement child:
                    open.Push((Add(child, at.Element), child.ChildNodes, 0));
                    break;
            }
        }
    }

    private int Add(IElement node, int parent)
    {
        var tag = PageTags.Of(node.LocalName);
        var above = parent < 0 ? null : _elements[parent];
        _elements.Add(new PageElement(node, parent)
        {
            Tag = tag,
            Class = ClassWords.Of(node.ClassName) | ClassWords.Of(node.Id),
            IsExcluded = above is { IsExcluded: true } || PageTags.IsNeverText(node),
            FirstRun = _runs.Count,
        });
        return _elements.Count - 1;
    }

    private void Close(int index)
    {
        var element = _elements[index];
        (element.End, element.EndRun) = (_elements.Count, _runs.Count);
        if (element.Tag == PageTag.Link) (element.LinkLength, element.Links) = (element.Length, 1);
        if (element.Parent < 0 || element.IsExcluded) return;
        var parent = _elements[element.Parent];
        parent.Length += element.Length;
        parent.LinkLength += element.LinkLength;
        parent.Links += element.Links;
        parent.Commas += element.Commas;
        if (element.Tag is PageTag.Inline or PageTag.Link) parent.OwnLength += element.OwnLength;
    }

    private void AddText(string data, int index)
    {
        if (data.Length == 0 || !Match(data, out int first, out int skip)) return;
        var element = _elements[index];
        int left = data.Length;
        for (int token = first; left > 0 && token < _characters.Count; token++, skip = 0)
        {
            var (piece, start) = _characters[token];
            int length = Math.Min(piece.Length - skip, left);
            left -= length;
            if (start < 0) continue;
            if (!element.IsExcluded) _runs.Add(new(start + skip, start + skip + length, index));
            Measure(element, piece.AsSpan(skip, length));
        }
    }

    private static void Measure(PageElement element, ReadOnlySpan<char> text)
    {
        int length = 0;
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c)) length++;
            if (c == ',') element.Commas++;
        }
        element.Length += length;
        element.OwnLength += length;
    }

    /// <summary>Finds the runs of characters that make up <paramref name="data"/> and moves on behind them.</summary>
    /// <param name="skip">Characters of the first run that the parser dropped (the line end after <c>&lt;pre&gt;</c>).</param>
    private bool Match(string data, out int first, out int skip)
    {
        for (first = _next; first < _characters.Count && first < _next + LookAhead; first++)
        {
            skip = _characters[first].Data[0] == '\n' && data[0] != '\n' && _characters[first].Data.Length > 1 ? 1 : 0;
            int length = 0, token = first, from = skip;
            while (token < _characters.Count && length < data.Length)
            {
                var piece = _characters[token].Data.AsSpan(from);
                if (!data.AsSpan(length).StartsWith(piece)) break;
                length += piece.Length;
                (token, from) = (token + 1, 0);
            }
            if (length != data.Length) continue;
            _next = token;
            return true;
        }
        (first, skip) = (0, 0);
        return false;
    }
}
