using Jejak.Documents;
using Jejak.Parsing;

namespace Jejak.Training.Parsing;

/// <summary>
/// Large networks that annotate raw news for a small one (tri-training, Søgaard 2010): what two of them agree on is learned, the rest of a sentence is left open.
/// </summary>
internal static class Teachers
{
    /// <summary>Every so-manyth sentence is annotated in the style of GSD, the others in the house's, so that the small network keeps both apart.</summary>
    private const int OtherStyle = 3;

    /// <summary>Annotates sentences; words on whose head, relation or tag the teachers differ have none.</summary>
    public static List<AnnotatedSentence> Annotate(IReadOnlyList<SyntaxNetwork> teachers, IReadOnlyList<string[]> sentences)
    {
        var annotated = new List<AnnotatedSentence>(sentences.Count);
        foreach (string[] forms in sentences)
        {
            string style = annotated.Count % OtherStyle == OtherStyle - 1 ? "gsd" : SyntaxCorpora.Styles[0];
            var tags = new UniversalTag?[forms.Length];
            int[] heads = new int[forms.Length];
            string[] relations = new string[forms.Length];
            for (int t = 0; t < teachers.Count; t++)
            {
                var work = teachers[t].Rent();
                foreach (string form in forms) work.AddWord(form);
                work.EndSentence();
                teachers[t].Analyze(work, Array.IndexOf(SyntaxCorpora.Styles, style));
                for (int i = 0; i < forms.Length; i++)
                {
                    var (tag, head, relation) = ((UniversalTag)work.Tags[i], work.Heads[i] + 1, teachers[t].Relation(work.Relations[i]));
                    if (t == 0) (tags[i], heads[i], relations[i]) = (tag, head, relation);
                    if (tags[i] != tag) tags[i] = null;
                    if (heads[i] != head) heads[i] = -1;
                    if (relations[i] != relation) relations[i] = "";
                }
                teachers[t].Return(work);
            }
            annotated.Add(new(style, forms) { Tags = tags, Heads = heads, Relations = relations });
        }
        return annotated;
    }
}
