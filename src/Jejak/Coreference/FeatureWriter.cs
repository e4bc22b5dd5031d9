namespace Jejak.Coreference;

/// <summary>Numbers the features that hold: every call of a sequence has its own range of numbers, whether or not its feature holds.</summary>
internal ref struct FeatureWriter(Span<int> features)
{
    private readonly Span<int> _features = features;
    private int _next;

    public int Count { get; private set; }

    /// <summary>Numbers given so far: at the end of a sequence the size of its range.</summary>
    public readonly int Range => _next;

    /// <summary>One of <paramref name="values"/> values; none holds where <paramref name="value"/> is negative.</summary>
    public void One(int value, int values)
    {
        if (value >= 0) _features[Count++] = _next + Math.Min(value, values - 1);
        _next += values;
    }

    public void If(bool holds) => One(holds ? 0 : -1, 1);

    /// <summary>Leaves out a range.</summary>
    public void Skip(int values) => _next += values;
}
