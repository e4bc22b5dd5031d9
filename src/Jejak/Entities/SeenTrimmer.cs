using Jejak.Documents;
using Jejak.Entities.Recognition;

namespace Jejak.Entities;

/// <summary>
/// Takes off the front of people's names what is the end of something else: "Universitas Negeri | Jakarta Syaifudin", "Wali Kota | Batam Ardiwinata", "Kepala Desa |
/// Karangbenda Sakino", "Ketua | Bawaslu Abhan".
/// </summary>
internal sealed class SeenTrimmer(Gazetteer gazetteer, NameWords words)
{
    /// <summary>A known name begins at most so many tokens before what the model sees.</summary>
    private const int LongestKnown = 4;

    /// <summary>Shorter words in capitals are initials.</summary>
    private const int ShortestAcronym = 3;

    public void Trim(Document document, List<SeenName> names)
    {
        for (int i = names.Count - 1; i >= 0; i--)
        {
            if (names[i].Type != EntityType.Person) continue;
            int start = Start(document, names[i].Tokens), end = names[i].Tokens.End;
            if (start == names[i].Tokens.Start) continue;
            // What is left may be the place where the rest stands: "Universitas Jenderal | Soedirman | Purwokerto".
            if (start == end || gazetteer.Match(document.Tokens, start, end, out var left) == end - start && left.Type != EntityType.Person) names.RemoveAt(i);
            else names[i] = names[i] with { Tokens = new(start, end) };
        }
    }

    private int Start(Document document, TokenRange name)
    {
        var tokens = document.Tokens;
        if (name.Start == 0 || !(tokens[name.Start - 1] is { Kind: TokenKind.Word, IsCapitalized: true } || tokens[name.Start - 1].Kind == TokenKind.CloseBracket)) return name.Start;
        for (int from = Math.Max(0, name.Start - LongestKnown); from < name.Start; from++)
        {
            int end = from + gazetteer.Match(tokens, from, name.End, out var entry);
            if (end > name.Start && entry.Type != EntityType.Person) return end;
        }
        if (name.Length < 2) return name.Start;
        var first = tokens[name.Start];
        // "Kepala Puskesmas | Margadana Wahidin", but "Bandara Abdulrachman Saleh, Suharno".
        bool named = name.End < tokens.Length && tokens[name.End].Kind == TokenKind.Punctuation && document.Text[tokens[name.End].Start] == ',';
        if (words.Heads.Match(tokens, name.Start - 1, name.Start, out var before) == 1 && (before.Type == EntityType.Place || before.Type == EntityType.Facility && !named) && !words.GivenNames.Contains(first.Word)) return name.Start + 1;
        if (first is { IsAllCaps: true, Length: >= ShortestAcronym } && !tokens[name.Start + 1].IsAllCaps || words.Heads.Match(tokens, name.Start, name.End, out _) == 1 && !words.GivenNames.Contains(first.Word)) return name.Start + 1;
        // A place inside, where none stands in front: "Kelompok Penyu | Nagaraja Cilacap Jumawan", but "Wali Kota Bogor | Bima Arya".
        if (gazetteer.Match(tokens, name.Start - 1, name.Start, out var known) > 0 && known.Type != EntityType.Organization) return name.Start;
        for (int from = name.Start; from < name.End - 1; from++)
        {
            int end = from + gazetteer.Match(tokens, from, name.End, out var entry);
            if (end > from && end < name.End && entry.Type is EntityType.Place or EntityType.Organization && !words.GivenNames.Contains(tokens[from].Word)) return end;
        }
        return name.Start;
    }
}
