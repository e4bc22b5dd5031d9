using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Who was on which side of an event.</summary>
/// <param name="Identity">Number of the identity.</param>
internal readonly record struct ActParty(int Identity, bool IsPerson, bool IsRecipient);

/// <summary>What decides whether an event counts between two, without its words.</summary>
/// <param name="First">Day, as days since 0001-01-01; −1 where it has none.</param>
internal readonly record struct Act(int First, int Last, int Type, int Status, int Publisher, double Intensity, bool HasRecipients);

/// <summary>
/// Events of some articles in few bytes: the texts they use (types, statuses, publishers), then of each event days, indexes of its texts, intensity and parties, whole numbers in groups of seven bits, lowest first.
/// </summary>
internal sealed class ActBlock
{
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
    private readonly List<byte> _acts = [];

    /// <param name="first">A day of the archive, or null.</param>
    /// <param name="publisher">Null where the article has none.</param>
    public void Add(string? first, string? last, string type, string status, string? publisher, double intensity, bool hasRecipients, IReadOnlyList<ActParty> parties)
    {
        Leb128.Put(_acts, DayOf(first) + 1);
        Leb128.Put(_acts, DayOf(last) + 1);
        Leb128.Put(_acts, IndexOf(type));
        Leb128.Put(_acts, IndexOf(status));
        Leb128.Put(_acts, publisher is null ? 0 : IndexOf(publisher) + 1);
        Span<byte> number = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(number, intensity);
        _acts.AddRange(number);
        Leb128.Put(_acts, parties.Count * 2 + (hasRecipients ? 1 : 0));
        foreach (var party in parties) Leb128.Put(_acts, (long)party.Identity * 4 + (party.IsPerson ? 2 : 0) + (party.IsRecipient ? 1 : 0));
    }

    public byte[] ToBytes()
    {
        var bytes = new List<byte>();
        Leb128.Put(bytes, _texts.Count);
        foreach (string text in _texts)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            Leb128.Put(bytes, utf8.Length);
            bytes.AddRange(utf8);
        }
        return [.. bytes, .. _acts];
    }

    /// <summary>As the archive has days; −1 for null.</summary>
    public static int DayOf(string? day) => day is null ? -1 : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;

    private int IndexOf(string text)
    {
        if (_byText.TryGetValue(text, out int index)) return index;
        _byText.Add(text, index = _texts.Count);
        _texts.Add(text);
        return index;
    }
}

/// <summary>Reads one event of an <see cref="ActBlock"/> after the other.</summary>
internal ref struct ActReader
{
    private ReadOnlySpan<byte> _rest;

    public ActReader(ReadOnlySpan<byte> block)
    {
        _rest = block;
        Texts = new string[Number()];
        for (int i = 0; i < Texts.Length; i++)
        {
            int length = (int)Number();
            Texts[i] = Encoding.UTF8.GetString(_rest[..length]);
            _rest = _rest[length..];
        }
    }

    /// <summary>Types, statuses and publishers by their index.</summary>
    public string[] Texts { get; }

    /// <param name="parties">Cleared and filled.</param>
    /// <returns>False at the end.</returns>
    public bool Read(out Act act, List<ActParty> parties)
    {
        parties.Clear();
        act = default;
        if (_rest.IsEmpty) return false;
        int first = (int)Number() - 1, last = (int)Number() - 1, type = (int)Number(), status = (int)Number(), publisher = (int)Number() - 1;
        double intensity = BinaryPrimitives.ReadDoubleLittleEndian(_rest);
        _rest = _rest[sizeof(double)..];
        int count = (int)Number();
        act = new(first, last, type, status, publisher, intensity, (count & 1) != 0);
        for (int i = count >> 1; i > 0; i--)
        {
            long party = Number();
            parties.Add(new((int)(party >> 2), (party & 2) != 0, (party & 1) != 0));
        }
        return true;
    }

    private long Number() => Leb128.Take(ref _rest);
}
