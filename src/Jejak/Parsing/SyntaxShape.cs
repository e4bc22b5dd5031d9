using Jejak.Models;

namespace Jejak.Parsing;

/// <summary>The sizes of a <see cref="SyntaxNetwork"/>; each but the number of layers is a multiple of 16.</summary>
/// <param name="Units">Of a word's state, both directions together; a multiple of 32.</param>
/// <param name="Layers">Recurrent layers.</param>
/// <param name="Arc">Units of a word as head or as dependent of an arc.</param>
/// <param name="Label">Hidden units of the relation scorer.</param>
/// <param name="Relations">Columns of the relation scorer: the number of relations, rounded up.</param>
public sealed record SyntaxShape(int Units, int Layers, int Arc, int Label, int Relations)
{
    /// <summary>Universal parts of speech.</summary>
    public const int TagCount = 17;

    /// <summary>Columns of the tagger.</summary>
    public const int Tags = 32;

    /// <exception cref="ModelException">The sizes are missing or make no network.</exception>
    public static SyntaxShape Read(ModelFile model)
    {
        var numbers = model.Values<int>("shape");
        if (numbers.Length != 5) throw new ModelException(model.Path, "the part 'shape' does not hold five numbers");
        var shape = new SyntaxShape(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
        if (shape.Units is < 32 or > 2048 || shape.Units % 32 != 0 || shape.Layers is < 1 or > 16 || shape.Arc % 16 != 0 || shape.Label % 16 != 0 || shape.Relations % 16 != 0)
            throw new ModelException(model.Path, $"the sizes {shape} make no network");
        return shape;
    }

    public int[] ToArray() => [Units, Layers, Arc, Label, Relations];
}
