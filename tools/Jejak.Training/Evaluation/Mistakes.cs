using System.Globalization;
using Jejak.Formats.Conllu;
using Jejak.Text;

namespace Jejak.Training.Evaluation;

/// <summary>Lists what is wrong most often, for those who mend it.</summary>
internal static class Mistakes
{
    private const int Context = 24;

    public static void Print(ConlluScores scores, int most, bool hasSyntax)
    {
        if (most == 0) return;
        var pairs = scores.Pairs.Where(pair => pair.System is not null).Select(pair => (Gold: pair.Gold.Word, System: pair.System!.Word)).ToList();
        if (hasSyntax) Print("UPOS", pairs.Where(pair => pair.Gold.Tag != pair.System.Tag).Select(pair => $"{pair.Gold.Form}: {ConlluNames.Of(pair.Gold.Tag)} taken for {ConlluNames.Of(pair.System.Tag)}"), most);
        Print("UFeats", pairs.Where(pair => !UniversalFeatures.AreSame(pair.Gold.Features, pair.System.Features))
            .Select(pair => $"{pair.Gold.Form}/{ConlluNames.Of(pair.Gold.Tag)}: {pair.Gold.Features ?? "_"} taken for {pair.System.Features ?? "_"}"), most);
        Print("Lemmas", pairs.Where(pair => pair.Gold.Lemma is not null && pair.Gold.Lemma != pair.System.Lemma)
            .Select(pair => $"{pair.Gold.Form}/{ConlluNames.Of(pair.Gold.Tag)}: {pair.Gold.Lemma} taken for {pair.System.Lemma}"), most);
        if (hasSyntax) Print("relations", pairs.Where(pair => pair.Gold.Relation != pair.System.Relation).Select(pair => $"{ConlluNames.Of(pair.Gold.Relation)} taken for {ConlluNames.Of(pair.System.Relation)}"), most);
    }

    /// <summary>Spans of one side that the other lacks, each in its surroundings (without white space, as both sides are compared).</summary>
    public static void PrintSpans(string name, AnnotatedText gold, IReadOnlyList<TextSpan> goldSpans, IReadOnlyList<TextSpan> systemSpans, int most)
    {
        if (most == 0) return;
        var (missing, invented) = ConlluScores.Differences(goldSpans, systemSpans);
        Print(name + " missing", missing.Select(span => Show(gold.Characters, span)), most);
        Print(name + " invented", invented.Select(span => Show(gold.Characters, span)), most);
    }

    /// <summary>Multiword tokens of one side that the other lacks or parts in another way.</summary>
    public static void PrintMultiwords(AnnotatedText gold, AnnotatedText system, int most)
    {
        if (most == 0) return;
        var (goldTokens, systemTokens) = (ConlluScores.Multiwords(gold), ConlluScores.Multiwords(system));
        Print("Multiword missing", goldTokens.Except(systemTokens).Select(pair => pair.Value), most);
        Print("Multiword invented", systemTokens.Except(goldTokens).Select(pair => pair.Value), most);
    }

    private static string Show(string text, TextSpan span)
    {
        string inside = span.Length <= 2 * Context ? span.Of(text) : text[span.Start..(span.Start + Context)] + " … " + text[(span.End - Context)..span.End];
        return $"{text[Math.Max(0, span.Start - Context)..span.Start]} [{inside}] {text[span.End..Math.Min(text.Length, span.End + Context)]}";
    }

    private static void Print(string name, IEnumerable<string> mistakes, int most)
    {
        foreach (var group in mistakes.GroupBy(mistake => mistake).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(most))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name}\t{group.Count()}\t{group.Key}"));
    }
}
