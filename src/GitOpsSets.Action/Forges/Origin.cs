namespace GitOpsSets.Action.Forges;

/// <summary>Scheme, host and port: the border that no credential crosses.</summary>
internal static class Origin
{
    /// <summary>Whether two addresses lie within one origin.</summary>
    public static bool Same(Uri left, Uri right) =>
        string.Equals(left.Scheme, right.Scheme, StringComparison.OrdinalIgnoreCase)
        && string.Equals(HostOf(left), HostOf(right), StringComparison.OrdinalIgnoreCase)
        && left.Port == right.Port;

    /// <summary>Host, and the port where it is not the scheme's own.</summary>
    public static string Name(Uri address) => address.IsDefaultPort ? HostOf(address) : $"{HostOf(address)}:{Invariant(address.Port)}";

    /// <summary>The host in ASCII; as it is written where it has none, which no request gets as far as (<see cref="HasHost"/>).</summary>
    public static string HostOf(Uri address) => TryHost(address) ?? address.Host;

    /// <summary>Whether the host is a name that can be asked for. Anybody who answers can send an address whose host is none.</summary>
    public static bool HasHost(Uri address) => TryHost(address) is { Length: > 0 };

    private static string? TryHost(Uri address)
    {
        try
        {
            return address.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
