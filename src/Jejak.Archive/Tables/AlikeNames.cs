using System.Runtime.Intrinsics;
using Jejak.Archive.Identity;

namespace Jejak.Archive.Tables;

/// <summary>Finds names that contain the words asked for, or differ from them by few letters, in texts with a name a line. Not safe for several threads.</summary>
internal sealed class AlikeNames
{
    private readonly string _key;
    private readonly int _most;
    private readonly sbyte[] _letters = new sbyte[Vector256<sbyte>.Count];
    private readonly Dictionary<string, int> _distances = new(StringComparer.Ordinal);

    /// <param name="key">In its normal form; not empty.</param>
    public AlikeNames(string key)
    {
        _key = key;
        _most = Math.Max(1, key.Length / 3);
        if (key.Length < sbyte.MaxValue) Array.ForEach(key.ToCharArray(), c => _letters[c & 31]++);
    }

    /// <summary>Letters in which they differ; 1 where the name has the words.</summary>
    public IReadOnlyDictionary<string, int> Distances => _distances;

    public void Add(ReadOnlySpan<char> names)
    {
        AddAlike(names);
        AddContaining(names);
    }

    private void AddAlike(ReadOnlySpan<char> rest)
    {
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf('\n');
            var name = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (Math.Abs(name.Length - _key.Length) > _most || !MayBeAlike(name)) continue;
            int distance = EditDistance.Within(name, _key, _most);
            if (distance <= _most) _distances[name.ToString()] = distance;
        }
    }

    private void AddContaining(ReadOnlySpan<char> names)
    {
        for (int from = 0; names[from..].IndexOf(_key) is >= 0 and var found; from += found + 1)
        {
            int start = from + found, end = start + _key.Length;
            if (start > 0 && names[start - 1] is not (' ' or '\n') || end < names.Length && names[end] is not (' ' or '\n')) continue;
            int first = names[..start].LastIndexOf('\n') + 1, length = names[end..].IndexOf('\n');
            _distances[names[first..(length < 0 ? names.Length : end + length)].ToString()] = 1;
        }
    }

    /// <summary>Counts letters, which is soon done: each edit takes away one at most, and adds one at most.</summary>
    private bool MayBeAlike(ReadOnlySpan<char> name)
    {
        if (name.Length >= sbyte.MaxValue || _key.Length >= sbyte.MaxValue) return true;
        Span<sbyte> left = stackalloc sbyte[Vector256<sbyte>.Count];
        _letters.CopyTo(left);
        foreach (char c in name) left[c & 31]--;
        var counts = Vector256.Create<sbyte>(left);
        return Vector256.Sum(Vector256.Max(counts, Vector256<sbyte>.Zero)) <= _most && -Vector256.Sum(Vector256.Min(counts, Vector256<sbyte>.Zero)) <= _most;
    }
}
