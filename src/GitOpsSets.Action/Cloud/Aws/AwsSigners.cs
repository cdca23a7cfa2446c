using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Forges.CodeCommit;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud.Aws;

/// <summary>Signs requests to CodeCommit with the identity of the run.</summary>
/// <param name="identity">Who asks.</param>
/// <param name="clock">The time of every signature.</param>
internal sealed class AwsSigners(AwsIdentity identity, TimeProvider clock) : ICodeCommitSigners
{
    /// <inheritdoc/>
    public async Task<IRequestSigner> ForApiAsync(CodeCommitServer server, CloudIdentity? account, CancellationToken cancellationToken) =>
        new AwsRequestSigner(await FindAsync(server, account, cancellationToken), server.Region, "codecommit", clock);

    /// <inheritdoc/>
    public async Task<IRequestSigner> ForGitAsync(CodeCommitServer server, CloudIdentity? account, CancellationToken cancellationToken) =>
        new AwsGitSigner(await FindAsync(server, account, cancellationToken), server.Region, clock);

    private async Task<AwsCredentials> FindAsync(CodeCommitServer server, CloudIdentity? account, CancellationToken cancellationToken) =>
        await identity.FindAsync(new AwsRegion(server.Region, server.Suffix), account?.RoleArn ?? "", cancellationToken) ?? throw AwsIdentity.Missing();
}
