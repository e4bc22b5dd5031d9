using Jejak.Documents;
using Jejak.Languages;

namespace Jejak.Events.Clauses;

/// <summary>Tells articles about games and shows from all others, by the words of <c>events/pastimes</c>.</summary>
internal sealed class Pastimes(Language language)
{
    /// <summary>One word in so many makes an article one about a game or a show: of 3,600 others hardly one has as many.</summary>
    private const int OneIn = 55;

    /// <summary>Fewer such words say nothing, however short the article.</summary>
    private const int AtLeast = 4;

    private readonly WordSet _words = language.Set("events/pastimes", "word");

    public bool AreTold(Document document)
    {
        int words = 0, known = 0;
        foreach (var token in document.Tokens)
        {
            if (token.Kind != TokenKind.Word) continue;
            words++;
            if (token.Word != Vocabulary.Unknown && _words.Contains(token.Word)) known++;
        }
        return known >= AtLeast && known * OneIn >= words;
    }
}
