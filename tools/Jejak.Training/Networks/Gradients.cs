using System.Numerics.Tensors;
using Jejak.Networks;

namespace Jejak.Training.Networks;

/// <summary>The gradients of all parameters over one part of a batch, and the products that fill them. Matrices are row by row; for one thread.</summary>
internal sealed class Gradients
{
    private readonly Dictionary<Parameter, Gradient> _gradients = [];
    private float[] _scratch = [];

    public Gradients(IReadOnlyList<Parameter> parameters)
    {
        foreach (var parameter in parameters) _gradients.Add(parameter, new(parameter));
        All = [.. parameters.Select(parameter => _gradients[parameter])];
    }

    /// <summary>In the order of the parameters.</summary>
    public IReadOnlyList<Gradient> All { get; }

    public Gradient this[Parameter parameter] => _gradients[parameter];

    public void Clear()
    {
        foreach (var gradient in All) gradient.Clear();
    }

    /// <summary>Turns scores into the gradient of their cross entropy with the target.</summary>
    /// <returns>The loss.</returns>
    public static double Softmax(Span<float> row, int target, float weight)
    {
        TensorPrimitives.SoftMax(row, row);
        double loss = -Math.Log(Math.Max(1e-12, row[target])) * weight;
        row[target] -= 1;
        if (weight != 1f) TensorPrimitives.Multiply(row, weight, row);
        return loss;
    }

    /// <summary>from·weights + biases, for <paramref name="count"/> rows.</summary>
    public static float[] Linear(float[] from, (Parameter Weights, Parameter Biases) layer, int count, int units, int columns)
    {
        float[] to = new float[count * columns];
        for (int i = 0; i < count; i++) layer.Biases.Values.CopyTo(to.AsSpan(i * columns));
        MatrixProduct.Multiply(from, layer.Weights.Values, to, count, units, columns, add: true);
        return to;
    }

    /// <summary>Adds the gradients of a layer's weights and biases.</summary>
    /// <returns>The gradient of what came in.</returns>
    public float[] BackwardLinear(float[] from, (Parameter Weights, Parameter Biases) layer, float[] gradient, int count, int units, int columns)
    {
        AddProductOfTransposed(from, gradient, this[layer.Weights].Dense, count, units, columns);
        var biases = this[layer.Biases].Dense.AsSpan();
        for (int i = 0; i < count; i++) TensorPrimitives.Add(biases, gradient.AsSpan(i * columns, columns), biases);
        float[] back = new float[count * units];
        MultiplyByTransposed(gradient, layer.Weights.Values, back, count, columns, units);
        return back;
    }

    /// <summary>to += aᵀ·b with a of count × rows and b of count × columns.</summary>
    public void AddProductOfTransposed(float[] a, float[] b, float[] to, int count, int rows, int columns)
    {
        var transposed = Scratch(rows * count);
        MatrixProduct.Transpose(a, transposed, count, rows, count);
        MatrixProduct.Multiply(transposed, b, to, rows, count, columns, add: true);
    }

    /// <summary>to = a·bᵀ with a of count × terms and b of columns × terms.</summary>
    public void MultiplyByTransposed(float[] a, float[] b, float[] to, int count, int terms, int columns)
    {
        var transposed = Scratch(terms * columns);
        MatrixProduct.Transpose(b, transposed, columns, terms, columns);
        MatrixProduct.Multiply(a, transposed, to, count, terms, columns);
    }

    private Span<float> Scratch(int length)
    {
        if (_scratch.Length < length) _scratch = new float[length * 2];
        return _scratch.AsSpan(0, length);
    }
}
