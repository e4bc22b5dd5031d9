using System.Collections.Frozen;
using System.Net;
using System.Net.Sockets;

namespace Jejak.Watch.Fetching;

/// <summary>Which machines may be asked: those of the public Internet, and those the user has named.</summary>
/// <remarks>
/// A feed, a redirect or a name server may say that an article lies on this machine, in the network behind it or at the address where clouds keep their keys;
/// so what is checked is the address that is connected to, after the name was resolved. Blocks: IANA's registries of special-purpose addresses (RFC 6890).
/// </remarks>
public sealed class AddressRules(IEnumerable<string> allowedHosts)
{
    private static readonly IPNetwork[] s_special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork s_globalIpv6 = IPNetwork.Parse("2000::/3");

    private readonly FrozenSet<string> _allowed = allowedHosts.Select(host => host.Trim('[', ']')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="host">As the address names it: a name or a number.</param>
    public bool Allows(string host, IPAddress address) => _allowed.Contains(host.Trim('[', ']')) || IsPublic(address);

    /// <summary>Whether an address belongs to the public Internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !s_globalIpv6.Contains(address)) return false;
        foreach (var network in s_special)
        {
            if (network.Contains(address)) return false;
        }
        return true;
    }
}
