using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>The events of one row of <c>acts</c>, unpacked.</summary>
/// <param name="Texts">Types, statuses and publishers by their index.</param>
/// <param name="Ends">For each event where its parties end among all.</param>
internal sealed record ActList(string[] Texts, Act[] Acts, int[] Ends, ActParty[] Parties)
{
    /// <summary>In memory, roughly.</summary>
    public long Bytes => Acts.Length * 44L + Parties.Length * 8L + Texts.Length * 64L;

    public static ActList Of(ReadOnlySpan<byte> packed)
    {
        var block = new ActReader(packed);
        var acts = new List<Act>();
        var ends = new List<int>();
        var all = new List<ActParty>();
        var parties = new List<ActParty>();
        while (block.Read(out var act, parties))
        {
            acts.Add(act);
            all.AddRange(parties);
            ends.Add(all.Count);
        }
        return new(block.Texts, [.. acts], [.. ends], [.. all]);
    }
}

/// <summary>All events of the archive, and whom their parties go by.</summary>
/// <param name="Parties">By number of the identity: whom it goes by, 0 for itself.</param>
/// <param name="Kinds">By number of the identity: what it is, as far as a question has had to know.</param>
internal sealed record KnownActs(List<ActList> Blocks, int[] Parties, PartyKind[] Kinds)
{
    public long Bytes => Blocks.Sum(block => block.Bytes) + Parties.Length * 5L;

    public static KnownActs Read(StoreConnection connection)
    {
        long last = connection.Number("SELECT max(identity) FROM identities");
        int[] parties = new int[last + 1];
        using (var joined = connection.Ask("SELECT identity, party FROM identities WHERE party <> identity"))
        {
            using var rows = joined.Rows();
            while (rows.Read()) parties[rows.GetInt64(0)] = (int)rows.GetInt64(1);
        }
        var blocks = new List<ActList>();
        using (var all = connection.Ask("SELECT acts FROM acts ORDER BY block"))
        {
            using var rows = all.Rows();
            while (rows.Read()) blocks.Add(ActList.Of((byte[])rows.GetValue(0)));
        }
        return new(blocks, parties, new PartyKind[last + 1]);
    }
}

internal enum PartyKind : byte
{
    Unknown,
    Person,
    Other,
}
