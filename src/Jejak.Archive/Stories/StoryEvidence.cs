namespace Jejak.Archive.Stories;

/// <summary>What two articles share, as shares from 0 to 1, and what follows from it. The same both ways.</summary>
internal readonly struct StoryEvidence
{
    // Fewer runs, numbers, quoted runs than these say nothing by their share.
    private const int FewRuns = 15;
    private const int FewNumbers = 3;
    private const int ManyQuoted = 20;

    private const int LongQuoted = 30;
    private const int NearMinutes = 12 * 60;

    // So much of one stands in the other, and it is a copy, whoever else is heard in it.
    private const double Half = 0.5;
    private const int SeveralNames = 2;

    // Of the pairs that were read and had these odds or better, 19 of 20 told one report.
    private const double EnoughOdds = 1.2;

    // What an article without a title has in common with others' titles, among pairs that tell one report.
    private const double UsualTitles = 0.3;

    private readonly StorySignature _one, _other;
    private readonly int? _days;
    private readonly int _quoted;
    private readonly bool _haveTitles;
    private readonly double _contained, _passages, _quotedShare, _quotations, _titles, _lead, _names, _numbers;

    public StoryEvidence(StorySignature one, StorySignature other)
    {
        (_one, _other) = (one, other);
        _days = one.Day is { } day && other.Day is { } otherDay ? Math.Abs(day - otherDay) : null;
        int shared = one.Runs.Shared(other.Runs);
        _numbers = Contained(one.Numbers, other.Numbers, FewNumbers, enough: 1);
        IsSame = shared >= FewRuns && _numbers >= 0.9 && Of(shared, one.Runs.Count + other.Runs.Count - shared) >= 0.8;
        _contained = shared < FewRuns ? 0 : Of(shared, Math.Min(one.Runs.Count, other.Runs.Count));
        _quoted = one.Quoted.Shared(other.Quoted);
        int title = one.Title.Shared(other.Title);
        _passages = Math.Min(1, 2 * _contained);
        _quotedShare = Of(_quoted, Math.Min(one.Quoted.Count, other.Quoted.Count));
        _quotations = _quotedShare * Math.Min(1, (double)_quoted / ManyQuoted);
        _titles = Of(title, one.Title.Count + other.Title.Count - title);
        _lead = Contained(one.Lead, other.Lead, few: 1, enough: 0);
        _names = Contained(one.Names, other.Names, few: 1, enough: 0);
        _haveTitles = one.Title.Count > 0 && other.Title.Count > 0;
        IsOnePublisher = one.Publisher == other.Publisher || one.Publisher == 0 || other.Publisher == 0;
        IsOnePaper = IsOnePublisher && (one.Host == other.Host || one.Host == 0 || other.Host == 0);
    }

    /// <summary>One text, whatever the days between the two.</summary>
    public bool IsSame { get; }

    /// <summary>As far as anybody knows.</summary>
    public bool IsOnePublisher { get; }

    /// <summary>Also of one host: what it tells twice, it has not copied. Papers of one house under hosts of their own do copy each other.</summary>
    public bool IsOnePaper { get; }

    public bool AreFarApart => _days > StoryLink.MostDays;

    /// <summary>Passages, quotations, titles and beginnings together: 0 to 4.</summary>
    public double Sum => _passages + _quotations + _titles + _lead;

    public LinkKind Kind => _contained >= Half ? LinkKind.Copy : _passages >= _quotations && _passages >= _titles ? LinkKind.Rewrite : _quotations >= _titles ? LinkKind.Quotations : LinkKind.Title;

    /// <summary>A publisher repeats its own background under every piece of news, and fills one form for every district.</summary>
    public bool IsNewVersion() =>
        _contained >= (_haveTitles ? 0.65 : 0.75) && _lead >= 0.6 && _names >= 0.6 && _numbers >= 0.7 && _days is null or <= 1
        && (!_haveTitles || _titles >= 0.3) && !TitlesDiffer(_one.Numbers, _other.Numbers);

    /// <summary>Part of a statement is quoted in other reports too.</summary>
    public bool IsClear() => (_contained >= 0.35 || _quotedShare >= 0.94 || _quotations < 0.3 || _lead + _titles >= 0.75) && !QuotesDiffer();

    /// <summary>
    /// The news of the day after repeats the background of the day before, and so do figures of a day that nobody knows. A whole statement that both quote is a report, whatever they
    /// begin with; where neither passages nor quotations speak, the titles must not name different things.
    /// </summary>
    public bool IsRewrite()
    {
        double sum = Sum, beginnings = _lead + _titles, enough = _haveTitles ? 0.55 : 0.42;
        return (_days == 0 || _titles >= 0.6 || sum >= (_days is null ? 2.2 : 1.8))
            && (_titles >= 0.85 && sum >= 1.3 && _names >= 0.2 && _numbers >= 0.25
                || _names >= (_titles >= 0.6 ? 0.3 : 0.42) && (sum >= 2.4 || _numbers >= 0.25 && !TitlesDiffer(_one.Numbers, _other.Numbers))
                && (sum >= 2 ? _lead >= 0.2 && beginnings >= enough
                    : _quoted >= 2 * ManyQuoted && _quotedShare >= 0.94 && _contained >= 0.15 ? _lead >= 0.15
                    : sum >= 1.3 && _lead >= (sum >= 1.5 || _titles >= 0.5 ? 0.35 : 0.42) && beginnings >= enough
                        && (_passages >= 0.5 || _quotations >= 0.3 || !TitlesDiffer(_one.Names, _other.Names))));
    }

    /// <summary>
    /// All evidence together, none of it enough by itself: a logistic regression over 284 pairs of one day or two in a row that were read; 0 are even odds.
    /// </summary>
    public double Odds
    {
        get
        {
            double numbers = IsOnePublisher ? Contained(_one.Numbers, _other.Numbers, few: 1, enough: 0.5) : _numbers;
            return 1.2 * _contained + 1.1 * _passages + 1.1 * _quotations + 3.8 * (_haveTitles ? _titles : UsualTitles) + 4.1 * _lead + 0.8 * _names + 0.8 * numbers - 4.3;
        }
    }

    /// <summary>Of one day or two in a row. Later than half a day it is oftener the next step of the same case, and one house tells more of one affair than two do.</summary>
    public bool IsRetold()
    {
        double odds = Odds, enough = (IsNear() ? EnoughOdds : 1.9) + (IsOnePublisher ? 0.5 : 0);
        return _days is 0 or 1 && odds >= enough && !QuotesDiffer() && (odds >= 3 || !TitlesDiffer(_one.Numbers, _other.Numbers));
    }

    /// <summary>
    /// The later one tells of the same affair and goes on: it begins with somebody whom it lets speak and whom the earlier one does not know, the answer to an announcement, what others say to it;
    /// it is of one house, which has told the first part already, and another speaks; or its title says that something is not so of which the earlier one says nothing of the kind; or it comes more than half a day
    /// later and its title has names that are new. Either may be the later one where that is unknown.
    /// </summary>
    public bool IsFollowUp()
    {
        int order = Order();
        return order >= 0 && GoesOn(_one, _other, order != 0) || order <= 0 && GoesOn(_other, _one, order != 0);
    }

    private bool GoesOn(StorySignature later, StorySignature earlier, bool isLater)
    {
        bool isCopy = _contained >= Half, isHouse = later.Publisher != 0 && later.Publisher == earlier.Publisher;
        bool isNewVoice = later.Voice.Count > 0 && !later.Voice.Meets(earlier.Names) && !later.Voice.Meets(earlier.Lead);
        if (isNewVoice && isHouse) return true;
        if (isCopy) return false;
        if (isNewVoice && later.Voice.Meets(later.Lead)) return true;
        return isLater && (later.TitleDenies && !earlier.LeadDenies || !IsNear() && later.Title.SharedBut(later.Names, earlier.Names, earlier.Lead) >= SeveralNames);
    }

    /// <summary>Positive where the one is the later one, 0 where nobody knows.</summary>
    private int Order()
    {
        if (_one.Moment is not { } moment || _other.Moment is not { } otherMoment) return 0;
        return StorySignature.HasHour(moment) && StorySignature.HasHour(otherMoment) ? moment.CompareTo(otherMoment) : _one.Day!.Value.CompareTo(_other.Day!.Value);
    }

    private bool IsNear() =>
        _one.Moment is { } moment && _other.Moment is { } otherMoment && StorySignature.HasHour(moment) && StorySignature.HasHour(otherMoment) ? Math.Abs(moment - otherMoment) <= NearMinutes : _days == 0;

    /// <summary>Both quote at length, and not the same: two statements on one matter.</summary>
    private bool QuotesDiffer() => Math.Min(_one.Quoted.Count, _other.Quoted.Count) >= LongQuoted && _quotedShare < 0.2 && _contained < 0.3 && _titles < 0.6;

    /// <summary>Each title has a name, or number, that the other article does not begin with: two clubs' fixtures, two days' weather, two defendants.</summary>
    private bool TitlesDiffer(Fingerprints things, Fingerprints otherThings) => _one.Title.SharedBut(things, _other.Lead) > 0 && _other.Title.SharedBut(otherThings, _one.Lead) > 0;

    /// <summary>The share of the smaller set that the larger one has, or <paramref name="enough"/> where it has less than <paramref name="few"/>.</summary>
    private static double Contained(Fingerprints one, Fingerprints other, int few, double enough)
    {
        int smaller = Math.Min(one.Count, other.Count);
        return smaller < few ? enough : Of(one.Shared(other), smaller);
    }

    private static double Of(int part, int whole) => whole <= 0 ? 0 : (double)part / whole;
}
