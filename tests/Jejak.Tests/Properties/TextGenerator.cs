using FsCheck;
using FsCheck.Fluent;

namespace Jejak.Tests.Properties;

/// <summary>Texts that look like news gone wrong: words of every resource, marks, markup, and any Unicode in between.</summary>
internal static class TextGenerator
{
    private static readonly string[] Words =
    [
        .. Directory.EnumerateFiles(Path.Combine(Specs.Root, "resources/id"), "*.tsv", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("words.tsv", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').Skip(1))
            .SelectMany(line => line.Split('\t', '|'))
            .Where(cell => cell.Length > 0),
    ];

    private static readonly string[] Marks =
    [
        "\"", "“", "”", "'", "‘", "’", "«", "\uFFFD", "(", ")", "[", "]", ".", "...", ",", ":", ";", "-", "--", "–", "/", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u200b", "<p>", "&amp;", "",
    ];

    private static readonly string[] Shapes =
    [
        "Kamis (25/2/2022)", "31/02/2023", "99/99/9999", "0", "00.00 WIB", "12.345.678.901.234.567.890", "1,", "Rp", "1/0", "pukul 25.61", "29 Februari 2023", "tahun 0000", "abad ke-99999999999", "(AS)", "()", "ADVERTISEMENT", "Baca juga:", "[Gambas:Video 20detik]", "\ud83d\ude00", "\ud800", "\udc00", "e\u0301", "İ", "ß", "ﬁ",
    ];

    private static Gen<string> Piece => Gen.Frequency(
        (8, Gen.Elements(Words)),
        (4, Gen.Elements(Marks)),
        (3, Gen.Elements(Shapes)),
        (1, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")),
        (1, Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString())));

    private static Gen<string> Space => Gen.Frequency((8, Gen.Constant(" ")), (2, Gen.Constant("")), (1, Gen.Constant("\n")));

    /// <summary>Texts of up to some hundred pieces.</summary>
    public static Arbitrary<string> Texts => Arb.From(
        from pieces in Piece.Zip(Space).ListOf()
        select string.Concat(pieces.Select(piece => piece.Item1 + piece.Item2)));
}
