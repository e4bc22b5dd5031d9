using Jejak.Documents;
using Jejak.Entities.Recognition;

namespace Jejak.Entities;

/// <summary>Takes off the front of people's names what the gazetteers know as the end of something else: "Universitas Negeri | Jakarta Syaifudin", "Wali Kota | Batam Ardiwinata".</summary>
internal sealed class SeenTrimmer(Gazetteer gazetteer, NameWords words)
{
    /// <summary>A known name begins at most so many tokens before what the model sees.</summary>
    private const int LongestKnown = 4;

    public void Trim(Document document, List<SeenName> names)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i].Type == EntityType.Person && Start(document, names[i].Tokens) is var start && start > names[i].Tokens.Start)
                names[i] = names[i] with { Tokens = new(start, names[i].Tokens.End) };
        }
    }

    private int Start(Document document, TokenRange name)
    {
        var tokens = document.Tokens;
        if (name.Length < 2 || name.Start == 0 || !tokens[name.Start - 1].IsCapitalized || tokens[name.Start - 1].Kind != TokenKind.Word) return name.Start;
        for (int from = Math.Max(0, name.Start - LongestKnown); from <= name.Start; from++)
        {
            int end = from + gazetteer.Match(tokens, from, name.End, out var entry);
            if (end <= name.Start || end >= name.End || entry.Type == EntityType.Person) continue;
            if (from < name.Start) return end;
        }
        // A place inside, where none stands in front: "Kelompok Penyu | Nagaraja Cilacap Jumawan", but "Wali Kota Bogor | Bima Arya".
        if (gazetteer.Match(tokens, name.Start - 1, name.Start, out var before) > 0 && before.Type != EntityType.Organization) return name.Start;
        for (int from = name.Start; from < name.End - 1; from++)
        {
            int end = from + gazetteer.Match(tokens, from, name.End, out var entry);
            if (end > from && end < name.End && entry.Type == EntityType.Place && !words.GivenNames.Contains(tokens[from].Word)) return end;
        }
        return name.Start;
    }
}
