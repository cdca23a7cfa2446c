using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace GitOpsSets.Engine.Ports;

/// <summary>A server of AWS's git repositories (CodeCommit). Only AWS's own hosts are one: what is signed for a host is a credential there for fifteen minutes.</summary>
/// <param name="Region">Such as <c>eu-west-1</c>.</param>
/// <param name="Suffix">Of every host of the region's partition, such as <c>amazonaws.com</c>.</param>
public sealed partial record AwsGitServer(string Region, string Suffix)
{
    /// <summary>Reads <c>https://git-codecommit[-fips].REGION.SUFFIX</c>.</summary>
    /// <param name="server">Scheme, host and port.</param>
    /// <param name="found">What it is.</param>
    public static bool TryRead(Uri server, [NotNullWhen(true)] out AwsGitServer? found)
    {
        var match = HostPattern.Match(server.Authority);
        found = match.Success && server.Scheme == Uri.UriSchemeHttps ? new AwsGitServer(match.Groups["region"].Value, match.Groups["suffix"].Value) : null;
        return found is not null;
    }

    [GeneratedRegex(@"^git-codecommit(-fips)?\.(?<region>[a-z0-9-]{1,40})\.(?<suffix>amazonaws\.(com(\.cn)?|eu)|c2s\.ic\.gov|sc2s\.sgov\.gov|csp\.hci\.ic\.gov|cloud\.adc-e\.uk)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex HostPattern { get; }
}
