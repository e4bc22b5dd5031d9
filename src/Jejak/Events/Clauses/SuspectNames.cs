using Jejak.Documents;

namespace Jejak.Events.Clauses;

/// <summary>Gives "pelaku" and the like the name that the article gives the one who did it ("mengidentifikasi pelaku sebagai X").</summary>
internal static class SuspectNames
{
    /// <summary>Where the article names exactly one person so, every bare such description is that person.</summary>
    public static void Resolve(Document document, ClauseWords words, List<Party> parties, int[] at)
    {
        int named = -1;
        foreach (var party in parties)
        {
            if (!party.Suspect || party.Tokens.End + 1 >= at.Length || !words.Namings.Contains(document.Tokens[party.Tokens.End].Word) || at[party.Tokens.End + 1] < 0) continue;
            var name = parties[at[party.Tokens.End + 1]];
            if (name.Entity < 0 || name.Type != EntityType.Person || name.Entity == named) continue;
            if (named >= 0) return;
            named = name.Entity;
        }
        for (int i = 0; i < parties.Count && named >= 0; i++)
        {
            if (parties[i].Suspect) parties[i] = parties[i] with { Entity = named, Type = EntityType.Person };
        }
    }
}
