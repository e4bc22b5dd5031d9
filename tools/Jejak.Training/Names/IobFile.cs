namespace Jejak.Training.Names;

/// <summary>
/// Corpora of names in columns: a word a line, the word in the first column, an IOB tag (<c>O</c>, <c>B-PER</c>, <c>I-PER</c>; types PER, ORG, LOC and their long forms)
/// in the last, columns parted by blanks or tabs, a blank line between sentences. Columns between are not looked at. A name may begin with I-.
/// </summary>
internal static class IobFile
{
    /// <exception cref="CorpusException">A line is not a word and a tag. The message says which and why.</exception>
    public static List<TaggedSentence> Read(string path)
    {
        var sentences = new List<TaggedSentence>();
        var words = new List<string>();
        var tags = new List<(char Position, int Type)>();
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            string[] cells = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length == 0 || cells[0] == "-DOCSTART-")
            {
                Close(sentences, words, tags);
                continue;
            }
            if (cells.Length < 2) throw new CorpusException(path, number, "a word without a tag: write the IOB tag as the last column");
            words.Add(cells[0]);
            tags.Add(Tag(cells[^1]) ?? throw new CorpusException(path, number, $"'{cells[^1]}' is no IOB tag: use O, or B- or I- with PER, ORG or LOC"));
        }
        Close(sentences, words, tags);
        return sentences;
    }

    private static (char, int)? Tag(string tag)
    {
        if (tag == "O") return ('O', -1);
        if (tag.Length < 3 || tag[1] is not ('-' or '_') || tag[0] is not ('B' or 'I')) return null;
        int type = tag[2..] switch
        {
            "PER" or "PERSON" => 0,
            "ORG" or "ORGANIZATION" or "ORGANISATION" => 1,
            "LOC" or "LOCATION" or "PLACE" or "PLA" or "GPE" => 2,
            _ => -1,
        };
        return type < 0 ? null : (tag[0], type);
    }

    private static void Close(List<TaggedSentence> sentences, List<string> words, List<(char Position, int Type)> tags)
    {
        if (words.Count > 0)
        {
            var names = new List<TaggedName>();
            for (int i = 0; i < tags.Count; i++)
            {
                if (tags[i].Position == 'O') continue;
                bool goesOn = tags[i].Position == 'I' && i > 0 && tags[i - 1].Position != 'O' && tags[i - 1].Type == tags[i].Type;
                if (goesOn) names[^1] = names[^1] with { End = i + 1 };
                else names.Add(new(i, i + 1, tags[i].Type));
            }
            sentences.Add(new([.. words], [.. names]));
        }
        words.Clear();
        tags.Clear();
    }
}
