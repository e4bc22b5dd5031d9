using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Quotations;

/// <summary>Speakers by name who stand with their office.</summary>
internal static class Officers
{
    /// <summary>"Kepala X yang juga Ketua Y Budi says": a name with its office in front, unless another is joined to it.</summary>
    public static Source? Before(Passage passage, int end, int low)
    {
        int mention = passage.MentionAt(end - 1);
        if (mention < 0 || passage.Mention(mention).Tokens.End != end || !passage.HasOffice(mention, out int start) || start < low) return null;
        bool joined = start - 1 > low && passage.Has(start - 1, WordClass.Coordinator) || passage.Is(Math.Max(low, start - 1), ',') && start - 2 >= low && passage.MentionAt(start - 2) >= 0;
        return joined ? null : new(SourceForm.Named, passage.Mention(mention).Entity, passage.Mention(mention).Tokens);
    }

    /// <summary>The person by name, with or without an office, who opens a clause that goes on with a preposition, a conjunction or a verb.</summary>
    public static Source? Opening(Passage passage, int start, int end)
    {
        while (start < end && passage.Resources.Markers.Match(passage.Tokens, start, end, out _) is var marker and > 0) start += marker;
        if (start >= end) return null;
        int mention = passage.HolderAt(start) >= 0 ? passage.HolderAt(start) : passage.MentionAt(start);
        if (mention < 0 || passage.EntityOf(mention).Type != EntityType.Person || passage.Mention(mention).Form != MentionForm.Name) return null;
        int after = passage.Mention(mention).Tokens.End;
        return after < end && (passage.Has(after, WordClass.Preposition | WordClass.Subordinator) || passage.IsVerb(after)) ? new(SourceForm.Named, passage.Mention(mention).Entity, passage.Mention(mention).Tokens) : null;
    }

    /// <summary>"Senator X of the Y party": a person whose title opens the phrase, whatever follows the name.</summary>
    public static Source? Titled(Passage passage, int head, int end)
    {
        for (int t = head + 1; t < end; t++)
        {
            int mention = passage.MentionAt(t);
            if (mention < 0 || passage.EntityOf(mention).Type != EntityType.Person) continue;
            int after = passage.Mention(mention).Tokens.End;
            bool alone = after >= end || !passage.Has(after, WordClass.Coordinator);
            return alone && IsRoleOf(passage, passage.EntityOf(mention), head) ? new(SourceForm.Named, passage.Mention(mention).Entity, passage.Mention(mention).Tokens) : null;
        }
        return null;
    }

    public static bool IsRoleOf(Passage passage, Entity person, int head)
    {
        foreach (var role in person.Roles)
        {
            if (role.Span.Contains(passage.Tokens[head].Start)) return true;
        }
        return false;
    }
}
