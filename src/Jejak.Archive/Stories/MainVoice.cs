namespace Jejak.Archive.Stories;

/// <summary>Finds the person whose words an article passes on at the greatest length, directly or not: whom a report of a statement is about, and who is another in the answer to it.</summary>
internal sealed class MainVoice
{
    private readonly Dictionary<string, int> _lengths = new(StringComparer.Ordinal);

    /// <summary>Takes a quotation of a person.</summary>
    /// <param name="name">Null where nobody is named.</param>
    public void Add(string? name, int length)
    {
        if (string.IsNullOrEmpty(name)) return;
        _lengths[name] = _lengths.GetValueOrDefault(name) + length;
    }

    /// <summary>Of two that are quoted alike the first in ordinal order; null where nobody was.</summary>
    public string? Name
    {
        get
        {
            string? longest = null;
            int length = -1;
            foreach (var (name, said) in _lengths)
            {
                if (said > length || said == length && string.CompareOrdinal(name, longest) < 0) (longest, length) = (name, said);
            }
            return longest;
        }
    }
}
