using Jejak.Articles;
using Jejak.Text;

namespace Jejak.Formats;

/// <summary>Leads spans of an article's text to spans of <see cref="SourceDocument.Text"/>, which a reading's offsets point into.</summary>
public readonly struct PageSpans
{
    private readonly OffsetMap? _map;
    private readonly Article _article;

    public PageSpans(Article article) => (_article, _map) = (article, article.Source.Extracted?.Map);

    /// <summary>One span from the first to the last character, markup in between included.</summary>
    public TextSpan Cover(TextSpan span) => _map is null ? span : _map.Cover(span);

    /// <summary>Whether markup lies inside <paramref name="span"/>, so that it is several pieces on the page.</summary>
    public bool IsBroken(TextSpan span) => _map is not null && _map.Fragments(span).Count > 1;

    /// <summary>The pieces of <paramref name="span"/> on the page: cut where markup lies in between, and where <paramref name="bodyOnly"/>, around blocks that are not the article's words.</summary>
    public List<TextSpan> Fragments(TextSpan span, bool bodyOnly = false)
    {
        var fragments = new List<TextSpan>();
        if (!bodyOnly)
        {
            AddMapped(fragments, span);
            return fragments;
        }
        string text = _article.Text;
        int start = span.Start;
        foreach (var block in _article.Blocks)
        {
            if (block.Span.End <= start || block.IsBody) continue;
            if (block.Span.Start >= span.End) break;
            AddTrimmed(fragments, new TextSpan(start, Math.Max(start, block.Span.Start)), text);
            start = Math.Min(span.End, block.Span.End);
        }
        AddTrimmed(fragments, new TextSpan(start, span.End), text);
        // A quotation inside a caption or a title is not the article's own words, but it is all there is to show.
        if (fragments.Count == 0) AddMapped(fragments, span);
        return fragments;
    }

    private void AddTrimmed(List<TextSpan> fragments, TextSpan span, string text)
    {
        if (span.IsEmpty) return;
        span = span.Trim(text);
        if (!span.IsEmpty) AddMapped(fragments, span);
    }

    private void AddMapped(List<TextSpan> fragments, TextSpan span)
    {
        if (_map is null) fragments.Add(span);
        else fragments.AddRange(_map.Fragments(span));
    }
}
