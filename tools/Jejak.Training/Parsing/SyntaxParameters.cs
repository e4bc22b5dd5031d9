using Jejak.Parsing;
using Jejak.Training.Networks;

namespace Jejak.Training.Parsing;

/// <summary>Everything a <see cref="SyntaxNetwork"/> learns, and the vectors it starts from.</summary>
internal sealed class SyntaxParameters
{
    public SyntaxParameters(SyntaxShape shape, int rowCount, float[] vectors, int dimensions, IReadOnlyList<int> auxiliaryClasses, SeededRandom random)
    {
        (Shape, Vectors, Dimensions) = (shape, vectors, dimensions);
        Rows = new Parameter(rowCount, shape.Units, sparse: true).Normal(random, 0.05f);
        Projection = new Parameter(dimensions, shape.Units).Glorot(random);
        Layers = new (Parameter, Parameter)[shape.Layers];
        for (int i = 0; i < shape.Layers; i++)
        {
            Layers[i] = (new Parameter(shape.Units, 3 * shape.Units).Glorot(random), new Parameter(1, 3 * shape.Units));
            // Forget gates open from short to long memories, so that some units see far from the start.
            for (int u = 0; u < shape.Units; u++) Layers[i].Biases.Values[shape.Units + u] = -1 + (3f * (u % (shape.Units / 2)) / (shape.Units / 2));
        }
        Tags = Linear(shape.Units, SyntaxShape.Tags, random);
        Arcs = Linear(shape.Units, 2 * shape.Arc, random);
        ArcProduct = new Parameter(shape.Arc, shape.Arc).Glorot(random);
        ArcRoot = new Parameter(1, shape.Arc).Normal(random, 0.1f);
        Distances = new Parameter(1, (2 * SyntaxNetwork.FarthestDistance) + 2);
        Labels = Linear(shape.Units, 2 * shape.Label, random);
        LabelRoot = new Parameter(1, shape.Label).Normal(random, 0.1f);
        Relations = Linear(shape.Label, shape.Relations, random);
        Auxiliary = [.. auxiliaryClasses.Select(classes => Linear(shape.Units, (classes + 15) / 16 * 16, random))];
        Masked = Linear(shape.Units, dimensions, random);
        All = [Rows, Projection, .. Both(Layers), .. Both([Tags, Arcs]), ArcProduct, ArcRoot, Distances, .. Both([Labels, Relations]), LabelRoot, .. Both(Auxiliary), .. Both([Masked])];
    }

    public SyntaxShape Shape { get; }

    /// <summary>vocabulary × <see cref="Dimensions"/>: fixed; zero where a form has no vector.</summary>
    public float[] Vectors { get; }

    public int Dimensions { get; }

    public Parameter Rows { get; }

    /// <summary>From a word's vector to its part of the input.</summary>
    public Parameter Projection { get; }

    public (Parameter Weights, Parameter Biases)[] Layers { get; }

    public (Parameter Weights, Parameter Biases) Tags { get; }

    public (Parameter Weights, Parameter Biases) Arcs { get; }

    public Parameter ArcProduct { get; }

    public Parameter ArcRoot { get; }

    public Parameter Distances { get; }

    public (Parameter Weights, Parameter Biases) Labels { get; }

    public Parameter LabelRoot { get; }

    public (Parameter Weights, Parameter Biases) Relations { get; }

    /// <summary>Taggers for other tag sets, which only help the layers to learn and are not kept.</summary>
    public (Parameter Weights, Parameter Biases)[] Auxiliary { get; }

    /// <summary>Guesses the vector of a hidden word; it only helps the layers to learn.</summary>
    public (Parameter Weights, Parameter Biases) Masked { get; }

    public IReadOnlyList<Parameter> All { get; }

    private static (Parameter Weights, Parameter Biases) Linear(int from, int to, SeededRandom random) => (new Parameter(from, to).Glorot(random), new Parameter(1, to));

    private static IEnumerable<Parameter> Both(IEnumerable<(Parameter Weights, Parameter Biases)> layers) => layers.SelectMany(layer => new[] { layer.Weights, layer.Biases });
}
