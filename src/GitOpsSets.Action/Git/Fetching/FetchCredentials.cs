using GitOpsSets.Action.Git.Ssh;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git.Fetching;

/// <summary>What a GitRepository's Secret says to its server.</summary>
internal static class FetchCredentials
{
    /// <summary>The credentials; null where the Secret holds none, or describes an App, which counts before them.</summary>
    /// <exception cref="GitException">They have characters that no header can carry.</exception>
    public static GitCredentials? Of(SourceAccess access) =>
        access.App is not null ? null
        : access.BearerToken is { IsEmpty: false } token ? GitCredentials.Bearer(token)
        : access.Password is { IsEmpty: false } password ? GitCredentials.Basic(access.UserName, password)
        : null;

    /// <summary>Whom an SSH server is asked to let in, in the order of Flux: the Secret's user, that of the address, <c>git</c>.</summary>
    /// <exception cref="GitException">The name is no user's.</exception>
    public static string UserOf(SourceAccess access, SshAddress address) =>
        access.UserName.Length == 0 ? address.User ?? SshAddress.UsualUser
        : SshAddress.IsUser(access.UserName) ? access.UserName
        : throw new GitException(GitFailure.Forbidden, "use the SSH key", "the 'username' of its Secret is no name of a user");
}
