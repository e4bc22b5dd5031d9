namespace Jejak.Text;

/// <summary>
/// Leads from a normal form of a text back to the text as it was given. Both are cut into runs; within a run the two advance together,
/// between runs the original may hold more (markup), and an entity such as <c>&amp;amp;</c> is a run of its own.
/// </summary>
public sealed class OffsetMap
{
    private readonly int[] _normal;
    private readonly int[] _original;
    private readonly int[] _originalEnd;

    private readonly int _length;

    private OffsetMap(int[] normal, int[] original, int[] originalEnd, int length) => (_normal, _original, _originalEnd, _length) = (normal, original, originalEnd, length);

    /// <summary>The original's spans that <paramref name="span"/> of the normal form came from, in order; several where markup lies between.</summary>
    public IReadOnlyList<TextSpan> Fragments(TextSpan span)
    {
        var fragments = new List<TextSpan>();
        for (int run = Run(span.Start); run < _normal.Length && _normal[run] < span.End; run++)
        {
            int runEnd = run + 1 < _normal.Length ? _normal[run + 1] : _length;
            int from = Math.Max(span.Start, _normal[run]), to = Math.Min(span.End, runEnd);
            if (from >= to) continue;
            // A reference or white space that became something of another length is one thing: half of it leads to all of it.
            bool plain = runEnd == int.MaxValue || _originalEnd[run] - _original[run] == runEnd - _normal[run];
            int start = plain ? Math.Min(_original[run] + (from - _normal[run]), _originalEnd[run]) : _original[run];
            int end = plain && to != runEnd ? Math.Min(_original[run] + (to - _normal[run]), _originalEnd[run]) : _originalEnd[run];
            if (fragments.Count > 0 && fragments[^1].End == start) fragments[^1] = new(fragments[^1].Start, end);
            else if (end > start) fragments.Add(new(start, end));
        }
        return fragments;
    }

    /// <summary>One span of the original from the first to the last character of <paramref name="span"/>, markup in between included.</summary>
    public TextSpan Cover(TextSpan span)
    {
        var fragments = Fragments(span);
        if (fragments.Count > 0) return new(fragments[0].Start, fragments[^1].End);
        int run = Run(span.Start);
        int at = run < _normal.Length ? Math.Min(_original[run] + Math.Max(0, span.Start - _normal[run]), _originalEnd[run]) : 0;
        return new(at, at);
    }

    private int Run(int offset)
    {
        int found = Array.BinarySearch(_normal, offset);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }

    /// <summary>Collects runs in the order of the normal form.</summary>
    public sealed class Builder
    {
        private readonly List<int> _normal = [];
        private readonly List<int> _original = [];
        private readonly List<int> _originalEnd = [];

        /// <summary>Says that from <paramref name="normal"/> on, the normal form stands for <paramref name="original"/>, until the next run.</summary>
        public void Add(int normal, TextSpan original)
        {
            if (_normal.Count > 0 && _normal[^1] == normal) { _original[^1] = original.Start; _originalEnd[^1] = original.End; return; }
            _normal.Add(normal);
            _original.Add(original.Start);
            _originalEnd.Add(original.End);
        }

        /// <summary>The map of a normal form of <paramref name="length"/> code units, which need be given only where the last run is a reference or white space that became one.</summary>
        public OffsetMap Build(int length = int.MaxValue) => new([.. _normal], [.. _original], [.. _originalEnd], length);
    }
}
