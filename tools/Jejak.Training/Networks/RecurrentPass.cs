using System.Numerics.Tensors;
using Jejak.Networks;

namespace Jejak.Training.Networks;

/// <summary>
/// One bidirectional layer of simple recurrent units (Lei et al. 2018) over a part of a batch: forwards as <see cref="GatedRecurrence"/> runs it, then backwards.
/// </summary>
/// <param name="layer">Weights of units × 3·units (candidates, forget gates, highway gates) and their biases.</param>
/// <param name="input">places × units.</param>
/// <param name="mask">Of <see cref="DropoutMask"/>, over the input of the weights.</param>
/// <param name="lengths">Places of each sentence.</param>
internal sealed class RecurrentPass((Parameter Weights, Parameter Biases) layer, float[] input, float[] mask, IReadOnlyList<int> lengths)
{
    private float[] _masked = [];
    private float[] _gates = [];
    private float[] _candidates = [];
    private float[] _cells = [];

    /// <returns>The states, places × units.</returns>
    public float[] Forward()
    {
        int units = layer.Weights.Rows, count = input.Length / units;
        _masked = [.. input];
        DropoutMask.Apply(mask, _masked);
        _gates = Gradients.Linear(_masked, layer, count, units, 3 * units);
        _candidates = new float[count * units];
        for (int i = 0; i < count; i++) _gates.AsSpan(i * 3 * units, units).CopyTo(_candidates.AsSpan(i * units));
        _cells = new float[count * units];
        float[] output = new float[count * units];
        int at = 0;
        foreach (int length in lengths)
        {
            GatedRecurrence.Run(_gates.AsSpan(at * 3 * units, length * 3 * units), input.AsSpan(at * units, length * units), output.AsSpan(at * units, length * units), _cells.AsSpan(at * units, length * units), length, units);
            at += length;
        }
        return output;
    }

    /// <summary>Adds the gradients of the layer.</summary>
    /// <returns>The gradient of the input.</returns>
    public float[] Backward(Gradients gradients, float[] outputGradient)
    {
        int units = layer.Weights.Rows, count = input.Length / units, half = units / 2;
        float[] gates = new float[count * 3 * units], inputGradient = new float[count * units];
        float[] carry = new float[units];
        int at = 0;
        foreach (int length in lengths)
        {
            Array.Clear(carry);
            for (int s = 0; s < length; s++)
            {
                // Against the direction of each half: the first from the last word back, the second from the first word on.
                int t = length - 1 - s;
                BackwardStep(outputGradient, gates, inputGradient, carry, at + t, t == 0 ? -1 : at + t - 1, 0, half);
                BackwardStep(outputGradient, gates, inputGradient, carry, at + s, s == length - 1 ? -1 : at + s + 1, half, units);
            }
            at += length;
        }
        float[] masked = gradients.BackwardLinear(_masked, layer, gates, count, units, 3 * units);
        DropoutMask.Apply(mask, masked);
        TensorPrimitives.Add(inputGradient, masked, inputGradient);
        return inputGradient;
    }

    private void BackwardStep(float[] dh, float[] dgates, float[] dx, float[] carry, int t, int before, int from, int to)
    {
        int units = layer.Weights.Rows, row = t * units, gate = t * 3 * units;
        for (int i = from; i < to; i++)
        {
            float tanh = _gates[gate + i], f = _gates[gate + units + i], r = _gates[gate + (2 * units) + i];
            float x = input[row + i], z = _candidates[row + i], last = before < 0 ? 0 : _cells[(before * units) + i], d = dh[row + i];
            float dc = (d * r * (1 - (tanh * tanh))) + carry[i];
            dx[row + i] = d * (1 - r);
            dgates[gate + i] = dc * (1 - f);
            dgates[gate + units + i] = dc * (last - z) * f * (1 - f);
            dgates[gate + (2 * units) + i] = d * (tanh - x) * r * (1 - r);
            carry[i] = dc * f;
        }
    }
}
