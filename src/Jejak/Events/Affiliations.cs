using Jejak.Documents;

namespace Jejak.Events;

/// <summary>Who acts for whom in a document.</summary>
internal static class Affiliations
{
    /// <summary>Whether <paramref name="actor"/> acts for the state or organization <paramref name="body"/>: a role names it or one of its institutions, or it is one of them.</summary>
    public static bool ActsFor(Document document, int actor, int body)
    {
        if (actor == body || actor < 0 || body < 0 || actor >= document.Entities.Length || body >= document.Entities.Length) return false;
        var state = document.Entities[body];
        foreach (var role in document.Entities[actor].Roles)
        {
            if (role.Affiliation == body || (role.Affiliation >= 0 && IsOf(document.Entities[role.Affiliation], state))) return true;
        }
        return document.Entities[actor].Type == EntityType.Organization && IsOf(document.Entities[actor], state);
    }

    private static bool IsOf(Entity part, Entity state) => state.Type == EntityType.Country && state.Iso3166 is not null && part.Iso3166 == state.Iso3166;
}
