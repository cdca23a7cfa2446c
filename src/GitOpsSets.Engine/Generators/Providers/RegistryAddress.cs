using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>How the address of a repository in an OCI registry is written (specs/resourceset.md §3.8; go-containerregistry <c>name.NewRepository</c>).</summary>
internal static partial class RegistryAddress
{
    private const string Prefix = "oci://";
    private const string DockerHub = "index.docker.io";

    /// <summary>Reads <c>spec.url</c>.</summary>
    /// <param name="url">As written; without a host it means Docker Hub.</param>
    /// <param name="isInsecure">Whether the definition permits plain HTTP. It is also permitted on this machine and where only private networks lead.</param>
    /// <param name="address">Its server says http where plain HTTP is permitted; TLS is tried first all the same.</param>
    public static bool TryRead(string url, bool isInsecure, [NotNullWhen(true)] out RepositoryAddress? address)
    {
        address = null;
        string name = url.StartsWith(Prefix, StringComparison.Ordinal) ? url[Prefix.Length..] : url;
        int slash = name.IndexOf('/', StringComparison.Ordinal);
        bool hasHost = slash > 0 && (name.AsSpan(0, slash).ContainsAny('.', ':') || name.AsSpan(0, slash).SequenceEqual("localhost"));
        string host = hasHost ? name[..slash] : DockerHub;
        string path = hasHost ? name[(slash + 1)..] : name;
        if (!HostPattern.IsMatch(host) || !PathPattern.IsMatch(path) || path.Split('/').Any(static part => part is "." or ".."))
        {
            return false;
        }

        host = host == "docker.io" ? DockerHub : host;
        path = host == DockerHub && !path.Contains('/', StringComparison.Ordinal) ? $"library/{path}" : path;
        bool permitsHttp = isInsecure || LocalPattern.IsMatch(host);
        if (!AbsoluteAddress.TryRead($"{(permitsHttp ? "http" : "https")}://{host}", out var server))
        {
            return false;
        }

        address = new RepositoryAddress(server, path);
        return true;
    }

    [GeneratedRegex(@"^[A-Za-z0-9.\-]+(:[0-9]{1,5})?\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HostPattern { get; }

    [GeneratedRegex(@"^[a-z0-9_\-./]{2,255}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex PathPattern { get; }

    [GeneratedRegex(@"^(localhost|127\.0\.0\.1|.*\.local|.*\.localhost|10\.[0-9.]+|192\.168\.[0-9.]+|172\.(1[6-9]|2[0-9]|3[01])\.[0-9.]+)(:[0-9]+)?\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LocalPattern { get; }
}
