using System.CommandLine;
using System.Globalization;
using Jejak.Formats.Conllu;

namespace Jejak.Training.Evaluation;

/// <summary><c>evaluate tagger|morphology|parser|pipeline FILE</c>: the figures of the CoNLL 2018 shared task, in percent, one a line.</summary>
internal static class EvaluateConllu
{
    public static IEnumerable<Command> Create() =>
    [
        Conllu("tagger", "Tags, features and lemmas of the words that a CoNLL-U file gives.", Tagger),
        Conllu("morphology", "Features and lemmas of the words that a CoNLL-U file gives, with its tags given, too.", Morphology),
        Conllu("parser", "Tags, heads and relations of the words that a CoNLL-U file gives.", Parser),
        Conllu("pipeline", "Sentences, words, tags, heads and relations from the raw text of a CoNLL-U file.", Pipeline),
    ];

    private static Command Conllu(string name, string description, Action<ReaderAnalysis, List<ConlluSentence>, int> evaluate)
    {
        var file = new Argument<string>("file") { Description = "A treebank in CoNLL-U." };
        var fold = new Option<int>("--fold") { Description = "Only every N-th sentence: those with a number that N divides, which training leaves out.", DefaultValueFactory = _ => 1, HelpName = "N" };
        var errors = new Option<int>("--errors") { Description = "Also print the N most frequent mistakes of each kind.", HelpName = "N" };
        var style = new Option<string?>("--style") { Description = "Annotate in the style of this treebank: csui, gsd or pud. Without it the sent_ids tell, and where they do not, the reader's own style is used.", HelpName = "NAME" };
        fold.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() < 1) result.AddError("--fold needs a number from 1");
        });
        var command = new Command(name, description) { file, fold, errors, style };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(fold), sentences => evaluate(new(Reader.Create(), parsed.GetValue(style) ?? TreebankStyle.Of(sentences)), sentences, parsed.GetValue(errors))));
        return command;
    }

    private static int Run(string file, int fold, Action<List<ConlluSentence>> evaluate)
    {
        var sentences = Treebank.Read(file, fold);
        if (sentences.Count == 0) return Faults.Fail($"{file}: holds no {(fold > 1 ? $"{fold}th " : "")}sentence; name a treebank in CoNLL-U");
        evaluate(sentences);
        return 0;
    }

    private static void Morphology(ReaderAnalysis analysis, List<ConlluSentence> gold, int errors)
    {
        var scores = new ConlluScores(new(gold), new(gold.Select(sentence => analysis.OfWords(sentence, goldTags: true))));
        Print("UFeats", scores.Features);
        Print("Lemmas", scores.Lemmas);
        Mistakes.Print(scores, errors, hasSyntax: false);
    }

    private static void Tagger(ReaderAnalysis analysis, List<ConlluSentence> gold, int errors) => OfWords(analysis, gold, errors, heads: false);

    private static void Parser(ReaderAnalysis analysis, List<ConlluSentence> gold, int errors) => OfWords(analysis, gold, errors, heads: true);

    private static void OfWords(ReaderAnalysis analysis, List<ConlluSentence> gold, int errors, bool heads)
    {
        var scores = new ConlluScores(new(gold), new(gold.Select(sentence => analysis.OfWords(sentence))));
        PrintWords(analysis, scores, gold, heads);
        Mistakes.Print(scores, errors, analysis.HasSyntax);
    }

    private static void Pipeline(ReaderAnalysis analysis, List<ConlluSentence> gold, int errors)
    {
        var texts = Treebank.RawTexts(gold).ToList();
        var (goldText, systemText) = (new AnnotatedText(gold), new AnnotatedText(texts.SelectMany(analysis.OfText)));
        var scores = new ConlluScores(goldText, systemText);
        Print("Tokens", scores.Tokens);
        Print("Sentences", scores.Sentences);
        Print("Words", scores.Words);
        Print("Multiword", scores.MultiwordTokens);
        PrintWords(analysis, scores, gold, heads: true);
        Mistakes.PrintSpans("Tokens", goldText, goldText.Tokens, systemText.Tokens, errors);
        Mistakes.PrintMultiwords(goldText, systemText, errors);
        Mistakes.PrintSpans("Sentences", goldText, goldText.Sentences, systemText.Sentences, errors);
        Mistakes.Print(scores, errors, analysis.HasSyntax);
    }

    private static void PrintWords(ReaderAnalysis analysis, ConlluScores scores, List<ConlluSentence> gold, bool heads)
    {
        bool lemmas = gold.Exists(sentence => sentence.Words.Any(word => word.Lemma is not null && word.Lemma != word.Form));
        if (analysis.HasSyntax) Print("UPOS", scores.Tags);
        if (lemmas) Print("UFeats", scores.Features);
        if (lemmas) Print("Lemmas", scores.Lemmas);
        if (!analysis.HasSyntax) Console.Error.WriteLine("jejak-training: the reader has no tagger and parser: UPOS, UAS and LAS are left out");
        if (!analysis.HasSyntax || !heads) return;
        Print("UAS", scores.Heads);
        Print("LAS", scores.Relations);
        Print("LAS.sub", scores.RelationsWithSubtypes);
    }

    private static void Print(string name, Score score) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {score.F1:F2}"));
}
