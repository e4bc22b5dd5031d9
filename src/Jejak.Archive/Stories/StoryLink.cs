namespace Jejak.Archive.Stories;

/// <summary>Why two articles are taken to tell the same report: what most of the evidence is.</summary>
public enum LinkKind : byte
{
    /// <summary>Half or more of the shorter one's words stand in the other.</summary>
    Copy,

    /// <summary>They share passages, and begin with the same.</summary>
    Rewrite,

    /// <summary>They quote the same words, and begin with the same.</summary>
    Quotations,

    /// <summary>They have nearly the same title, and begin with the same.</summary>
    Title,

    /// <summary>One publisher goes on with the report. It makes no story by itself, but both may belong to one that others tell.</summary>
    Sequel,
}

/// <summary>Two articles tell the same report. A function of the two signatures alone, and the same both ways.</summary>
/// <param name="Strength">0 to 4000: the sum of what they share of passages, quotations, title and beginning.</param>
public readonly record struct StoryLink(LinkKind Kind, int Strength)
{
    /// <summary>Days between the two at most. Later ones that repeat the words are weather, prices, anniversaries: of 366 such pairs among 21,950 articles of 2018–2026, no two of a sample of 25 told the same report.</summary>
    public const int MostDays = 2;

    /// <summary>Bands that two articles of different weeks must have in common to be compared at all; those of a later copy have twenty.</summary>
    public const int BandsOfACopy = 8;

    // Fewer runs, numbers, quoted runs than these say nothing by their share.
    private const int FewRuns = 15;
    private const int FewNumbers = 3;
    private const int ManyQuoted = 20;

    /// <summary>Whether it joins two articles to one story by itself.</summary>
    public bool Joins => Kind != LinkKind.Sequel;

    /// <summary>The word for a kind in the archive and in answers.</summary>
    public static string Name(LinkKind kind) => kind switch
    {
        LinkKind.Copy => "copy",
        LinkKind.Rewrite => "rewrite",
        LinkKind.Quotations => "quotations",
        LinkKind.Title => "title",
        _ => "sequel",
    };

    /// <summary>Whether two articles have enough bands in common to be compared: any one within days of each other, several where weeks lie between them.</summary>
    public static bool AreComparable(StorySignature one, StorySignature other)
    {
        int shared = one.Bands.Shared(other.Bands);
        return shared >= BandsOfACopy || shared > 0 && (one.Day is null || other.Day is null || Math.Abs(one.Day.Value - other.Day.Value) <= MostDays);
    }

    /// <summary>Null where they do not tell the same report, as far as the words show.</summary>
    public static StoryLink? Between(StorySignature one, StorySignature other)
    {
        int? days = one.Day is { } day && other.Day is { } otherDay ? Math.Abs(day - otherDay) : null;
        int shared = one.Runs.Shared(other.Runs);
        double numbers = Contained(one.Numbers, other.Numbers, FewNumbers, enough: 1);
        bool isSame = shared >= FewRuns && numbers >= 0.9 && Of(shared, one.Runs.Count + other.Runs.Count - shared) >= 0.8;
        if (!isSame && days > MostDays) return null;
        double contained = shared < FewRuns ? 0 : Of(shared, Math.Min(one.Runs.Count, other.Runs.Count));
        int quoted = one.Quoted.Shared(other.Quoted);
        int title = one.Title.Shared(other.Title);
        double passages = Math.Min(1, 2 * contained);
        double quotedShare = Of(quoted, Math.Min(one.Quoted.Count, other.Quoted.Count));
        double quotations = quotedShare * Math.Min(1, (double)quoted / ManyQuoted);
        double titles = Of(title, one.Title.Count + other.Title.Count - title);
        double lead = Contained(one.Lead, other.Lead, few: 1, enough: 0);
        double names = Contained(one.Names, other.Names, few: 1, enough: 0);
        double evidence = passages + quotations + titles + lead;
        bool haveTitles = one.Title.Count > 0 && other.Title.Count > 0;
        bool isOnePublisher = one.Publisher == other.Publisher || one.Publisher == 0 || other.Publisher == 0;
        bool isStory = isSame || (isOnePublisher ? IsNewVersion() : IsClear() && IsRewrite());
        if (!isStory) return isOnePublisher && IsRewrite() ? new(LinkKind.Sequel, (int)Math.Round(1000 * evidence)) : null;
        var kind = contained >= 0.5 ? LinkKind.Copy : passages >= quotations && passages >= titles ? LinkKind.Rewrite : quotations >= titles ? LinkKind.Quotations : LinkKind.Title;
        return new(kind, (int)Math.Round(1000 * evidence));

        // A publisher repeats its own background under every piece of news, and fills one form for every district.
        bool IsNewVersion() =>
            contained >= (haveTitles ? 0.65 : 0.75) && lead >= 0.6 && names >= 0.6 && numbers >= 0.7 && days is null or <= 1
            && (!haveTitles || titles >= 0.3) && !TitlesDiffer(one, other, one.Numbers, other.Numbers);

        // Part of a statement is quoted in other reports too.
        bool IsClear() => contained >= 0.35 || quotedShare >= 0.94 || quotations < 0.3 || lead + titles >= 0.75;

        // The news of the day after repeats the background of the day before, and so do figures of a day that nobody knows. A whole statement that both quote is a report, whatever they
        // begin with; where neither passages nor quotations speak, the titles must not name different things.
        bool IsRewrite() =>
            (days == 0 || titles >= 0.6 || evidence >= (days is null ? 2.2 : 1.8))
            && (titles >= 0.85 && evidence >= 1.3 && names >= 0.2 && numbers >= 0.25
                || names >= (titles >= 0.6 ? 0.3 : 0.42) && (evidence >= 2.4 || numbers >= 0.25 && !TitlesDiffer(one, other, one.Numbers, other.Numbers))
                && (evidence >= 2 ? lead >= 0.2 && lead + titles >= (haveTitles ? 0.55 : 0.42)
                    : quoted >= 2 * ManyQuoted && quotedShare >= 0.94 && contained >= 0.15 ? lead >= 0.15
                    : evidence >= 1.3 && lead >= (evidence >= 1.5 || titles >= 0.5 ? 0.35 : 0.42) && lead + titles >= (haveTitles ? 0.55 : 0.42)
                        && (passages >= 0.5 || quotations >= 0.3 || !TitlesDiffer(one, other, one.Names, other.Names))));
    }

    /// <summary>Each title has a name, or number, that the other article does not begin with: two clubs' fixtures, two days' weather, two defendants.</summary>
    private static bool TitlesDiffer(StorySignature one, StorySignature other, Fingerprints things, Fingerprints otherThings) =>
        one.Title.SharedBut(things, other.Lead) > 0 && other.Title.SharedBut(otherThings, one.Lead) > 0;

    /// <summary>The share of the smaller set that the larger one has, or <paramref name="enough"/> where it has less than <paramref name="few"/>.</summary>
    private static double Contained(Fingerprints one, Fingerprints other, int few, double enough)
    {
        int smaller = Math.Min(one.Count, other.Count);
        return smaller < few ? enough : Of(one.Shared(other), smaller);
    }

    private static double Of(int part, int whole) => whole <= 0 ? 0 : (double)part / whole;
}
