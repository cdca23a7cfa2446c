using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Trees;

/// <summary>Compares addresses of git repositories.</summary>
internal static class RemoteAddress
{
    /// <summary>Whether two addresses name one repository, whatever the transport, the user and a <c>.git</c> at the end.</summary>
    public static bool Same(string left, string right) => Normalize(left) is { } normal && normal == Normalize(right);

    /// <summary>An address fit for messages.</summary>
    public static string WithoutCredentials(string address) =>
        AbsoluteAddress.TryRead(address, out var uri) ? uri.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo & ~UriComponents.Query & ~UriComponents.Fragment, UriFormat.UriEscaped) : "(not shown)";

    private static string? HostOf(Uri uri)
    {
        try
        {
            return uri.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    private static string? Normalize(string address)
    {
        // git@host:owner/name is the short form of ssh://git@host/owner/name.
        int colon = address.IndexOf(':', StringComparison.Ordinal);
        if (!address.Contains("://", StringComparison.Ordinal) && colon > 0 && !address.StartsWith('/'))
        {
            string host = address[..colon];
            address = $"ssh://{host}/{address[(colon + 1)..].TrimStart('/')}";
        }

        if (!AbsoluteAddress.TryRead(address, out var uri))
        {
            return null;
        }

        string path = uri.AbsolutePath.TrimEnd('/');
        path = path.EndsWith(".git", StringComparison.Ordinal) ? path[..^".git".Length] : path;
        string port = uri.IsDefaultPort || uri.Scheme == "ssh" ? "" : $":{uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return HostOf(uri) is { } name ? $"{name.ToUpperInvariant()}{port}{path}" : null;
    }
}
