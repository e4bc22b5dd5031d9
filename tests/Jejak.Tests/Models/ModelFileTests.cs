using Jejak.Models;
using Xunit;

namespace Jejak.Tests.Models;

public sealed class ModelFileTests
{
    private static byte[] Sample()
    {
        var writer = new ModelFileWriter("sample", 3);
        writer.Add<float>("weights", [1.5f, -2f]);
        writer.AddStrings("names", ["alpha", "", "gamma"]);
        return writer.ToArray();
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        var model = ModelFile.Read("m", Sample(), "sample", 3);
        Assert.Equal([1.5f, -2f], model.Values<float>("weights").ToArray());
        Assert.Equal(["alpha", "", "gamma"], model.Strings("names"));
        Assert.Contains("'biases' is missing", Assert.Throws<ModelException>(() => model.Values<float>("biases")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_cut_and_every_changed_byte_is_noticed_in_one_line()
    {
        byte[] whole = Sample();
        for (int length = 0; length < whole.Length; length++) AssertRefused(whole[..length], "sample", 3);
        for (int at = 0; at < whole.Length; at++)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 0x20;
            AssertRefused(changed, "sample", 3);
        }
    }

    [Fact]
    public void Another_component_or_version_is_refused()
    {
        AssertRefused(Sample(), "other", 3);
        AssertRefused(Sample(), "sample", 4);
    }

    [Fact]
    public void A_missing_file_is_one_line() =>
        Assert.DoesNotContain('\n', Assert.Throws<ModelException>(() => ModelFile.Open("nowhere/model.bin", "sample", 3)).Message);

    private static void AssertRefused(byte[] bytes, string component, int version)
    {
        var refusal = Assert.Throws<ModelException>(() => ModelFile.Read("path/model.bin", bytes, component, version));
        Assert.StartsWith("path/model.bin: ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
