using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Action.Forges;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Cloud.Aws;

/// <summary>
/// Signs requests of git to CodeCommit as AWS's own credential helper does: a user name and password that are good for fifteen minutes
/// (<see href="https://github.com/aws/git-remote-codecommit"/>).
/// </summary>
/// <param name="credentials">Who signs.</param>
/// <param name="region">Of the repository.</param>
/// <param name="service">As signatures name it.</param>
/// <param name="clock">The time of every signature.</param>
internal sealed class AwsGitSigner(AwsCredentials credentials, string region, string service, TimeProvider clock) : IRequestSigner
{
    private const string References = "/info/refs";

    /// <inheritdoc/>
    public ImmutableArray<Secret> Forms { get; } = [credentials.SecretAccessKey, credentials.SessionToken];

    /// <inheritdoc/>
    public void Sign(HttpRequestMessage message, ReadOnlySpan<byte> body)
    {
        var address = message.RequestUri!;
        string path = address.AbsolutePath.EndsWith(References, StringComparison.Ordinal) ? address.AbsolutePath[..^References.Length] : address.AbsolutePath;
        string user = credentials.SessionToken.IsEmpty ? credentials.AccessKeyId : $"{credentials.AccessKeyId}%{credentials.SessionToken.Reveal()}";
        string pair = $"{user}:{Password(address.Authority, path)}";
        message.Headers.TryAddWithoutValidation("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair))}");
    }

    // The hash of the body is left out, and so is the Z in what is signed.
    private string Password(string host, string path)
    {
        var scope = new AwsScope(clock.GetUtcNow(), region, service);
        return $"{scope.Moment}Z{AwsSignature.Of(credentials, scope, scope.Moment, $"GIT\n{path}\n\nhost:{host}\n\nhost\n")}";
    }
}
