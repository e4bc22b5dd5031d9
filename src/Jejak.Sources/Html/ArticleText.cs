using System.Text;
using Jejak.Articles;
using Jejak.Text;

namespace Jejak.Sources.Html;

/// <summary>Writes the text of an article's element line by line, with the way back to the page.</summary>
internal sealed class ArticleText
{
    private const double MostlyLinks = 0.8;

    private readonly PageTree _page;
    private readonly StringBuilder _text = new();
    private readonly OffsetMap.Builder _map = new();
    private readonly List<Block> _blocks = [];
    private TextSpan? _space;
    private bool _break;
    private int _lineStart;
    private BlockKind? _lineKind;
    private int _lineLinks;

    private ArticleText(PageTree page) => _page = page;

    /// <summary>The text of the page's article; null where it has none.</summary>
    /// <param name="title">Index of the element that holds the headline, or −1.</param>
    /// <param name="main">Index of the element that holds the body, or −1.</param>
    public static ExtractedText? Of(PageTree page, int title, int main)
    {
        var text = new ArticleText(page);
        if (title >= 0 && (main < 0 || !(title >= main && title < page.Elements[main].End))) text.Write(title, BlockKind.Title);
        if (main >= 0) text.Write(main);
        text.EndLine();
        return text._text.Length == 0 ? null : new(text._text.ToString(), text._map.Build(text._text.Length), text._blocks);
    }

    private void Write(int root, BlockKind? kind = null)
    {
        var element = _page.Elements[root];
        int first = element.FirstRun, count = element.EndRun - first;
        var flow = new Flow[count + 1];
        if (kind is not null) Array.Fill(flow, new Flow { Kind = kind });
        for (int i = root; i < element.End; i++) Mark(_page.Elements[i], i == root, flow, first);
        for (int run = 0; run < count; run++)
        {
            _break |= flow[run].Breaks;
            if (flow[run].Cell) _space ??= new(_page.Runs[first + run].Start, _page.Runs[first + run].Start);
            if (!flow[run].Dropped) Append(_page.Runs[first + run], flow[run]);
        }
        _break = true;
    }

    /// <summary>What is to be known of a run before it is written.</summary>
    private struct Flow
    {
        public bool Breaks, Cell, Dropped, Link;
        public BlockKind? Kind;
    }

    private static void Mark(PageElement element, bool isRoot, Flow[] flow, int first)
    {
        int from = element.FirstRun - first, to = element.EndRun - first;
        if (from < 0 || to >= flow.Length || element.IsExcluded) return;
        if (element.Tag == PageTag.Cell) flow[from].Cell = flow[to].Cell = true;
        else if (element.Tag is not (PageTag.Inline or PageTag.Link)) flow[from].Breaks = flow[to].Breaks = true;
        bool dropped = !isRoot && IsBeside(element);
        BlockKind? kind = element.Tag switch
        {
            PageTag.Title => BlockKind.Title,
            PageTag.Heading => BlockKind.Heading,
            PageTag.Caption => BlockKind.Caption,
            _ when !isRoot && (element.Class & ClassMeaning.Caption) != 0 && element.Length < 600 => BlockKind.Caption,
            _ => null,
        };
        if (!dropped && kind is null && element.Tag != PageTag.Link) return;
        for (int run = from; run < to; run++)
        {
            flow[run].Dropped |= dropped;
            flow[run].Link |= element.Tag == PageTag.Link;
            flow[run].Kind ??= kind;
        }
    }

    /// <summary>Lists of links, and what calls itself an advertisement, a sharing bar, a related story.</summary>
    private static bool IsBeside(PageElement element)
    {
        if (element.Tag is PageTag.Inline or PageTag.Link or PageTag.Title) return false;
        if (element.Links >= 3 && element.LinkDensity > 0.5) return true;
        bool aside = (element.Class & (ClassMeaning.Aside | ClassMeaning.Article)) == ClassMeaning.Aside;
        return aside && element.Tag != PageTag.Paragraph && (element.LinkDensity > 0.3 || element.Length < 40);
    }

    private void Append(PageRun run, Flow flow)
    {
        string source = _page.Source;
        for (int i = run.Start; i < run.End;)
        {
            if (char.IsWhiteSpace(source[i]))
            {
                int end = i + 1;
                while (end < run.End && char.IsWhiteSpace(source[end])) end++;
                _space ??= new(i, end);
                i = end;
            }
            else if (source[i] == '&' && CharacterReference.Resolve(source.AsSpan(0, run.End), i, out int width) is { } value)
            {
                if (string.IsNullOrWhiteSpace(value)) _space ??= new(i, i + width);
                else Add(value, new(i, i + width), flow);
                i += width;
            }
            else
            {
                int end = i + 1;
                while (end < run.End && source[end] != '&' && !char.IsWhiteSpace(source[end])) end++;
                Add(source.AsSpan(i, end - i), new(i, end), flow);
                i = end;
            }
        }
    }

    private void Add(ReadOnlySpan<char> words, TextSpan original, Flow flow)
    {
        if (_break && _text.Length > 0)
        {
            EndLine();
            _map.Add(_text.Length, new(original.Start, original.Start));
            _text.Append('\n');
            _lineStart = _text.Length;
        }
        else if (_space is { } space && _text.Length > 0)
        {
            _map.Add(_text.Length, space);
            _text.Append(' ');
        }
        (_break, _space) = (false, null);
        _map.Add(_text.Length, original);
        _text.Append(words);
        _lineKind ??= flow.Kind;
        if (flow.Link) _lineLinks += words.Length;
    }

    private void EndLine()
    {
        var span = new TextSpan(_lineStart, _text.Length);
        bool related = _lineKind is null or BlockKind.Heading && span.Length > 15 && _lineLinks > MostlyLinks * span.Length;
        if (related && _lineLinks > 15) _lineKind = BlockKind.Related;
        if (_lineKind is { } kind && !span.IsEmpty) _blocks.Add(new(kind, span));
        (_lineKind, _lineLinks) = (null, 0);
    }
}
