using Jejak.Documents;
using Jejak.Languages;
using Jejak.Text;

namespace Jejak.Entities;

/// <summary>Joins the names of people: one draft a person, however the article shortens or misspells the name.</summary>
internal sealed class PersonLinker(NamePage page, NameWords words)
{
    /// <summary>In letters: the shortest word that may stand for a longer one, and how much it lacks at least.</summary>
    private const int ShortestClip = 4;
    private const int LeastClipped = 3;

    private readonly List<EntityDraft> _people = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    private readonly record struct Form(NamedSpan Span, string[] Words, string Key);

    public List<EntityDraft> Link(IEnumerable<NamedSpan> spans)
    {
        var forms = new List<Form>();
        foreach (var span in spans)
        {
            string[] parts = WordsOf(span.Name);
            if (parts.Length == 0) continue;
            var form = new Form(span, parts, string.Join(' ', parts));
            forms.Add(form);
            _counts[form.Key] = _counts.GetValueOrDefault(form.Key) + 1;
            if (parts.Length > 1)
            {
                foreach (string part in parts) _counts[part] = _counts.GetValueOrDefault(part) + 1;
            }
        }
        // The fullest, best known and most frequent forms first: what comes later is joined to them.
        forms.Sort((a, b) =>
            b.Words.Length != a.Words.Length ? b.Words.Length - a.Words.Length
            : (a.Span.Entry is null) != (b.Span.Entry is null) ? (a.Span.Entry is null ? 1 : -1)
            : _counts[b.Key] != _counts[a.Key] ? _counts[b.Key] - _counts[a.Key]
            : a.Span.Tokens.Start - b.Span.Tokens.Start);
        foreach (var form in forms) Place(form);
        return _people;
    }

    private void Place(Form form)
    {
        var span = form.Span;
        if (Same(form) is { } person)
        {
            person.Add(span);
            if (form.Words.Length > 1 && !IsWithin(form.Words, person.Words)) person.OtherNames.Add(form.Words);
            person.Entry ??= form.Words.Length == person.Words.Length ? span.Entry : person.Entry;
            return;
        }
        if (Clipped(form) is { } clipped)
        {
            clipped.Add(span);
            return;
        }
        if (span.Entry is null && Misspelt(form) is { } meant)
        {
            meant.Add(span with { IsSlip = true });
            return;
        }
        if (span.IsWeak && !IsShortenedElsewhere(form)) return;
        var draft = new EntityDraft(EntityType.Person, span.Entry) { Words = form.Words };
        draft.Add(span);
        _people.Add(draft);
    }

    /// <summary>Whether the article also has one of the words alone, as it does with people ("Serhou Guirassy", later "Guirassy") and rarely with terms.</summary>
    private bool IsShortenedElsewhere(Form form)
    {
        if (form.Words.Length == 1) return false;
        foreach (string word in form.Words)
        {
            if (_counts.GetValueOrDefault(word) > _counts[form.Key]) return true;
        }
        return false;
    }

    private EntityDraft? Same(Form form)
    {
        EntityDraft? best = null;
        int score = 0;
        if (form.Span.AliasOf >= 0 && Named(form.Span.AliasOf) is { } declared) return declared;
        // The longer of two declared names comes first, and the other finds it.
        if (form.Span.AliasOf < 0 && _people.Find(other => other.Mentions.Exists(mention => mention.AliasOf == form.Span.Tokens.Start)) is { } alias) return alias;
        foreach (var person in _people)
        {
            int fit = Fit(form, person);
            if (fit <= score) continue;
            (best, score) = (person, fit);
        }
        return best;
    }

    private static int Fit(Form form, EntityDraft person)
    {
        if (form.Span.Entry is { } entry)
        {
            if (person.Entry is { } known) return known.Number == entry.Number ? 10 : 0;
        }
        int best = Fit(form.Words, person.Words);
        foreach (string[] other in person.OtherNames) best = Math.Max(best, Fit(form.Words, other));
        return best;
    }

    private static int Fit(string[] form, string[] name)
    {
        if (!IsWithin(form, name)) return 0;
        if (form.Length == name.Length) return 9;
        // The family name, then the first, then one between.
        return name[^1] == form[^1] ? 6 : name[0] == form[0] ? 5 : 3;
    }

    private static bool IsWithin(string[] form, string[] name)
    {
        foreach (string word in form)
        {
            if (Array.IndexOf(name, word) < 0) return false;
        }
        return true;
    }

    private EntityDraft? Named(int token) => _people.Find(person => person.Mentions.Exists(mention => mention.Tokens.Start == token));

    /// <summary>"Risma" for Tri Rismaharini: one word that begins a longer word of one person's name, and no other's.</summary>
    private EntityDraft? Clipped(Form form)
    {
        if (form.Words is not [{ Length: >= ShortestClip } word]) return null;
        EntityDraft? found = null;
        foreach (var person in _people)
        {
            if (person.Entry is not null && form.Span.Entry is not null || !person.Words.Any(other => other.Length >= word.Length + LeastClipped && other.StartsWith(word, StringComparison.Ordinal))) continue;
            if (found is not null) return null;
            found = person;
        }
        return found;
    }

    private EntityDraft? Misspelt(Form form)
    {
        if (_counts[form.Key] > 1 || page.Tokens[form.Span.Name.Start].IsAllCaps) return null;
        foreach (var person in _people)
        {
            if (IsSlip(form.Words, person)) return person;
        }
        return null;
    }

    private bool IsSlip(string[] form, EntityDraft person)
    {
        if (form.Length == 1)
        {
            foreach (string word in person.Words)
            {
                if (IsSlip(form[0], word) && _counts[word] >= (person.Entry is null ? 3 : 2)) return true;
            }
            return false;
        }
        if (form.Length != person.Words.Length) return false;
        int slips = 0;
        for (int i = 0; i < form.Length; i++)
        {
            if (form[i] == person.Words[i]) continue;
            if (!IsSlip(form[i], person.Words[i])) return false;
            slips++;
        }
        return slips == 1;
    }

    /// <summary>A spelling that a resource knows is somebody's name or a word; one that stands alone says nothing about another that does too.</summary>
    private bool IsSlip(string form, string word) =>
        Spelling.IsSlip(form, word) && words.Find(form) == Vocabulary.Unknown && (_counts.GetValueOrDefault(word) >= 2 || words.Find(word) != Vocabulary.Unknown);

    private string[] WordsOf(TokenRange name)
    {
        var parts = new List<string>(name.Length);
        for (int i = name.Start; i < name.End; i++)
        {
            var token = page.Tokens[i];
            if (token.Kind != TokenKind.Word || token.Length == 1 || (i > name.Start && words.Particles.Contains(token.Word))) continue;
            parts.Add(string.Create(token.Length, page.Text.AsMemory(token.Start, token.Length), static (folded, text) => text.Span.ToLowerInvariant(folded)));
        }
        return [.. parts];
    }
}
