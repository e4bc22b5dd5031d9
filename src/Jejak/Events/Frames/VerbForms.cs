using Jejak.Languages;

namespace Jejak.Events.Frames;

/// <summary>
/// Builds the forms of a verb from its base by a table of affixes. A base may be a phrase: its first word takes the affixes.
/// A derivation is written prefix-suffix (<c>meN-kan</c>); <c>0</c> is the bare base, active; a leading <c>=</c> gives a form as it is printed,
/// active, <c>~</c> one that is passive.
/// </summary>
internal sealed class VerbForms
{
    private readonly List<Affix> _affixes = [];
    private readonly string _clitic;

    private sealed record Affix(string Name, Voice Voice, string Initial, string Prefix, int Drop);

    public VerbForms(ResourceTable affixes, string clitic)
    {
        _clitic = clitic;
        foreach (var row in affixes.Rows)
        {
            _affixes.Add(new(row["affix"], row.Choice<Voice>("voice"), row.Optional("initial") ?? "", row.Optional("prefix") ?? "", row.Integer("drop")));
        }
    }

    /// <summary>Every form of <paramref name="phrase"/> with its voice, clitics included where the phrase is one word.</summary>
    public IEnumerable<(string Form, Voice Voice, bool Clitic)> Of(string phrase, string[] derivations, ResourceRow row)
    {
        int space = phrase.IndexOf(' ', StringComparison.Ordinal);
        string first = space < 0 ? phrase : phrase[..space], rest = space < 0 ? "" : phrase[space..];
        foreach (string derivation in derivations)
        {
            if (derivation[0] is '=' or '~')
            {
                yield return (derivation[1..], derivation[0] == '=' ? Voice.Active : Voice.Passive, false);
                continue;
            }
            int dash = derivation.IndexOf('-', StringComparison.Ordinal);
            string name = dash < 0 ? derivation : derivation[..dash], suffix = dash < 0 ? "" : derivation[(dash + 1)..];
            var affix = Best(name, first) ?? throw row.Error($"there is no affix '{name}' for '{first}'");
            string form = string.Concat(affix.Prefix, first.AsSpan(affix.Drop), suffix);
            yield return (form + rest, affix.Voice, false);
            if (rest.Length == 0) yield return (form + _clitic, affix.Voice, true);
        }
    }

    private Affix? Best(string name, string word)
    {
        Affix? best = null;
        foreach (var affix in _affixes)
        {
            if (affix.Name == name && word.StartsWith(affix.Initial, StringComparison.Ordinal) && (best is null || affix.Initial.Length > best.Initial.Length)) best = affix;
        }
        return best;
    }
}
