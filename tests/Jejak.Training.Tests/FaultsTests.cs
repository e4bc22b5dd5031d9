using System.CommandLine;
using Jejak.Training.Evaluation;
using Xunit;

namespace Jejak.Training.Tests;

/// <summary>Whatever a command is given, it says in one line what is wrong. Standard error is the process's own, so that nothing runs beside it.</summary>
[CollectionDefinition(nameof(FaultsTests), DisableParallelization = true)]
[Collection(nameof(FaultsTests))]
public sealed class FaultsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jejak").FullName;
    private readonly TextWriter _error = Console.Error;

    public void Dispose()
    {
        Console.SetError(_error);
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("evaluate parser MISSING", "Could not find file")]
    [InlineData("evaluate pipeline BROKEN", "BROKEN:1: 1 columns instead of ten")]
    [InlineData("evaluate tagger FOLDER", "denied")]
    [InlineData("evaluate ner MISSING", "Could not find file")]
    [InlineData("evaluate ner BROKEN", "BROKEN:1: 'y' is")]
    [InlineData("evaluate coref BROKEN", "BROKEN:1: a row of COIN has four columns")]
    [InlineData("evaluate speakers MISSING", "Could not find a part of the path")]
    [InlineData("evaluate vectors BROKEN kata", "BROKEN: is no whole file of vectors")]
    [InlineData("train clusters BROKEN --output MISSING", "BROKEN: is no whole file of vectors")]
    [InlineData("train syntax --vectors MISSING --output BROKEN", "Could not find file")]
    [InlineData("train vectors --output MISSING --data FOLDER", "no article was read")]
    [InlineData("train coreference --output FOLDER --data FOLDER", "Could not find a part of the path")]
    public void What_cannot_be_read_is_one_line(string command, string said)
    {
        string broken = Path.Combine(_folder, "broken");
        File.WriteAllText(broken, "x y\n");
        string Named(string text) => text.Replace("MISSING", Path.Combine(_folder, "missing"), StringComparison.Ordinal).Replace("BROKEN", broken, StringComparison.Ordinal).Replace("FOLDER", _folder, StringComparison.Ordinal);
        using var error = new StringWriter();
        Console.SetError(error);
        Assert.Equal(1, Faults.Guard(new RootCommand { TrainCommand.Create(), EvaluateCommand.Create() }.Parse(Named(command))));
        string line = Assert.Single(error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), text => !text.EndsWith(" s", StringComparison.Ordinal));
        Assert.StartsWith("jejak-training: ", line, StringComparison.Ordinal);
        Assert.Contains(Named(said), line, StringComparison.Ordinal);
    }
}
