using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Jejak.Archive.Storing;

/// <summary>What the slips of one article are called from one reading to the next. A reading that finds others beside them, or words its messages anew, leaves their names alone.</summary>
internal sealed class FindingKey(string article)
{
    /// <summary>Hexadecimal digits of a key.</summary>
    public const int Length = 16;

    private readonly Dictionary<(string Code, string Text), int> _seen = [];

    /// <summary>The key of the next slip, in the order of the reading: the first, second … with this code and these words.</summary>
    public string Next(string code, string text)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, (code, text), out _);
        number++;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{article}\0{code}\0{text}\0{number}"))))[..Length];
    }
}
