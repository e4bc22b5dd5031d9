using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Jejak.Articles;
using Jejak.Text;

namespace Jejak.Formats;

/// <summary>Writes spans, and references from one part of a reading to another.</summary>
internal readonly struct SpanJson(Utf8JsonWriter json, Article article)
{
    private readonly PageSpans _page = new(article);

    public PageSpans Page => _page;

    /// <summary><c>start</c> and <c>end</c> on the page.</summary>
    public void Range(TextSpan span)
    {
        var cover = _page.Cover(span);
        json.WriteNumber("start"u8, cover.Start);
        json.WriteNumber("end"u8, cover.End);
    }

    /// <summary><c>start</c>, <c>end</c> and <c>text</c>; where markup lies inside, <c>fragments</c> too.</summary>
    public void Words(TextSpan span)
    {
        WordsOnPage(_page.Cover(span));
        if (!_page.IsBroken(span)) return;
        json.WriteStartArray("fragments"u8);
        foreach (var fragment in _page.Fragments(span))
        {
            json.WriteStartObject();
            WordsOnPage(fragment);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The same, of a span that points into the page already.</summary>
    public void WordsOnPage(TextSpan span)
    {
        json.WriteNumber("start"u8, span.Start);
        json.WriteNumber("end"u8, span.End);
        json.WriteString("text"u8, span.In(article.Source.Text));
    }

    /// <summary>An object of its own with the span's offsets and words, or null.</summary>
    public void Object(ReadOnlySpan<byte> name, TextSpan? span)
    {
        if (span is not { } words)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        Words(words);
        json.WriteEndObject();
    }

    public void Strings(ReadOnlySpan<byte> name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        if (!values.IsDefault)
        {
            foreach (string value in values) json.WriteStringValue(value);
        }
        json.WriteEndArray();
    }

    /// <summary><c>e1</c> for the entity of index 0; null for −1.</summary>
    public void Reference(ReadOnlySpan<byte> name, char letter, int index)
    {
        if (index < 0) json.WriteNull(name);
        else json.WriteString(name, Id(letter, index, stackalloc char[12]));
    }

    public void References(ReadOnlySpan<byte> name, ImmutableArray<int> entities)
    {
        json.WriteStartArray(name);
        if (!entities.IsDefault)
        {
            Span<char> room = stackalloc char[12];
            foreach (int entity in entities) json.WriteStringValue(Id('e', entity, room));
        }
        json.WriteEndArray();
    }

    private static ReadOnlySpan<char> Id(char letter, int index, Span<char> room)
    {
        room[0] = letter;
        (index + 1).TryFormat(room[1..], out int written, provider: CultureInfo.InvariantCulture);
        return room[..(written + 1)];
    }
}
