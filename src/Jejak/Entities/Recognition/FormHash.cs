using System.Runtime.CompilerServices;

namespace Jejak.Entities.Recognition;

/// <summary>Hashes of forms and features; part of the model's format, so they never change without a new version of it.</summary>
internal static class FormHash
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    public const ulong Seed = 0xCBF29CE484222325;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Step(ulong hash, char c) => (hash ^ c) * 0x100000001B3;

    /// <summary>Spreads the bits of a hash made by steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Finish(ulong hash)
    {
        hash ^= hash >> 32;
        hash *= Prime;
        return hash ^ (hash >> 29);
    }

    public static ulong Of(ReadOnlySpan<char> folded)
    {
        ulong hash = Seed;
        foreach (char c in folded) hash = Step(hash, c);
        return Finish(hash);
    }

    /// <summary>A feature: a template and its values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Feature(int template, ulong first, ulong second = 0)
    {
        ulong hash = ((first + (ulong)template) * Prime) ^ (second * 0xC2B2AE3D27D4EB4F);
        hash ^= hash >> 29;
        hash *= 0xBF58476D1CE4E5B9;
        return (uint)(hash >> 32);
    }
}
