using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git.Fetching;

/// <summary>What a GitRepository's Secret says to its server.</summary>
internal static class FetchCredentials
{
    /// <summary>The credentials; null where the Secret holds none.</summary>
    /// <exception cref="GitException">They have characters that no header can carry.</exception>
    public static GitCredentials? Of(SourceAccess access) =>
        access.BearerToken is { IsEmpty: false } token ? GitCredentials.Bearer(token)
        : access.Password is { IsEmpty: false } password ? GitCredentials.Basic(access.UserName, password)
        : null;
}
