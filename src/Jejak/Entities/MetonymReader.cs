using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Entities;

/// <summary>Tells whether the name of a capital stands for the government ("Moskwa mengharapkan") or for the city ("mendarat di Caracas").</summary>
internal sealed class MetonymReader
{
    /// <summary>How many words back a verb of motion turns "dari Washington" into a place.</summary>
    private const int Reach = 5;

    private readonly WordSet _placeBefore, _governmentBefore, _placeAfter, _governmentAfter, _from, _motion;
    private readonly List<string> _governmentEndings = [];

    public MetonymReader(Language language)
    {
        (_placeBefore, _governmentBefore, _placeAfter) = (new(language.Words), new(language.Words), new(language.Words));
        (_governmentAfter, _from, _motion) = (new(language.Words), new(language.Words), new(language.Words));
        foreach (var row in language.Table("rules/metonyms").Rows)
        {
            string word = row["word"];
            var set = (row["side"], row["reads"]) switch
            {
                ("before", "place") => _placeBefore,
                ("before", "government") => _governmentBefore,
                ("after", "government") => _governmentAfter,
                ("after", "place") => _placeAfter,
                ("from", "government") => _from,
                ("motion", "place") => _motion,
                _ => throw row.Error("side and reads may be before place, before government, after place, after government, from government, motion place"),
            };
            if (word.EndsWith('*')) _governmentEndings.Add(word[..^1]);
            else set.Add(word);
        }
    }

    public bool IsGovernment(NamePage page, TokenRange name, TokenRange sentence)
    {
        int before = name.Start > sentence.Start ? page.Tokens[name.Start - 1].Word : 0;
        if (_placeBefore.Contains(before)) return false;
        if (_governmentBefore.Contains(before)) return true;
        if (_from.Contains(before)) return !IsMotion(page, name.Start - 2, sentence.Start);
        if (name.End >= sentence.End) return false;
        var after = page.Tokens[name.End];
        if (after.Kind != TokenKind.Word || after.IsCapitalized) return false;
        if (_placeAfter.Contains(after.Word)) return false;
        if (_governmentAfter.Contains(after.Word)) return true;
        var word = after.Span.In(page.Text);
        foreach (string beginning in _governmentEndings)
        {
            if (word.Length > beginning.Length + 2 && word.StartsWith(beginning, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    private bool IsMotion(NamePage page, int last, int first)
    {
        for (int i = last; i >= first && i > last - Reach; i--)
        {
            if (_motion.Contains(page.Tokens[i].Word)) return true;
        }
        return false;
    }
}
