using System.Text;
using Xunit;

namespace Jejak.Sources.Tests;

public class RecordTests
{
    [Fact]
    public void Every_known_field_is_read_and_the_others_are_passed_over()
    {
        var document = SourceInput.Document("""{"x":{"text":["tidak"]},"id":12.5,"url":"https://a.id/b","site":"a.id","title":"Judul","published":"28/03/2019","author":["Ani","Budi"],"publisher":"A","section":"dunia","language":"id","text":"Isi \"berita\"\n\u00e9 \ud83d\ude00"}""");
        Assert.Equal(("12.5", "https://a.id/b", "a.id", "Judul", "28/03/2019", "Ani, Budi"), (document.Id, document.Url, document.Site, document.Title, document.Published, document.Author));
        Assert.Equal("Isi \"berita\"\né 😀", document.Text);
        Assert.Equal("-#1", document.Uri);
    }

    [Theory]
    [InlineData("""{"body":"isi"}""", "isi")]
    [InlineData("""{"content":"isi","body":null}""", "isi")]
    [InlineData("""{"body":"badan","text":"isi"}""", "isi")]
    [InlineData("""{"text":"","body":"isi"}""", "isi")]
    [InlineData("""{"text":"a\ud800b\udc00c"}""", "a\uFFFDb\uFFFDc")]
    public void Text_is_found_under_its_names(string record, string text) => Assert.Equal(text, SourceInput.Document(record).Text);

    [Fact]
    public void An_id_is_the_records_or_its_address_or_its_content()
    {
        Assert.Equal("7", SourceInput.Document("""{"id":7,"url":"https://a.id","text":"isi"}""").Id);
        Assert.Equal("https://a.id", SourceInput.Document("""{"id":"","url":"https://a.id","text":"isi"}""").Id);
        var document = SourceInput.Document("""{"text":"isi"}""");
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("isi"u8)), document.Id);
        Assert.Equal(document.Id, document.Sha256);
    }

    [Theory]
    [InlineData("[{\"id\":1,\"text\":\"a\"},{\"id\":2,\"text\":\"b ] } \\\" {\"}]")]
    [InlineData("[\n  {\n    \"id\": 1,\n    \"text\": \"a\"\n  },\n  {\n    \"id\": 2,\n    \"text\": \"b\"\n  }\n]\n")]
    [InlineData("{\n\"id\": 1,\n\"text\": \"a\"}\n{\n\"id\": 2,\n\"text\": \"b\"}")]
    public void Objects_over_lines_and_in_arrays_are_records_too(string json) =>
        Assert.Equal(["1", "2"], SourceInput.Read(json).Select(result => result.Document!.Id));

    [Fact]
    public void A_broken_object_in_an_array_costs_only_itself()
    {
        var results = SourceInput.Read("[\n{\"id\":1,\"text\":\"a\"},\n{\"id\":2,\"text\": b},\n{\"id\":3,\"text\":\"c\"}\n]");
        Assert.Equal(["1", null, "3"], results.Select(result => result.Document?.Id));
        Assert.StartsWith("-:3: no valid JSON", results[1].Failure!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"text\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}\n{\"text\":\"b\"}\n")]
    [InlineData("[{\"text\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"},\n{\"text\":\"b\"}]")]
    public void A_record_over_the_limit_fails_and_the_next_is_read(string json)
    {
        var results = SourceInput.Read(Encoding.UTF8.GetBytes(json), maxBytes: 40);
        Assert.Equal([null, "b"], results.Select(result => result.Document?.Text));
        Assert.StartsWith("-:1: the record is larger than 40 bytes", results[0].Failure!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"text\":\"a\"}\r\n\r\n{\"text\":\"b\"}\r\n")]
    [InlineData("\uFEFF{\"text\":\"a\"}\n{\"text\":\"b\"}")]
    public void Line_ends_and_byte_order_marks_are_no_matter(string lines) => Assert.Equal(["a", "b"], SourceInput.Read(lines).Select(result => result.Document!.Text));
}
