using System.Globalization;
using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Training.Speakers;

/// <summary>How the words beside a cue name the speaker.</summary>
public enum SpeakerNaming
{
    /// <summary>By a name or by words of it.</summary>
    Name,

    /// <summary>Not at all.</summary>
    None,

    /// <summary>By the clitic of the cue itself.</summary>
    Clitic,
    Pronoun,

    /// <summary>By a description that shares no word with the speaker's name.</summary>
    Nominal,
}

/// <summary>Counts for how many quotations of the gold the reading has the right speaker, by how the text names the speaker. A quotation the reading misses is wrong.</summary>
internal sealed class SpeakerEvaluation
{
    private readonly Dictionary<SpeakerNaming, (int Right, int All)> _counts = Enum.GetValues<SpeakerNaming>().ToDictionary(naming => naming, _ => (0, 0));
    private readonly Language _language = Language.Load("id");
    private readonly string[] _endings;
    private readonly Action<string>? _errors;

    /// <param name="errors">Called with a line for each wrong speaker, or null.</param>
    public SpeakerEvaluation(Action<string>? errors = null)
    {
        _endings = [.. _language.Table("coreference/clitics").Rows.Select(row => row["ending"])];
        _errors = errors;
    }

    public void Add(GoldArticle gold, Document? reading)
    {
        int[] paired = reading is null ? [] : NameMatching.Pair(gold.Quotations, reading);
        for (int i = 0; i < gold.Quotations.Count; i++)
        {
            var quotation = gold.Quotations[i];
            var naming = NamingOf(quotation);
            var own = i < paired.Length && paired[i] >= 0 ? reading!.Quotations[paired[i]] : null;
            bool right = own is not null && NameMatching.IsRight(quotation, NameMatching.Names(reading!, own.Speaker));
            var (soFar, all) = _counts[naming];
            _counts[naming] = (soFar + (right ? 1 : 0), all + 1);
            if (!right) _errors?.Invoke($"{gold.Id} {naming}: {quotation.SpeakerText ?? "-"} = {quotation.Speaker ?? "-"}, read as {(own is null ? "no quotation" : own.Speaker?.Name ?? "-")} | {string.Join(" … ", quotation.Content)}");
        }
    }

    public SpeakerNaming NamingOf(GoldQuotation quotation)
    {
        string[] words = NameMatching.Words(quotation.SpeakerText);
        if (words.Length == 0) return SpeakerNaming.None;
        if (quotation.SpeakerText == quotation.Cue && _endings.Any(ending => words[^1].EndsWith(ending, StringComparison.Ordinal))) return SpeakerNaming.Clitic;
        if (words.Any(word => _language.Classes.Is(_language.Words.Find(word), WordClass.Pronoun))) return SpeakerNaming.Pronoun;
        return words.Intersect(NameMatching.Words(quotation.Speaker)).Any() ? SpeakerNaming.Name : SpeakerNaming.Nominal;
    }

    public void Print(TextWriter output)
    {
        Print(output, "speakers.clitic", SpeakerNaming.Clitic);
        Print(output, "speakers.pronoun", SpeakerNaming.Pronoun);
        Print(output, "speakers.clitic-or-pronoun", SpeakerNaming.Clitic, SpeakerNaming.Pronoun);
        Print(output, "speakers.nominal", SpeakerNaming.Nominal);
        Print(output, "speakers.unnamed", SpeakerNaming.Clitic, SpeakerNaming.Pronoun, SpeakerNaming.Nominal);
        Print(output, "speakers.all", Enum.GetValues<SpeakerNaming>());
    }

    private void Print(TextWriter output, string name, params ReadOnlySpan<SpeakerNaming> namings)
    {
        int right = 0, all = 0;
        foreach (var naming in namings) (right, all) = (right + _counts[naming].Right, all + _counts[naming].All);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {(all > 0 ? (double)right / all : 0):F4} ({right} of {all})"));
    }
}
