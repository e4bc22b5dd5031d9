using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Coreference;

/// <summary>
/// What speaks for a candidate, or for nobody. A feature is a number; <see cref="AntecedentModel"/> has weights for it over all kinds of anaphors and for each kind alone.
/// A change here needs a new model.
/// </summary>
internal sealed class AntecedentFeatures(AnaphorReader reader, DescriptionMatch descriptions, WordClasses classes, VerbShapes verbs, WordCounts counts)
{
    /// <summary>More features than ever hold at once.</summary>
    public const int Most = 64;

    /// <summary>Numbers of features of a candidate; those of nobody come behind them.</summary>
    public const int OfCandidate = 160;

    public const int All = OfCandidate + 64;

    private const int Types = 8;
    private const int Parts = 6;

    public DescriptionMatch Descriptions => descriptions;

    /// <returns>How many features hold.</returns>
    public int OfEntity(in Anaphor anaphor, int entity, Discourse discourse, Span<int> features)
    {
        var writer = new FeatureWriter(features);
        var document = discourse.Document;
        ref readonly var standing = ref discourse[entity];
        int sentences = discourse.Sentence - standing.Sentence;
        int distance = Distance(sentences);
        var type = document.Entities[entity].Type;
        writer.One((int)type, Types);
        writer.One(distance, 6);
        writer.One(discourse.Block - standing.Block, 3);
        writer.One(discourse.NewerOfType(entity, 3), 4);
        writer.One((int)standing.Part + Parts * Math.Min(2, sentences), 3 * Parts);
        writer.One(standing.Mentions switch { 1 => 0, 2 => 1, <= 4 => 2, <= 8 => 3, _ => 4 }, 5);
        writer.One((int)standing.Form, 5);
        writer.If(entity == discourse.FirstPerson);
        writer.If(entity == discourse.Subject);
        writer.If(discourse.Subject < 0 && entity == discourse.LastSubject);
        writer.If(discourse.Subject >= 0 && entity != discourse.Subject && type == EntityType.Person);
        writer.If(IsMostMentioned(entity, discourse));
        Speech(in anaphor, entity, standing, discourse, ref writer);
        bool person = discourse.UnnamedPerson > standing.End, group = discourse.UnnamedGroup > standing.End;
        writer.One(person ? type == EntityType.Person ? 0 : 1 : -1, 2);
        writer.One(group ? type == EntityType.Person ? 0 : 1 : -1, 2);
        // "X, his wife": whoever stands right before a comma or bracket is not whose the wife is.
        int gap = anaphor.Token - standing.End;
        writer.If(gap == 1 && document.Tokens[standing.End].Kind != TokenKind.Word);
        writer.One(sentences == 0 ? gap switch { <= 1 => 0, <= 3 => 1, <= 8 => 2, <= 16 => 3, _ => 4 } : -1, 5);
        writer.One(sentences == 0 ? (int)standing.Form : -1, 5);
        writer.One(sentences == 0 && type == EntityType.Person ? (int)standing.Part : -1, Parts);
        writer.One(type != EntityType.Person ? (int)standing.Part : -1, Parts);
        writer.One(type != EntityType.Person ? distance : -1, 6);
        writer.If(!document.Entities[entity].Roles.IsDefaultOrEmpty);
        descriptions.Write(in anaphor, entity, discourse, ref writer);
        return writer.Count;
    }

    public int OfNobody(in Anaphor anaphor, Discourse discourse, int sentenceEnd, Span<int> features)
    {
        var writer = new FeatureWriter(features);
        writer.Skip(OfCandidate);
        var document = discourse.Document;
        var token = document.Tokens[anaphor.Token];
        writer.If(true);
        writer.If(anaphor.Quoted);
        writer.If(token.IsInitial);
        writer.One((int)reader.FollowerOf(document, anaphor.Tokens.End - 1, sentenceEnd), 7);
        writer.If(discourse.UnnamedPerson >= 0 && discourse.UnnamedPerson > LastPerson(discourse));
        writer.If(discourse.UnnamedGroup >= 0 && discourse.UnnamedGroup > LastPerson(discourse));
        writer.If(discourse.LastSpeech >= 0 && discourse.LastSpeaker < 0);
        writer.If(discourse.Seen.Count == 0 || discourse.FirstPerson < 0);
        var form = document.Text.AsSpan(token.Start, Math.Max(0, anaphor.Span.Start - token.Start));
        bool clitic = anaphor.Form == MentionForm.Clitic;
        writer.If(clitic && verbs.Fits(anaphor.Stem, form));
        writer.One(clitic ? counts.Lower(anaphor.Stem) switch { 0 => 0, <= 7 => 1, <= 10 => 2, <= 12 => 3, _ => 4 } : -1, 5);
        writer.One(clitic ? Before(document, anaphor.Token) : -1, 4);
        writer.If(clitic && form.Length > 0 && form.Contains('-'));
        writer.One(anaphor.Form == MentionForm.Nominal ? Math.Min(3, anaphor.Tokens.Length - 1) : -1, 4);
        writer.If(anaphor.Form == MentionForm.Nominal && anaphor.Tokens.Length == 1);
        return writer.Count;
    }

    /// <summary>Who spoke last has the next word as well, unless somebody else took it.</summary>
    private static void Speech(in Anaphor anaphor, int entity, in Standing standing, Discourse discourse, ref FeatureWriter writer)
    {
        bool last = entity == discourse.LastSpeaker;
        writer.One(last ? Distance(discourse.Sentence - discourse.LastSpeech) : -1, 6);
        writer.One(last && anaphor.Says ? Distance(discourse.Sentence - discourse.LastSpeech) : -1, 6);
        writer.If(standing.Spoke >= 0);
        writer.If(anaphor.Says && standing.Spoke >= 0);
        writer.If(anaphor.Says && !last && discourse.LastSpeaker >= 0);
        // Whom somebody speaks of is not the speaker.
        writer.If(anaphor.Quoted && entity == discourse.Quoted);
        writer.If(anaphor.Quoted && discourse.Quoted >= 0 && entity != discourse.Quoted);
        writer.If(anaphor.Quoted && standing.Quoted);
        writer.If(anaphor.Quoted && !standing.Quoted);
        writer.If(!anaphor.Quoted && standing.Quoted);
    }

    private static bool IsMostMentioned(int entity, Discourse discourse)
    {
        var entities = discourse.Document.Entities;
        foreach (int other in discourse.Seen)
        {
            if (entities[other].Type == entities[entity].Type && discourse[other].Mentions > discourse[entity].Mentions) return false;
        }
        return true;
    }

    private static int LastPerson(Discourse discourse)
    {
        for (int i = discourse.Seen.Count - 1; i >= 0; i--)
        {
            if (discourse.Document.Entities[discourse.Seen[i]].Type == EntityType.Person) return discourse[discourse.Seen[i]].End;
        }
        return -1;
    }

    private int Before(Document document, int token)
    {
        if (token == 0 || document.Tokens[token - 1].Kind != TokenKind.Word) return 0;
        int word = document.Tokens[token - 1].Word;
        if (classes.Is(word, WordClass.Preposition)) return 1;
        return classes.Of(word) != WordClass.None ? 2 : 3;
    }

    private static int Distance(int sentences) => sentences switch { 0 => 0, 1 => 1, 2 => 2, 3 => 3, <= 6 => 4, _ => 5 };
}
