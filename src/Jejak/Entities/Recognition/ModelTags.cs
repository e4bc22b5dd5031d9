using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Jejak.Documents;
using Jejak.Text;

namespace Jejak.Entities.Recognition;

/// <summary>A name that the model sees.</summary>
/// <param name="Tokens">Tokens of the document, or elements of the sequence.</param>
/// <param name="Margin">How much its weakest word speaks for the type above any other (log odds without the neighbours' tags).</param>
internal readonly record struct SeenName(TokenRange Tokens, EntityType Type, float Margin);

/// <summary>
/// The name model over whole documents, in two passes (after Ratinov &amp; Roth 2009): what one sentence leaves open, the other mentions of the same words decide,
/// and a word of a full name is that person wherever it stands alone.
/// </summary>
/// <remarks>Safe to use from several threads: each borrows a tagger.</remarks>
internal sealed class ModelTags(NameModel model, NameLexicon lexicon)
{
    private readonly ConcurrentBag<NameTagger> _taggers = [];

    private record struct Votes(float Person, float Organization, float Place);

    /// <summary>The names of a document in order; none overlap.</summary>
    public List<SeenName> Read(Document document)
    {
        var sequence = NameSequence.Read(document);
        var names = Read(sequence);
        for (int i = 0; i < names.Count; i++)
        {
            var elements = names[i].Tokens;
            names[i] = names[i] with { Tokens = new(sequence.Source[elements.Start], sequence.Source[elements.End - 1] + 1) };
        }
        return names;
    }

    /// <summary>The names of a sequence in order, their tokens numbered as its elements.</summary>
    public List<SeenName> Read(NameSequence sequence)
    {
        var names = new List<SeenName>();
        if (!_taggers.TryTake(out var tagger)) tagger = new(model, lexicon);
        foreach (var sentence in sequence.Sentences)
        {
            if (!sentence.IsEmpty) Collect(tagger, sequence, sentence, names);
        }
        _taggers.Add(tagger);
        Agree(sequence, names);
        return names;
    }

    private static void Collect(NameTagger tagger, NameSequence sequence, TokenRange sentence, List<SeenName> names)
    {
        var tags = tagger.Tag(sequence, sentence);
        for (int i = 0; i < tags.Length; i++)
        {
            if (tags[i] == NameTags.None) continue;
            int start = i;
            float margin = tagger.Margin(i, tags[i]);
            while (NameTags.Part(tags[i]) <= NameTags.Inside && i + 1 < tags.Length && NameTags.Follows(tags[i], tags[i + 1]))
            {
                i++;
                margin = Math.Min(margin, tagger.Margin(i, tags[i]));
            }
            names.Add(new(new(sentence.Start + start, sentence.Start + i + 1), NameTags.Types[NameTags.Type(tags[start])], margin));
        }
    }

    /// <summary>Gives the same words the same type everywhere.</summary>
    private static void Agree(NameSequence sequence, List<SeenName> names)
    {
        var votes = new Dictionary<ulong, Votes>();
        foreach (var name in names)
        {
            Vote(votes, Hash(sequence, name.Tokens), name, 1);
            // The first and last word of a full name stand for the person.
            if (name.Type != EntityType.Person || name.Tokens.Length < 2) continue;
            Vote(votes, Hash(sequence, new(name.Tokens.Start, name.Tokens.Start + 1)), name, 1);
            Vote(votes, Hash(sequence, new(name.Tokens.End - 1, name.Tokens.End)), name, 1);
        }
        for (int i = 0; i < names.Count; i++)
        {
            var vote = votes[Hash(sequence, names[i].Tokens)];
            float best = Math.Max(vote.Person, Math.Max(vote.Organization, vote.Place));
            var type = vote.Person == best ? EntityType.Person : vote.Organization == best ? EntityType.Organization : EntityType.Place;
            names[i] = names[i] with { Type = type, Margin = Math.Max(names[i].Margin, type == names[i].Type ? names[i].Margin : 0) };
        }
    }

    private static void Vote(Dictionary<ulong, Votes> votes, ulong words, SeenName name, float weight)
    {
        ref var vote = ref CollectionsMarshal.GetValueRefOrAddDefault(votes, words, out _);
        float value = weight * Math.Clamp(1 + name.Margin, 0.1f, 5);
        if (name.Type == EntityType.Person) vote.Person += value;
        else if (name.Type == EntityType.Organization) vote.Organization += value;
        else vote.Place += value;
    }

    private static ulong Hash(NameSequence sequence, TokenRange tokens)
    {
        ulong hash = FormHash.Seed;
        for (int i = tokens.Start; i < tokens.End; i++)
        {
            foreach (char c in sequence.Tokens[i].Span.In(sequence.Text)) hash = FormHash.Step(hash, FormFolding.Fold(c));
            hash = FormHash.Step(hash, ' ');
        }
        return FormHash.Finish(hash);
    }
}
