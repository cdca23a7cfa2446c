using System.Text.RegularExpressions;
using GitOpsSets.Action.Cloud.Aws;
using GitOpsSets.Action.Cloud.Azure;
using GitOpsSets.Action.Cloud.Google;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud;

/// <summary>Exchanges the identity of the run for the credential of a repository, where a definition leaves that to a cloud. Each exchange knows its own hosts and gives nothing for others.</summary>
/// <param name="http">The way out.</param>
/// <param name="environment">Who the run is.</param>
internal sealed partial class CloudSignIn(ForgeHttp http, CloudEnvironment environment)
{
    private readonly EntraIdentity _entra = new(http, environment);
    private readonly GoogleIdentity _google = new(http, environment);

    /// <summary>Who the run is to Azure.</summary>
    public IEntraTokens Entra => _entra;

    /// <summary>Who the run is to AWS.</summary>
    public AwsIdentity Amazon { get; } = new(http, environment);

    private EcrTokens Ecr => field ??= new EcrTokens(http, Amazon);

    private AcrTokens Acr => field ??= new AcrTokens(http, _entra);

    /// <summary>A repository of a registry, with a credential where the run's identity gives one; else as it is, to be asked anonymously.</summary>
    /// <exception cref="ForgeException">There is an identity, and an exchange failed.</exception>
    public async Task<ForgeRepository> ToRegistryAsync(ForgeRepository repository, CancellationToken cancellationToken)
    {
        if (repository is not { Credential: null, Identity: { } identity, Server: { Scheme: "https", IsDefaultPort: true } server })
        {
            return repository;
        }

        var credential = identity.Cloud switch
        {
            CloudKind.Amazon => await Ecr.FindAsync(server.IdnHost, identity.RoleArn, cancellationToken),
            CloudKind.Azure => await Acr.FindAsync(server.IdnHost, identity, cancellationToken),
            CloudKind.Google when GooglePattern.IsMatch(server.IdnHost) && await _google.FindAsync(identity, cancellationToken) is { } token => new Secret($"oauth2accesstoken:{token.Reveal()}"),
            _ => null,
        };
        return repository with { Credential = credential };
    }

    [GeneratedRegex(@"^(([a-z0-9.-]+\.)?gcr\.io|[a-z0-9-]+-docker\.pkg\.dev)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex GooglePattern { get; }
}
