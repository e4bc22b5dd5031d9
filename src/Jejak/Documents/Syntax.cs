using Jejak.Text;

namespace Jejak.Documents;

/// <summary>The universal parts of speech of Universal Dependencies v2; <see cref="X"/> also where no tagger has run.</summary>
public enum UniversalTag : byte
{
    X,
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
}

/// <summary>The universal relations of Universal Dependencies v2; <see cref="Dep"/> also where no parser has run.</summary>
public enum UniversalRelation : byte
{
    Dep,
    Acl,
    Advcl,
    Advmod,
    Amod,
    Appos,
    Aux,
    Case,
    Cc,
    Ccomp,
    Clf,
    Compound,
    Conj,
    Cop,
    Csubj,
    Det,
    Discourse,
    Dislocated,
    Expl,
    Fixed,
    Flat,
    Goeswith,
    Iobj,
    List,
    Mark,
    Nmod,
    Nsubj,
    Nummod,
    Obj,
    Obl,
    Orphan,
    Parataxis,
    Punct,
    Reparandum,
    Root,
    Vocative,
    Xcomp,
}

/// <summary>
/// A syntactic word of Universal Dependencies: a token, or a part of one where a clitic stands on it (<c>kerja|nya</c>).
/// Words of one token follow each other and cover it. The word of an abbreviation also covers its stop (<c>Tbk.</c>), which is a token of its own and no word.
/// </summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last code unit.</param>
/// <param name="Token">Number of the token it is, or is part of.</param>
public readonly record struct SyntacticWord(int Start, int End, int Token)
{
    public TextSpan Span => new(Start, End);

    /// <summary>Leans on the word before it: CoNLL-U prints both as one multiword token. Other parts of a token (<c>60|-|70</c>) are printed as tokens.</summary>
    public bool IsClitic { get; init; }

    /// <summary>The next word leans on it in the same way (<c>ku|lihat</c>).</summary>
    public bool IsProclitic { get; init; }

    public UniversalTag Tag { get; init; }

    /// <summary>Number of its head in <see cref="Document.Words"/>, or −1 for the root of its sentence and where no parser has run.</summary>
    public int Head { get; init; } = -1;

    public UniversalRelation Relation { get; init; }

    /// <summary>What stands behind the colon of the relation (<c>pass</c>, <c>poss</c>), or null. One shared string a value.</summary>
    public string? Subtype { get; init; }

    /// <summary>Features as CoNLL-U writes them (<c>Number=Sing|Person=3</c>), or null. One shared string a value.</summary>
    public string? Features { get; init; }

    /// <summary>Its dictionary form in lower case (a name keeps its capitals), or null where it is the form itself. One shared string a value where it is frequent.</summary>
    public string? Lemma { get; init; }
}

/// <summary>A half-open range of word numbers.</summary>
public readonly record struct WordRange(int Start, int End)
{
    public int Length => End - Start;
}
