namespace Jejak.Archive.Questions;

/// <summary>Reports that more than one article tells, those that most articles tell first.</summary>
public sealed record StoriesQuestion
{
    /// <summary>Somebody or something that one of the articles names.</summary>
    public string? About { get; init; }

    /// <summary>A publisher that tells it, in any letter case.</summary>
    public string? Publisher { get; init; }

    /// <summary>An agency, paper, … that one of the articles passes words on from.</summary>
    public string? Via { get; init; }

    /// <summary>Told by so many articles at least.</summary>
    public int AtLeast { get; init; } = 2;

    /// <summary>Days on one of which an article of it was published.</summary>
    public DayRange Days { get; init; }

    /// <summary>0 for all.</summary>
    public int Limit { get; init; }
}

/// <summary>One report with all its articles: which came first, who has it from whom, where they disagree.</summary>
/// <param name="Id">Of any of its articles: its id or address, or the beginning of the id or last part of the address where it is the only one.</param>
public sealed record StoryQuestion(string Id);

/// <summary>Two articles side by side, whether or not they tell one report.</summary>
/// <param name="One">An article, as in <see cref="ArticleQuestion"/>.</param>
public sealed record DiffQuestion(string One, string Other);
