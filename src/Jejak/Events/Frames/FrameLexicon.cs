using System.Globalization;
using Jejak.Languages;

namespace Jejak.Events.Frames;

/// <summary>All frames of a language: verbs with their derived forms, and nouns. Immutable once constructed.</summary>
internal sealed class FrameLexicon
{
    private const string Verbs = "events/verbs", Nouns = "events/nouns";

    private readonly Dictionary<(string Type, string? Mode), (double Intensity, string Cameo, string[] Contexts, bool Told, bool Official, string? Aim)> _scores = [];
    private readonly List<Frame> _frames = [];
    private readonly Dictionary<string, List<FrameForm>> _byForm = new(StringComparer.Ordinal);
    private readonly Vocabulary _words;
    private readonly string _clitic;
    private readonly string _plural;
    private readonly bool[] _asked;

    public FrameLexicon(Language language)
    {
        _words = language.Words;
        Phrases = new PhraseLexicon<FrameForm>(_words);
        foreach (var row in language.Table("events/types").Rows)
        {
            double intensity = double.Parse(row["intensity"], NumberStyles.Float, CultureInfo.InvariantCulture);
            _scores.Add((row["type"], row.Optional("mode")), (intensity, row["cameo"], row.List("contexts"), row.Optional("told") is not null, row.Optional("official") is not null, row.Optional("aim")));
        }
        _clitic = language.Table("events/affixes").Rows.Single(row => row["affix"] == "clitic")["prefix"];
        _plural = language.Table("events/affixes").Rows.Single(row => row["affix"] == "plural")["prefix"];
        var verbs = new VerbForms(language.Table("events/affixes"), _clitic);
        foreach (var row in language.Table(Verbs).Rows) AddVerbs(row, verbs);
        foreach (var row in language.Table(Nouns).Rows) AddNouns(row);
        foreach (var (form, frames) in _byForm) Phrases.Add(form, Chain(frames));
        _asked = new bool[_words.Count];
        foreach (int word in _frames.SelectMany(frame => frame.When)) _asked[word] = true;
    }

    public PhraseLexicon<FrameForm> Phrases { get; }

    /// <summary>Whether some frame asks for this word in its object: most words are passed over by this test alone.</summary>
    public bool IsAsked(int word) => word < _asked.Length && _asked[word];

    public IReadOnlyList<Frame> Frames => _frames;

    private void Add(string form, FrameForm frame)
    {
        if (!_byForm.TryGetValue(form, out var known)) _byForm.Add(form, known = []);
        known.Add(frame);
    }

    /// <summary>Frames that ask for certain words come before those that do not; else the order of the table holds.</summary>
    private static FrameForm Chain(List<FrameForm> forms)
    {
        FrameForm? chain = null;
        foreach (var form in forms.OrderBy(form => form.Frame.When.Length == 0).Reverse()) chain = form with { Otherwise = chain };
        return chain!;
    }

    private void AddVerbs(ResourceRow row, VerbForms verbs)
    {
        var frame = Read(row, Verbs);
        foreach (string phrase in row.List("base"))
        {
            foreach (var (form, voice, clitic) in verbs.Of(phrase, row.List("forms"), row)) Add(form, new(frame, voice, clitic));
        }
    }

    private void AddNouns(ResourceRow row)
    {
        var frame = Read(row, Nouns);
        foreach (string phrase in row.List("base"))
        {
            Add(phrase, new(frame, Voice.Noun));
            if (!phrase.Contains(' ', StringComparison.Ordinal)) Add(phrase + _plural + phrase, new(frame, Voice.Noun));
            if (!phrase.Contains(' ', StringComparison.Ordinal)) Add(phrase + _clitic, new(frame, Voice.Noun, Clitic: true));
        }
    }

    private Frame Read(ResourceRow row, string table)
    {
        string type = row["type"];
        string? mode = row.Optional("mode");
        if (!_scores.TryGetValue((type, mode), out var score)) throw row.Error($"events/types has no row for '{type}' with mode '{mode}'");
        var recipient = new List<Slot>();
        var prepositions = new List<int>();
        bool mutual = false;
        foreach (string place in row.List("recipient"))
        {
            if (place == "mutual") mutual = true;
            else if (place[0] == '@') recipient.Add(Enum.TryParse<Slot>(place[1..], ignoreCase: true, out var known) ? known : throw row.Error($"'{place}' is no place"));
            else prepositions.Add(_words.Add(place));
        }
        var frame = new Frame
        {
            Number = _frames.Count,
            Row = new(table, row.Line, row["base"], row.Optional("forms")),
            Type = type,
            Mode = mode,
            Cameo = row.Optional("cameo") ?? score.Cameo,
            Intensity = score.Intensity,
            Contexts = score.Contexts,
            Told = score.Told,
            Official = score.Official,
            CountsAsAim = score.Aim == "yes",
            Aims = score.Aim == "takes",
            Seizes = score.Aim == "owner",
            Mutual = mutual,
            Actor = row.Optional("actor") is null ? Slot.Subject : row.Choice<Slot>("actor"),
            Recipient = [.. recipient],
            Prepositions = [.. prepositions],
            Need = row.Optional("need") is null ? Need.Actor : row.Choice<Need>("need"),
            TakesDeed = row.Optional("deed") is not null,
            When = [.. row.List("when").SelectMany(word => new[] { _words.Add(word), _words.Add(word + _clitic) })],
            SharesTarget = row.Optional("deed") is "target" or "denied",
            Denies = row.Optional("deed") == "denied",
        };
        _frames.Add(frame);
        return frame;
    }
}
