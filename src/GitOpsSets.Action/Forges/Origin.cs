namespace GitOpsSets.Action.Forges;

/// <summary>Scheme, host and port: the border that no credential crosses.</summary>
internal static class Origin
{
    /// <summary>Whether two addresses lie within one origin.</summary>
    public static bool Same(Uri left, Uri right) =>
        string.Equals(left.Scheme, right.Scheme, StringComparison.OrdinalIgnoreCase)
        && string.Equals(left.IdnHost, right.IdnHost, StringComparison.OrdinalIgnoreCase)
        && left.Port == right.Port;

    /// <summary>Host, and the port where it is not the scheme's own.</summary>
    public static string Name(Uri address) => address.IsDefaultPort ? address.IdnHost : $"{address.IdnHost}:{Invariant(address.Port)}";

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
