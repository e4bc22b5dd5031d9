using System.Security.Cryptography;
using System.Text;
using Jejak.Archive.Questions;
using Jejak.Archive.Stores;

namespace Jejak.Archive.Tables;

/// <summary>Keys of those who ask and write over the network. Not safe for several threads.</summary>
/// <remarks>A key is 256 random bits, so that one round of SHA-256 is enough: there is nothing to guess.</remarks>
internal sealed class KeyTables(StoreConnection connection)
{
    public const string Name = "access_keys";

    private const int SaltBytes = 16, KeyBytes = 32;

    /// <summary>What keys begin with, so that people and programs that look for secrets know them.</summary>
    private const string Prefix = "jejak_";

    /// <summary>In order of their names.</summary>
    public List<AccessKeyRow> All() => [.. Stored().Select(stored => stored.Key)];

    /// <returns>The key, which is kept nowhere; null where there is one of this name.</returns>
    public string? Add(string name, AccessScope scope, string made)
    {
        if (All().Exists(known => known.Name == name)) return null;
        string key = Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes)), salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes));
        using var insert = connection.Write("INSERT INTO access_keys (name, scope, salt, hash, made) VALUES (?1, ?2, ?3, ?4, ?5)");
        insert.Run(name, AccessKeyRow.ScopeName(scope), salt, Hash(salt, key), made);
        connection.Flush();
        return key;
    }

    /// <returns>False where there is none of this name.</returns>
    public bool Remove(string name)
    {
        if (!All().Exists(known => known.Name == name)) return false;
        using var delete = connection.Write("DELETE FROM access_keys WHERE name = ?1");
        delete.Run(name);
        connection.Flush();
        return true;
    }

    /// <summary>Whose key this is; null where it is nobody's. How long it takes tells nothing of the keys there are.</summary>
    public AccessKeyRow? Find(string key)
    {
        AccessKeyRow? found = null;
        foreach (var (known, salt, hash) in Stored())
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(salt, key)), Encoding.ASCII.GetBytes(hash))) found = known;
        }
        return found;
    }

    private List<(AccessKeyRow Key, string Salt, string Hash)> Stored()
    {
        var keys = new List<(AccessKeyRow, string, string)>();
        using var statement = connection.Ask("SELECT name, scope, made, salt, hash FROM access_keys ORDER BY name");
        using var rows = statement.Rows();
        while (rows.Read()) keys.Add((new(rows.GetString(0), rows.GetString(1), rows.GetString(2)), rows.GetString(3), rows.GetString(4)));
        return keys;
    }

    private static string Hash(string salt, string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(salt + key)));
}
