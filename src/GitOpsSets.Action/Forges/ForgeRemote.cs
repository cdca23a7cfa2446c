using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>The address that git pushes to, and what is known of the forge behind it.</summary>
/// <param name="Location">As git has it: a URL, <c>user@host:path</c>, or a folder.</param>
/// <param name="Home">The forge the run lives on; null for none.</param>
/// <param name="OwnPath">The run's own repository, below that forge's server; empty when unknown. A remote that ends in it is it, whatever host stands for the forge.</param>
/// <param name="Named">The kind of forge that the user named; empty to find it out.</param>
/// <param name="Token">Given for this repository; may be empty. It goes to this forge and nowhere else.</param>
internal sealed record ForgeRemote(string Location, HomeForge? Home, string OwnPath, string Named, Secret Token)
{
    /// <summary>Where it lies, as a URL; null for a folder.</summary>
    public Uri? Address { get; } = Parse(Location);

    /// <summary>Whether the forge the run lives on has it.</summary>
    public bool IsHome => Home is not null && (IsOwn || (Address is { } address && IsOn(address, Home.Server)));

    /// <summary>The forge as people browse it; null for a folder of a forge that is not known.</summary>
    public Uri? Server => IsHome ? Home!.Server : Address is not { } address ? null
        : address.Scheme == "ssh" ? new Uri($"https://{address.IdnHost}") : new Uri(address.GetLeftPart(UriPartial.Authority));

    /// <summary>The root of its API, where the run was told; null elsewhere.</summary>
    public Uri? Api => IsHome ? Home!.Api : null;

    /// <summary>The path below the server, without escapes, and without <c>.git</c> at its end; empty for none.</summary>
    public string Path => IsOwn ? Uri.UnescapeDataString(Trimmed(OwnPath)) : Address is { } address ? Below(address, Server) : "";

    private bool IsOwn => OwnPath.Length > 0 && Trimmed(Location).EndsWith($"/{Trimmed(OwnPath)}", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a kind of forge has it: because the user says so, because the run lives there, or because everybody knows the host.</summary>
    /// <param name="name">As <see cref="IPullRequestLister.Forge"/> has it.</param>
    /// <param name="hosts">Hosts that are this kind of forge wherever a run lives.</param>
    public bool IsOf(string name, params ReadOnlySpan<string> hosts)
    {
        if (Named.Length > 0 || (IsHome && Home!.Name.Length > 0))
        {
            return (Named.Length > 0 ? Named : Home!.Name) == name;
        }

        foreach (string host in hosts)
        {
            if (Address is { } address && (address.Scheme == "ssh" || address.IsDefaultPort) && string.Equals(address.IdnHost, host, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOn(Uri address, Uri server) =>
        string.Equals(address.IdnHost, server.IdnHost, StringComparison.OrdinalIgnoreCase) && (address.Scheme == "ssh" || address.Port == server.Port);

    private static string Below(Uri address, Uri? server)
    {
        string root = server?.AbsolutePath.TrimEnd('/') ?? "";
        string path = Trimmed(address.AbsolutePath);
        bool isBelow = address.Scheme != "ssh" && root.Length > 0 && path.StartsWith($"{root}/", StringComparison.OrdinalIgnoreCase);
        return Uri.UnescapeDataString((isBelow ? path[root.Length..] : path).Trim('/'));
    }

    private static string Trimmed(string location)
    {
        string trimmed = location.TrimEnd('/');
        return trimmed.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? trimmed[..^4] : trimmed;
    }

    // git@host:owner/name
    private static Uri? Parse(string location)
    {
        string url = location.Contains("://", StringComparison.Ordinal) || location.StartsWith('/') ? location : $"ssh://{location.Replace(':', '/')}";
        return AbsoluteAddress.TryRead(url, out var parsed) && parsed.Scheme is "http" or "https" or "ssh" ? parsed : null;
    }
}
