using Jejak.Articles;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Training.Coreference;

/// <summary>What the reader makes of a passage, in the passage's tokens.</summary>
internal sealed class CoreferenceReading
{
    private readonly Reader _reader;
    private readonly Detokenizer _detokenizer;
    private readonly MentionHeads _heads;
    private readonly Language _language;
    private readonly HashSet<string> _endings;

    public CoreferenceReading(Reader reader)
    {
        _language = Language.Load("id");
        _reader = reader;
        _heads = new(_language);
        _endings = _language.Table("coreference/clitics").Rows.Select(row => row["ending"]).ToHashSet(StringComparer.Ordinal);
        _detokenizer = new(_endings);
    }

    /// <summary>Whether a token is a pronoun of the third person or a clitic.</summary>
    public bool IsThirdPerson(string token) => _endings.Contains(token.ToLowerInvariant()) || _language.Classes.Is(_language.Words.Find(token), WordClass.Third);

    /// <summary>The passage as a document of one paragraph, read by every stage that users run, and the place of each token in its text.</summary>
    public (Document Document, TextSpan[] Tokens) Read(CoinPassage passage) => Read(passage, _reader.Stages);

    /// <summary>The same, read by the stages before coreference.</summary>
    public (Document Document, TextSpan[] Tokens) ReadBefore(CoinPassage passage) => Read(passage, _reader.Stages.TakeWhile(stage => !stage.Provides.Contains(Layer.Coreference)));

    private (Document Document, TextSpan[] Tokens) Read(CoinPassage passage, IEnumerable<IStage> stages)
    {
        var (text, tokens) = _detokenizer.Join(passage.Tokens);
        var source = new SourceDocument { Id = "passage", Uri = "passage", MediaType = "text/plain", Sha256 = "", Text = text };
        var document = new Document { Article = new() { Source = source, Meta = new(), Blocks = [new(BlockKind.Paragraph, new(0, text.Length))] } };
        foreach (var stage in stages) document = stage.Process(document);
        return (document, tokens);
    }

    public IReadOnlyList<SpannedMention> Key(CoinPassage passage) => [.. passage.Mentions.Select(mention => KeyOf(passage, mention))];

    private SpannedMention KeyOf(CoinPassage passage, KeyMention mention)
    {
        bool named = mention.Type == "PROPER";
        int end = mention.Apposition >= 0 ? mention.Apposition : mention.End;
        int second = mention.Apposition >= 0 ? _heads.Of(passage.Tokens, mention.Apposition, mention.End, named) : -1;
        return new(mention.Start, mention.End, _heads.Of(passage.Tokens, mention.Start, end, named), mention.Chain, second);
    }

    /// <summary>The document's mentions in chains of two or more; of two with the same extent the first.</summary>
    public IReadOnlyList<SpannedMention> Response(CoinPassage passage, Document document, TextSpan[] tokens)
    {
        var mentions = new List<SpannedMention>();
        foreach (var mention in document.Mentions)
        {
            var (start, end) = TokensUnder(tokens, mention.Span);
            if (start >= end || mentions.Exists(other => other.Start == start && other.End == end)) continue;
            int head = mention.Form is MentionForm.Pronoun or MentionForm.Clitic ? end - 1 : _heads.Of(passage.Tokens, start, end, mention.Form is MentionForm.Name or MentionForm.Metonym);
            mentions.Add(new(start, end, head, mention.Entity));
        }
        var sizes = mentions.CountBy(mention => mention.Chain).ToDictionary();
        return [.. mentions.Where(mention => sizes[mention.Chain] > 1)];
    }

    /// <summary>The response with the speakers of quotations in place of its own pronouns and clitics: what users see of who speaks.</summary>
    public IReadOnlyList<SpannedMention> Speakers(CoinPassage passage, Document document, TextSpan[] tokens, IReadOnlyList<SpannedMention> key)
    {
        var mentions = new List<SpannedMention>();
        foreach (var mention in document.Mentions)
        {
            var (start, end) = TokensUnder(tokens, mention.Span);
            if (start >= end || mention.Form is MentionForm.Pronoun or MentionForm.Clitic) continue;
            mentions.Add(new(start, end, _heads.Of(passage.Tokens, start, end, mention.Form is MentionForm.Name or MentionForm.Metonym), mention.Entity));
        }
        foreach (var quotation in document.Quotations)
        {
            if (quotation.Speaker is not { } speaker) continue;
            var (start, end) = TokensUnder(tokens, speaker.Span);
            if (key.FirstOrDefault(mention => mention.Start >= start && mention.End == end && IsThirdPerson(passage.Tokens[mention.Head])) is { End: > 0 } pronoun)
                mentions.Add(pronoun with { Chain = speaker.Entity >= 0 ? speaker.Entity : -1 });
        }
        return [.. mentions.OrderBy(mention => mention.Start)];
    }

    /// <summary>The range of tokens that share a character with <paramref name="span"/>.</summary>
    public static (int Start, int End) TokensUnder(TextSpan[] tokens, TextSpan span)
    {
        int start = 0;
        while (start < tokens.Length && (tokens[start].End <= span.Start || tokens[start].Length == 0)) start++;
        int end = start;
        while (end < tokens.Length && tokens[end].Start < span.End) end++;
        while (end > start && tokens[end - 1].Length == 0) end--;
        return (start, end);
    }
}
