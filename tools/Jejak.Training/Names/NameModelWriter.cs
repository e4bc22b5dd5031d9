using System.Buffers.Binary;
using Jejak.Entities.Recognition;
using Jejak.Models;

namespace Jejak.Training.Names;

/// <summary>Lays a trained chain out as <see cref="NameModel"/> reads it.</summary>
internal static class NameModelWriter
{
    private const double Load = 0.85;

    /// <param name="chain">The weights.</param>
    /// <param name="numbers">Hash and number of every feature.</param>
    /// <param name="most">How many features are kept: those that can say most.</param>
    public static byte[] Write(ChainCrf chain, IEnumerable<(uint Hash, int Number, int Own)> numbers, FormTable facts, int most)
    {
        var kept = numbers.Select(feature => (feature.Hash, Weights: Weights(chain, feature.Number, feature.Own))).Select(feature => (feature.Hash, feature.Weights, Strength: feature.Weights.Max(MathF.Abs)))
            .OrderByDescending(feature => feature.Strength).ThenBy(feature => feature.Hash).Take(most).ToArray();
        uint size = (uint)(kept.Length / Load) + 1;
        float scale = kept.Length == 0 ? 1 : kept[0].Strength / 127;
        var rows = new byte[(size + NameModel.Reach) * NameModel.RowLength];
        var filter = new uint[NameModel.FilterBits / 32];
        foreach (var (hash, weights, _) in kept)
        {
            uint bit = NameModel.FilterBit(hash);
            filter[bit >> 5] |= 1u << (int)(bit & 31);
            int at = NameModel.Slot(hash, size), end = at + NameModel.Reach;
            while (at < end && BinaryPrimitives.ReadUInt32LittleEndian(rows.AsSpan((at * NameModel.RowLength) + 12)) >> 8 != 0) at++;
            // The strongest come first: what finds no room says least.
            if (at == end) continue;
            var target = rows.AsSpan(at * NameModel.RowLength, NameModel.RowLength);
            BinaryPrimitives.WriteUInt32LittleEndian(target[12..], NameModel.Tail(hash) << 8);
            for (int t = 0; t < NameTags.Count; t++) target[t] = (byte)(sbyte)Math.Clamp(MathF.Round(weights[t] / scale), -127, 127);
        }
        var writer = new ModelFileWriter(NameModel.Component, NameModel.Version);
        writer.Add<byte>(NameModel.RowsSection, rows);
        writer.Add<uint>(NameModel.FilterSection, filter);
        writer.Add<float>(NameModel.MovesSection, [.. chain.Moves, scale]);
        writer.Add<FormFacts>(NameModel.FactsSection, facts.Rows);
        return writer.ToArray();
    }

    /// <summary>The features that can say most, the strongest first.</summary>
    public static IEnumerable<uint> Strongest(ChainCrf chain, IEnumerable<(uint Hash, int Number, int Own)> numbers, int most) =>
        numbers.Select(feature => (feature.Hash, Strength: Weights(chain, feature.Number, feature.Own).Max(MathF.Abs)))
            .OrderByDescending(feature => feature.Strength).ThenBy(feature => feature.Hash).Take(most).Select(feature => feature.Hash);

    private static float[] Weights(ChainCrf chain, int number, int own)
    {
        var weights = new float[NameTags.Count];
        for (int t = 0; t < weights.Length; t++) weights[t] = chain.Weights[(number * NameTags.Width) + t] + (own < 0 ? 0 : chain.Weights[(own * NameTags.Width) + t]);
        return weights;
    }
}
