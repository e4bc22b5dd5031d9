using System.Runtime.Intrinsics;
using Jejak.Networks;
using Xunit;

namespace Jejak.Tests.Networks;

public sealed class GatedRecurrenceTests
{
    [Fact]
    public void Tanh_and_sigmoid_are_right_to_six_digits()
    {
        for (float x = -30; x <= 30; x += 0.037f)
        {
            Assert.Equal(Math.Tanh(x), GatedRecurrence.Tanh(Vector512.Create(x))[3], 6e-7);
            Assert.Equal(1 / (1 + Math.Exp(-x)), GatedRecurrence.Sigmoid(Vector512.Create(x))[7], 6e-7);
        }
    }

    [Fact]
    public void A_layer_is_what_its_formula_says_in_both_directions()
    {
        const int Units = 32, Length = 5;
        float[] gates = [.. Enumerable.Range(0, Length * 3 * Units).Select(i => MathF.Sin(i * 0.7f) * 2)];
        float[] input = [.. Enumerable.Range(0, Length * Units).Select(i => MathF.Cos(i * 0.3f))];
        float[] raw = [.. gates], output = new float[Length * Units], cells = new float[Length * Units];
        float[] forgetful = new float[Length * Units];
        GatedRecurrence.Run(gates, input, forgetful, [], Length, Units);
        Assert.Equal(raw, gates);
        GatedRecurrence.Run(gates, input, output, cells, Length, Units);
        Assert.Equal(output, forgetful);
        for (int unit = 0; unit < Units; unit++)
        {
            double cell = 0;
            for (int step = 0; step < Length; step++)
            {
                int t = unit < Units / 2 ? step : Length - 1 - step;
                double z = raw[(t * 3 * Units) + unit], f = Sigmoid(raw[(t * 3 * Units) + Units + unit]), r = Sigmoid(raw[(t * 3 * Units) + (2 * Units) + unit]), x = input[(t * Units) + unit];
                cell = (f * cell) + ((1 - f) * z);
                Assert.Equal(cell, cells[(t * Units) + unit], 1e-5);
                Assert.Equal((r * Math.Tanh(cell)) + ((1 - r) * x), output[(t * Units) + unit], 1e-5);
            }
        }
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
