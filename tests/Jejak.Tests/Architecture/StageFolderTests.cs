using System.Text.RegularExpressions;
using Xunit;

namespace Jejak.Tests.Architecture;

/// <summary>Stages meet in <c>Documents</c>, and what they stand on does not know them.</summary>
public partial class StageFolderTests
{
    private static readonly string[] Stages =
        ["Tokenization", "Morphology", "Tagging", "Parsing", "Entities", "Coreference", "Times", "Quantities", "Quotations", "Events", "Sectors", "Findings"];

    private static readonly string[] Ground = ["Text", "Languages", "Documents", "Pipeline", "Models"];

    [Fact]
    public void No_stage_names_another_stage()
    {
        Assert.NotEmpty(SourceFile.All);
        Assert.Empty(SourceFile.All.Where(file => Stages.Contains(file.Folder)).SelectMany(file => Names(file, Stages.Where(stage => stage != file.Folder))));
    }

    [Fact]
    public void What_the_stages_stand_on_names_no_stage() =>
        Assert.Empty(SourceFile.All.Where(file => Ground.Contains(file.Folder)).SelectMany(file => Names(file, Stages)));

    [Fact]
    public void Only_the_store_of_models_knows_files_and_nobody_the_console() =>
        Assert.Empty(from file in SourceFile.All
                     where file.Folder != "Models" && Regex.IsMatch(file.Code, @"(?<![\w.])(File|Directory|Console|Environment)\.\w|using System\.(Net|Diagnostics)\b")
                     select file.Path);

    [Fact]
    public void A_stage_that_names_another_would_be_found()
    {
        var file = new SourceFile("Quotations/X.cs", "Quotations", "using Jejak.Times;\nnamespace Jejak.Quotations;\nclass X { Times.TimeStage? y; int Count => Document.Times.Length + Times.Length; }");
        Assert.Equal(["Quotations/X.cs names Jejak.Times", "Quotations/X.cs names Times.TimeStage"], Names(file, ["Times"]));
    }

    /// <summary>Where <paramref name="file"/> names a namespace of <paramref name="stages"/>; without that it cannot name what is in it.</summary>
    private static IEnumerable<string> Names(SourceFile file, IEnumerable<string> stages) =>
        from stage in stages
        from Match match in Regex.Matches(file.Code, $@"(?<![\w.])(?:(?:global::)?Jejak\.{stage}\b|{stage}\.(\w+))")
        where !match.Groups[1].Success || Types[stage].Contains(match.Groups[1].Value)
        select $"{file.Path} names {match.Value}";

    /// <summary>The types that a stage's folder declares.</summary>
    private static readonly Dictionary<string, HashSet<string>> Types = Stages.ToDictionary(
        stage => stage,
        stage => SourceFile.All.Where(file => file.Folder == stage).SelectMany(file => Declaration().Matches(file.Code)).Select(match => match.Groups[1].Value).ToHashSet());

    [GeneratedRegex(@"^(?:public|internal) [\w ]*\b(?:class|struct|record|enum|interface) (?!struct\b|class\b)([A-Z]\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
