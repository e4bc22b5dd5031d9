using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Entities;

/// <summary>Tells whether the name of a capital stands for the government ("Moskwa mengharapkan") or for the city ("mendarat di Caracas").</summary>
internal sealed class MetonymReader
{
    private readonly WordSet _placeBefore, _governmentBefore, _governmentAfter;
    private readonly List<string> _governmentEndings = [];
    private readonly WordSet _never;

    public MetonymReader(Language language)
    {
        (_placeBefore, _governmentBefore, _governmentAfter, _never) = (new(language.Words), new(language.Words), new(language.Words), new(language.Words));
        foreach (var row in language.Table("rules/metonyms").Rows)
        {
            string word = row["word"];
            var set = (row["side"], row["reads"]) switch
            {
                ("before", "place") => _placeBefore,
                ("before", "government") => _governmentBefore,
                ("after", "government") => _governmentAfter,
                ("name", "place") => _never,
                _ => throw row.Error("side and reads may be before place, before government, after government, name place"),
            };
            if (word.EndsWith('*')) _governmentEndings.Add(word[..^1]);
            else set.Add(word);
        }
    }

    public bool IsGovernment(NamePage page, TokenRange name, TokenRange sentence)
    {
        if (_never.Contains(page.Tokens[name.Start].Word)) return false;
        int before = name.Start > sentence.Start ? page.Tokens[name.Start - 1].Word : 0;
        if (_placeBefore.Contains(before)) return false;
        if (_governmentBefore.Contains(before)) return true;
        if (name.End >= sentence.End) return false;
        var after = page.Tokens[name.End];
        if (after.Kind != TokenKind.Word || after.IsCapitalized) return false;
        if (_governmentAfter.Contains(after.Word)) return true;
        var word = after.Span.In(page.Text);
        foreach (string beginning in _governmentEndings)
        {
            if (word.Length > beginning.Length + 2 && word.StartsWith(beginning, StringComparison.Ordinal)) return true;
        }
        return false;
    }
}
