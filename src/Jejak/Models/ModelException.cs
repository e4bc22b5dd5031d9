namespace Jejak.Models;

/// <summary>A model file is missing, damaged, or made for another version of the reader. The message is one line: which file, what is wrong, what to do.</summary>
public sealed class ModelException(string path, string reason) : Exception($"{path}: {reason}: install the program again, or make the model with 'train'")
{
    public string Path { get; } = path;
}
