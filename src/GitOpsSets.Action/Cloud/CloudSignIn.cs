using System.Text.RegularExpressions;
using GitOpsSets.Action.Cloud.Aws;
using GitOpsSets.Action.Cloud.Azure;
using GitOpsSets.Action.Cloud.Google;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.AzureDevOps;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud;

/// <summary>Exchanges the identity of the run for the credential of a repository, where a definition leaves that to a cloud. Each exchange knows its own hosts and gives nothing for others.</summary>
/// <param name="http">The way out.</param>
/// <param name="environment">Who the run is.</param>
internal sealed partial class CloudSignIn(ForgeHttp http, CloudEnvironment environment)
{
    // Azure DevOps' own id in every directory.
    private const string AzureDevOpsScope = "499b84ac-1321-427f-aa17-267ca6975798/.default";

    private readonly EntraIdentity _entra = new(http, environment);
    private readonly GoogleIdentity _google = new(http, environment);

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

    /// <summary>
    /// A repository of Azure DevOps, with the token of the pipeline where it belongs to the pipeline's own organisation and the definition names nobody
    /// else, else with a token of Microsoft Entra ID where the run is somebody to Azure; else as it is.
    /// </summary>
    /// <param name="repository">What is asked for.</param>
    /// <param name="home">The pipeline's organisation; null outside of one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ForgeException">There is an identity, and the exchange failed.</exception>
    public async Task<ForgeRepository> ToAzureDevOpsAsync(ForgeRepository repository, AzureDevOpsOrganisation? home, CancellationToken cancellationToken)
    {
        if (repository is not { Credential: null, Identity: { Cloud: CloudKind.Azure } identity, Server: { Scheme: "https", Authority: "dev.azure.com" } })
        {
            return repository;
        }

        var credential = identity.ClientId.Length == 0 && home?.Owns(repository) == true ? home.Token : await _entra.FindAsync(identity, AzureDevOpsScope, cancellationToken);
        return repository with { Credential = credential };
    }

    [GeneratedRegex(@"^(([a-z0-9.-]+\.)?gcr\.io|[a-z0-9-]+-docker\.pkg\.dev)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex GooglePattern { get; }
}
