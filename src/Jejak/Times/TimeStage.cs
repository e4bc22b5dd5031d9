using System.Collections.Immutable;
using Jejak.Documents;
using Jejak.Languages;
using Jejak.Pipeline;
using Jejak.Text;

namespace Jejak.Times;

/// <summary>
/// Finds calendar expressions in the article's own sentences and gives them TIMEX3 values (ISO-TimeML), resolved against the publication date.
/// Where that is not known, a day the article prints stands for it (<see cref="PrintedAnchor"/>).
/// </summary>
/// <remarks>Immutable after construction; safe to use from several threads.</remarks>
public sealed class TimeStage : IStage
{
    private static readonly string?[] Mods = [null, "START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS"];

    private readonly TimeLexicon _lexicon;
    private readonly TimeRules _rules;

    public TimeStage(Language language)
    {
        _lexicon = new(language);
        _rules = new(language, _lexicon);
    }

    public IReadOnlyList<Layer> Requires => [Layer.Sentences];

    public IReadOnlyList<Layer> Provides => [Layer.Times];

    public Document Process(Document document)
    {
        var matches = Search(document);
        if (matches.Count == 0) return document;
        var published = document.Article.Meta.Published;
        var resolver = new TimeResolver(_lexicon, document, published?.Date ?? PrintedAnchor.Of(matches), published?.Time);
        var times = ImmutableArray.CreateBuilder<TimeExpression>(matches.Count);
        var vague = ImmutableArray.CreateBuilder<TimeExpression>();
        foreach (var match in matches)
        {
            if (resolver.Read(match) is not { } read) continue;
            var tokens = match.Tokens;
            var span = new TextSpan(document.Tokens[tokens.Start].Start, document.Tokens[tokens.End - 1].End);
            (read.IsVague ? vague : times).Add(new(span, tokens, read.Type, read.Value, Mods[(int)read.Mod]) { Printed = read.Printed });
        }
        return document with { Times = times.DrainToImmutable(), VagueTimes = vague.DrainToImmutable() };
    }

    private List<TimeMatch> Search(Document document)
    {
        var matches = new List<TimeMatch>();
        var tokens = document.Tokens;
        var walk = new TimeRules.Walk(document.Text, tokens);
        for (int s = 0; s < document.Sentences.Length; s++)
        {
            var sentence = document.Sentences[s];
            if (!sentence.IsBody) continue;
            for (int i = sentence.Tokens.Start; i < sentence.Tokens.End;)
            {
                int skip = 1;
                if (_lexicon.MayBegin(tokens[i], document.Text))
                {
                    int blocked = _lexicon.Blocked(tokens, i, sentence.Tokens.End);
                    if (blocked > 0) skip = blocked;
                    // A blocked phrase gives way to an expression that goes on behind it.
                    if (_rules.Find(walk, i, sentence.Tokens.End, s) is { } match && match.Tokens.End > i + blocked
                        // "US$ 145 miliar tahun ini": the sum has no part in it.
                        && !(match.Atoms[0].Class is TimeClass.Number && i > sentence.Tokens.Start && _lexicon.BarsYear(tokens[i - 1])))
                    {
                        matches.Add(match);
                        skip = match.Tokens.End - i;
                    }
                }
                i += skip;
            }
        }
        return matches;
    }
}
