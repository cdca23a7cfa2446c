using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud.Aws;

/// <summary>Signs requests to services of AWS with the identity of the run.</summary>
/// <param name="caller">Who asks.</param>
/// <param name="clock">The time of every signature.</param>
internal sealed class AwsSigners(AwsIdentity caller, TimeProvider clock) : IAwsSigners
{
    /// <inheritdoc/>
    public async Task<IRequestSigner> ForApiAsync(AwsGitServer server, string service, CloudIdentity? identity, CancellationToken cancellationToken) =>
        new AwsRequestSigner(await FindAsync(server, identity, cancellationToken), server.Region, service, clock);

    /// <inheritdoc/>
    public async Task<IRequestSigner> ForGitAsync(AwsGitServer server, string service, CloudIdentity? identity, CancellationToken cancellationToken) =>
        new AwsGitSigner(await FindAsync(server, identity, cancellationToken), server.Region, service, clock);

    private async Task<AwsCredentials> FindAsync(AwsGitServer server, CloudIdentity? identity, CancellationToken cancellationToken) =>
        await caller.FindAsync(new AwsRegion(server.Region, server.Suffix), identity?.RoleArn ?? "", cancellationToken) ?? throw AwsIdentity.Missing();
}
