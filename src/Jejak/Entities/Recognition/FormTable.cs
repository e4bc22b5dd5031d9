using System.Runtime.InteropServices;

namespace Jejak.Entities.Recognition;

/// <summary>What raw news says of a folded form. Counts and shares, no text.</summary>
/// <param name="Fingerprint">Tells the form from others that fall on the same row; 0 in empty rows.</param>
/// <param name="Fine">Cluster of its vector among 512, plus one; 0 where it has none.</param>
/// <param name="Coarse">Cluster among 64, plus one.</param>
/// <param name="Capital">How often it has a capital inside sentences, in eighths, plus one; 0 where it was not counted.</param>
/// <param name="Frequency">log2 of its count.</param>
/// <param name="Person">In fifteenths: how often its neighbours alone make it a person's name.</param>
/// <param name="Organization">The same for organizations.</param>
/// <param name="Place">The same for places.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct FormFacts(uint Fingerprint, ushort Fine, byte Coarse, byte Capital, byte Frequency, byte Person, byte Organization, byte Place);

/// <summary>Facts of forms by the hash of the form: an open table that keeps no string.</summary>
internal sealed class FormTable(FormFacts[] rows)
{
    private readonly int _mask = rows.Length - 1;

    public FormFacts this[ulong form]
    {
        get
        {
            uint fingerprint = Fingerprint(form);
            for (int at = (int)form & _mask; ; at = (at + 1) & _mask)
            {
                ref readonly var row = ref rows[at];
                if (row.Fingerprint == fingerprint) return row;
                if (row.Fingerprint == 0) return default;
            }
        }
    }

    public ReadOnlySpan<FormFacts> Rows => rows;

    /// <summary>How many forms it knows.</summary>
    public int Count => rows.Count(row => row.Fingerprint != 0);

    /// <summary>A table of at most half its rows filled.</summary>
    public static FormTable Create(IReadOnlyCollection<KeyValuePair<ulong, FormFacts>> facts)
    {
        int size = 16;
        while (size < facts.Count * 2) size *= 2;
        var rows = new FormFacts[size];
        foreach (var (form, fact) in facts)
        {
            int at = (int)form & (size - 1);
            while (rows[at].Fingerprint != 0) at = (at + 1) & (size - 1);
            rows[at] = fact with { Fingerprint = Fingerprint(form) };
        }
        return new(rows);
    }

    private static uint Fingerprint(ulong form) => (uint)(form >> 32) | 1;
}
