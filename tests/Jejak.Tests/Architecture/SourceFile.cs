using System.Text.RegularExpressions;

namespace Jejak.Tests.Architecture;

/// <summary>A file of <c>src/Jejak</c> without its comments.</summary>
internal sealed partial record SourceFile(string Path, string Folder, string Code)
{
    public static IReadOnlyList<SourceFile> All { get; } =
    [
        .. from path in Directory.EnumerateFiles(System.IO.Path.Combine(Specs.Root, "src/Jejak"), "*.cs", SearchOption.AllDirectories)
           let relative = System.IO.Path.GetRelativePath(System.IO.Path.Combine(Specs.Root, "src/Jejak"), path).Replace('\\', '/')
           orderby relative
           select new SourceFile(relative, relative.Split('/')[0], Comment().Replace(File.ReadAllText(path), "")),
    ];

    public IEnumerable<string> Literals => Literal().Matches(Code).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^\s*//.*$|(?<=[;{},\)])\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"""((?:[^""\\\n]|\\.)*)""")]
    private static partial Regex Literal();
}
