using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Jejak.Tests.Coreference;

/// <summary>Texts thick with people, pronouns, clitics, cues and marks, in any order.</summary>
public class CoreferencePropertyTests
{
    private static readonly Reader Reader = Reader.Create();

    private static readonly string[] Pieces =
    [
        "Presiden Turki Recep Tayyip Erdogan", "Erdogan", "Menteri Luar Negeri Ratna Dewi", "Ratna", "Rusia", "Hamas", "PT Maju", "ia", "Dia", "mereka", "dirinya", "keduanya", "kedua pihak",
        "katanya", "ujarnya", "menurutnya", "istrinya", "pasukannya", "anak pertamanya", "membuatnya", "kepadanya", "biasanya", "nya", "-nya", "kata", "ujar", "menurut", "mengatakan", "bahwa",
        "pemimpin Turki itu", "politikus itu", "tambah pembalap asal Solo itu", "Jenderal tertinggi Israel", "para menteri tersebut", "dan", "dengan", "\"", "“", "”", ",", ".", "(", ")", "\n", "\n\n", "yang",
    ];

    private static Arbitrary<string> Texts => Arb.From(from pieces in Gen.Elements(Pieces).ListOf() select string.Join(' ', pieces));

    [Fact]
    public void Every_text_is_read_and_every_mention_stands_in_it() => Prop.ForAll(Texts, text =>
    {
        var document = Reader.Read(Specs.Source(text));
        foreach (var mention in document.Mentions)
        {
            Assert.InRange(mention.Entity, 0, document.Entities.Length - 1);
            Assert.InRange(mention.Tokens.Start, 0, mention.Tokens.End - 1);
            Assert.InRange(mention.Tokens.End, 1, document.Tokens.Length);
            Assert.InRange(mention.Span.Start, document.Tokens[mention.Tokens.Start].Start, mention.Span.End - 1);
            Assert.Equal(document.Tokens[mention.Tokens.End - 1].End, mention.Span.End);
        }
        Assert.Equal(document.Mentions.OrderBy(mention => mention.Tokens.Start).ThenByDescending(mention => mention.Tokens.End), document.Mentions);
        foreach (var quotation in document.Quotations) Assert.InRange(quotation.Speaker?.Entity ?? -1, -1, document.Entities.Length - 1);
        Assert.Equal(document.Mentions, Reader.Read(Specs.Source(text)).Mentions);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
