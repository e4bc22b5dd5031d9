namespace Jejak.Training;

/// <summary>A corpus file that is not what it should be: one line that says where, what is wrong and what to do.</summary>
internal sealed class CorpusException(string file, int line, string problem) : Exception(line > 0 ? $"{file}:{line}: {problem}" : $"{file}: {problem}");
