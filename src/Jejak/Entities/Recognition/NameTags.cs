using Jejak.Documents;

namespace Jejak.Entities.Recognition;

/// <summary>
/// Tags of tokens in the BILOU scheme (Ratinov &amp; Roth 2009): a name of one word, or its first, inner and last words, by type; 0 is no name.
/// </summary>
internal static class NameTags
{
    public const int Count = 13;

    /// <summary>Scores of a token stand in rows of this length, so that one register holds them.</summary>
    public const int Width = 16;

    public const int None = 0;
    public const int Begin = 0;
    public const int Inside = 1;
    public const int Last = 2;
    public const int Unit = 3;

    public static readonly EntityType[] Types = [EntityType.Person, EntityType.Organization, EntityType.Place];

    public static int Of(int type, int part) => 1 + (4 * type) + part;

    public static int Type(int tag) => (tag - 1) >> 2;

    public static int Part(int tag) => (tag - 1) & 3;

    /// <summary>Whether <paramref name="next"/> may stand behind <paramref name="tag"/>: names end before others begin.</summary>
    public static bool Follows(int tag, int next)
    {
        bool open = tag != None && Part(tag) <= Inside;
        bool goesOn = next != None && Part(next) is Inside or Last;
        return open ? goesOn && Type(tag) == Type(next) : !goesOn;
    }

    public static bool MayBegin(int tag) => tag == None || Part(tag) is Begin or Unit;

    public static bool MayEnd(int tag) => tag == None || Part(tag) is Last or Unit;
}
