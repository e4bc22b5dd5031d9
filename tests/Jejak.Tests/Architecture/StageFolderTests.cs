using System.Text.RegularExpressions;
using Xunit;

namespace Jejak.Tests.Architecture;

/// <summary>Stages meet in <c>Documents</c>, and what they stand on does not know them.</summary>
public partial class StageFolderTests
{
    private static readonly string[] Stages =
        ["Tokenization", "Morphology", "Tagging", "Parsing", "Entities", "Coreference", "Times", "Quantities", "Quotations", "Events", "Findings"];

    private static readonly string[] Ground = ["Text", "Languages", "Documents", "Pipeline"];

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
    public void Only_the_formats_and_sources_know_files_and_the_console() =>
        Assert.Empty(from file in SourceFile.All
                     where Regex.IsMatch(file.Code, @"(?<![\w.])(File|Directory|Console|Environment)\.\w|using System\.(Net|Diagnostics)\b")
                     select file.Path);

    [Fact]
    public void A_stage_that_names_another_would_be_found()
    {
        var file = new SourceFile("Quotations/X.cs", "Quotations", "namespace Jejak.Quotations;\nclass X { Jejak.Times.TimeStage? y; }");
        Assert.Single(Names(file, ["Times"]));
    }

    /// <summary>Namespaces of <paramref name="stages"/> and types declared in their folders that <paramref name="file"/> names.</summary>
    private static IEnumerable<string> Names(SourceFile file, IEnumerable<string> stages)
    {
        foreach (string stage in stages)
        {
            if (Regex.IsMatch(file.Code, $@"(?<![\w.])Jejak\.{stage}\b")) yield return $"{file.Path} names Jejak.{stage}";
            foreach (string type in TypesOf[stage])
            {
                if (Regex.IsMatch(file.Code, $@"(?<![\w.""]){type}\b(?!\s*[=:,)]| =>)")) yield return $"{file.Path} names {stage}'s {type}";
            }
        }
    }

    /// <summary>Types that only this stage's folder declares.</summary>
    private static readonly ILookup<string, string> TypesOf =
        (from file in SourceFile.All
         where Stages.Contains(file.Folder)
         from Match match in Declaration().Matches(file.Code)
         let type = match.Groups[1].Value
         where !SourceFile.All.Any(other => other.Folder != file.Folder && Declaration().Matches(other.Code).Any(m => m.Groups[1].Value == type))
         select (file.Folder, type)).Distinct().ToLookup(pair => pair.Folder, pair => pair.type);

    [GeneratedRegex(@"\b(?:class|struct|record|enum|interface)\s+(?!struct\b|class\b)([A-Z]\w+)")]
    private static partial Regex Declaration();
}
