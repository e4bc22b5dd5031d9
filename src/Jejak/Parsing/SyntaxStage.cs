using System.Runtime.InteropServices;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Models;
using Jejak.Pipeline;

namespace Jejak.Parsing;

/// <summary>Gives syntactic words their parts of speech, heads and relations.</summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
public sealed class SyntaxStage : IStage, IWordAnalyzer
{
    private readonly SyntaxNetwork _network;
    private readonly (UniversalRelation Relation, string? Subtype)[] _relations;
    private readonly int _style;

    /// <param name="language">Counts of forms.</param>
    /// <param name="model">A model of <see cref="SyntaxNetwork.Component"/>.</param>
    /// <exception cref="ModelException">The model lacks a part.</exception>
    public SyntaxStage(Language language, ModelFile model)
    {
        _network = new(language, model);
        _relations = new (UniversalRelation, string?)[_network.RelationCount];
        for (int i = 0; i < _relations.Length; i++) _relations[i] = Parse(model, _network.Relation(i));
    }

    private SyntaxStage(SyntaxStage other, int style) => (_network, _relations, _style) = (other._network, other._relations, style);

    /// <summary>The same network annotating in another of the styles it learned; without this it writes the house's own, that of news.</summary>
    /// <exception cref="ArgumentException">It never learned that style; the message lists those it did.</exception>
    public SyntaxStage In(string style)
    {
        int number = _network.Styles.ToList().IndexOf(style);
        return number >= 0 ? new(this, number) : throw new ArgumentException($"The style '{style}' is none of {string.Join(", ", _network.Styles)}.", nameof(style));
    }

    public IReadOnlyList<Layer> Requires => [Layer.Tokens, Layer.Sentences, Layer.Words];

    public IReadOnlyList<Layer> Provides => [Layer.Syntax];

    public Document Process(Document document)
    {
        if (document.Words.IsEmpty) return document;
        var work = _network.Rent();
        foreach (var sentence in document.SentenceWords)
        {
            for (int i = sentence.Start; i < sentence.End; i++)
            {
                var (word, token) = (document.Words[i], document.Tokens[document.Words[i].Token]);
                if (word.Span == token.Span) work.AddWord(word.Span.In(document.Text), token.Word);
                else work.AddWord(word.Span.In(document.Text));
            }
            work.EndSentence();
        }
        _network.Analyze(work, _style);
        var words = new SyntacticWord[document.Words.Length];
        document.Words.CopyTo(words);
        Write(work, words);
        _network.Return(work);
        return document with { Words = ImmutableCollectionsMarshal.AsImmutableArray(words) };
    }

    public void Analyze(string text, Span<SyntacticWord> sentence)
    {
        var work = _network.Rent();
        foreach (ref readonly var word in sentence) work.AddWord(word.Span.In(text));
        work.EndSentence();
        _network.Analyze(work, _style);
        Write(work, sentence);
        _network.Return(work);
    }

    private void Write(SyntaxWorkspace work, Span<SyntacticWord> words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            var (relation, subtype) = _relations[work.Relations[i]];
            words[i] = words[i] with { Tag = (UniversalTag)work.Tags[i], Head = work.Heads[i], Relation = relation, Subtype = subtype };
        }
    }

    private static (UniversalRelation Relation, string? Subtype) Parse(ModelFile model, string name)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        return Enum.TryParse<UniversalRelation>(colon < 0 ? name : name[..colon], ignoreCase: true, out var relation)
            ? (relation, colon < 0 ? null : name[(colon + 1)..])
            : throw new ModelException(model.Path, $"'{name}' is no relation");
    }
}
