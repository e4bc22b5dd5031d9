using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Jejak.Training;

/// <summary>Sums whose order is written down, because the order in which a machine adds lanes is its own affair and changes last bits.</summary>
internal static class FixedOrder
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector512<float> lanes)
    {
        var eight = lanes.GetLower() + lanes.GetUpper();
        var four = eight.GetLower() + eight.GetUpper();
        return four.GetElement(0) + four.GetElement(2) + (four.GetElement(1) + four.GetElement(3));
    }
}
