using System.Text.RegularExpressions;
using Xunit;

namespace Jejak.Cli.Tests;

/// <summary>What the README shows can be typed.</summary>
public partial class ReadmeTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Readme = File.ReadAllText(Path.Combine(Root, "README.md"));

    public static TheoryData<string> Commands => [.. Typed().Matches(Readme).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)];

    public static TheoryData<string> Rows => [.. Row().Matches(Readme).Select(match => match.Value)];

    [Theory, MemberData(nameof(Commands))]
    public void A_command_of_the_readme_has_the_options_it_shows(string line) => AssertKnown(line.Split(' ')[0], line);

    [Theory, MemberData(nameof(Rows))]
    public void A_command_of_the_table_has_the_options_it_lists(string row) => AssertKnown(Row().Match(row).Groups[1].Value, row);

    [Fact]
    public void Every_command_is_in_the_table()
    {
        string help = JejakCommand.Run("--help").Output;
        var commands = Listed().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value).Where(name => !name.StartsWith('-')).ToArray();
        Assert.Contains("read", commands);
        Assert.Equal(commands.Order(StringComparer.Ordinal), Row().Matches(Readme).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_file_it_links_to_or_reads_is_there()
    {
        var named = Link().Matches(Readme).Select(match => match.Groups[1].Value).Where(target => !target.StartsWith("http", StringComparison.Ordinal))
            .Concat(Sample().Matches(Readme).Select(match => match.Value));
        Assert.All(named, path => Assert.True(Path.Exists(Path.Combine(Root, path)), $"{path} is not there"));
    }

    [Fact]
    public void Its_slips_are_those_of_the_samples() =>
        Assert.Contains($"<!-- check -->\n```\n{File.ReadAllText(Path.Combine(Root, "tests/data/golden/check.en.txt"))}```\n<!-- /check -->", Readme, StringComparison.Ordinal);

    [Fact]
    public void Its_exit_codes_are_those_of_the_program()
    {
        var codes = typeof(ExitCode).GetFields().Select(field => (int)field.GetRawConstantValue()!).Distinct().Order();
        Assert.Equal(codes, ExitCodes().Matches(Readme).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Order());
    }

    private static void AssertKnown(string command, string line)
    {
        var help = JejakCommand.Run(command, "--help");
        Assert.Equal(0, help.ExitCode);
        // Of a command of several words, the options of each.
        int listed = help.Output.IndexOf("Commands:", StringComparison.Ordinal);
        string all = help.Output + string.Concat(listed < 0 ? [] : Listed().Matches(help.Output[listed..]).Select(match => JejakCommand.Run(command, match.Groups[1].Value, "--help").Output));
        Assert.All(Option().Matches(line).Select(match => match.Value), option => Assert.Contains(option, all, StringComparison.Ordinal));
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Jejak.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"Jejak.slnx is in no folder above {AppContext.BaseDirectory}.");
    }

    // "    jejak quotes --speaker …", "    dotnet run --project src/Jejak.Cli -c Release -- demo"
    [GeneratedRegex(@"^ {4}(?:jejak|dotnet run --project src/Jejak\.Cli -c Release --) (.+?)(?: \|.*)?$", RegexOptions.Multiline)]
    private static partial Regex Typed();

    [GeneratedRegex(@"^\| `jejak (\w+).*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^  (\S+) +", RegexOptions.Multiline)]
    private static partial Regex Listed();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"samples/news/[\w.-]+\w")]
    private static partial Regex Sample();

    [GeneratedRegex(@"(?<![\w-])--[a-z][a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"^\| (\d+) \|", RegexOptions.Multiline)]
    private static partial Regex ExitCodes();
}
