using Jejak.Articles;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;
using Jejak.Training.Coreference;

namespace Jejak.Training.Quotations;

/// <summary>What the reader finds in an article, in the labels of PFSA-ID.</summary>
/// <remarks>
/// The corpus labels the words of public figures: quotations in marks with a word of saying right behind them, marks included, whose speaker the article gives an office.
/// CUECOREF is a word of saying that holds its speaker in itself. PERSON, ROLE and AFFILIATION stand where such a speaker is first given an office; PERSONCOREF is what else
/// stands behind a word of saying. Ranks belong to PERSON. The first sentence of an article states its issue and has none of these.
/// </remarks>
internal sealed class PfsaReading
{
    public static readonly IReadOnlyList<string> Labels = ["STATEMENT", "CUE", "CUECOREF", "PERSON", "PERSONCOREF", "ROLE", "AFFILIATION"];

    private readonly Reader _reader;
    private readonly PfsaText _text;
    private readonly RoleParts _parts;
    private readonly PublicFigures _figures;

    public PfsaReading(Reader reader)
    {
        var language = Language.Load("id");
        (_reader, _text, _figures) = (reader, new(language), new(language));
        _parts = new(language, _figures);
    }

    /// <param name="leftOut">Takes the quotations that are nobody's with an office: their marks and words, and why.</param>
    public List<LabelledSpan> Read(PfsaArticle article, List<(LabelledSpan Span, string Reason)>? leftOut = null)
    {
        var (text, tokens) = _text.Write(article);
        var source = new SourceDocument { Id = "article", Uri = "article", MediaType = "text/plain", Sha256 = "", Text = text };
        var document = new Document { Article = new() { Source = source, Meta = new(), Blocks = [new(BlockKind.Paragraph, new(0, text.Length))] } };
        foreach (var stage in _reader.Stages) document = stage.Process(document);
        var found = new List<LabelledSpan>();
        var introduced = new HashSet<int>();
        foreach (var quotation in document.Quotations)
        {
            if (IsFigure(document, quotation)) Add(document, tokens, quotation, introduced, found);
            else leftOut?.Add((Statement(tokens, quotation), Reason(quotation)));
        }
        return found;
    }

    /// <summary>Whether the words stand in marks with their cue right behind and belong to somebody with an office.</summary>
    private bool IsFigure(Document document, Quotation quotation) => quotation is { Kind: QuotationKind.Direct, Cue: { } cue, Speaker: { } speaker }
        && cue.Start >= quotation.Content[0].End && cue.Start - quotation.Content[0].End <= 4
        && _figures.Includes(document, speaker);

    private void Add(Document document, TextSpan[] tokens, Quotation quotation, HashSet<int> introduced, List<LabelledSpan> found)
    {
        found.Add(Statement(tokens, quotation));
        var (cueStart, cueEnd) = CoreferenceReading.TokensUnder(tokens, quotation.Cue!.Value);
        var speaker = quotation.Speaker!;
        bool inside = speaker.Span.Overlaps(quotation.Cue.Value);
        found.Add(new(inside ? "CUECOREF" : "CUE", cueStart, cueEnd));
        var introduction = document.Entities[speaker.Entity].Type == EntityType.Person ? Introduction(document, speaker.Entity) : null;
        if (introduction is { } given && introduced.Add(speaker.Entity))
        {
            AddSpan("PERSON", given.Person, tokens, found);
            foreach (var (label, span) in given.Parts) AddSpan(label, span, tokens, found);
        }
        if (!inside && !(introduction is { } known && known.Person.Overlaps(speaker.Span))) AddSpan("PERSONCOREF", new(Math.Min(speaker.Span.Start, quotation.Cue.Value.End + 1), speaker.Span.End), tokens, found);
    }

    private Introduction? Introduction(Document document, int person)
    {
        foreach (var role in document.Entities[person].Roles)
        {
            // The first sentence states the issue and has no other label.
            if (role.Span.Start < FirstSentence(document)) continue;
            if (_figures.IsOffice(document, role) && _parts.Introduction(document, person, role) is { } introduction) return introduction;
        }
        return PublicFigures.AffiliationOf(document, person) is var (name, organization) ? new(name.Span, [("AFFILIATION", organization.Span)]) : null;
    }

    private static int FirstSentence(Document document) => document.Tokens[document.Sentences[0].Tokens.End - 1].End;

    /// <summary>The quotation's first stretch with its marks.</summary>
    private static LabelledSpan Statement(TextSpan[] tokens, Quotation quotation)
    {
        var (start, end) = CoreferenceReading.TokensUnder(tokens, quotation.Content[0]);
        return new("STATEMENT", Math.Max(0, start - 1), Math.Min(tokens.Length, end + 1));
    }

    private static string Reason(Quotation quotation) => quotation switch
    {
        { Kind: not QuotationKind.Direct } => "read as " + quotation.Kind,
        { Cue: null } => "no cue",
        { Speaker: null } => "no speaker",
        _ when quotation.Cue.Value.Start < quotation.Content[0].End => "cue in front",
        _ => $"{quotation.Speaker.Name}, no office",
    };

    private static void AddSpan(string label, TextSpan span, TextSpan[] tokens, List<LabelledSpan> found)
    {
        var (start, end) = CoreferenceReading.TokensUnder(tokens, span);
        if (end > start) found.Add(new(label, start, end));
    }
}
