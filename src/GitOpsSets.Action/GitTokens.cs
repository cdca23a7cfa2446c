using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Git;

namespace GitOpsSets.Action;

/// <summary>How git shows the token of a forge.</summary>
internal static class GitTokens
{
    /// <summary>As the password of the user that the forge wants to see, or as most of them take it.</summary>
    /// <exception cref="GitException">It has characters that no header can carry.</exception>
    public static GitCredentials Show(ForgeToken token) =>
        ForgeCatalog.GitUserOf(token) is { } user ? GitCredentials.Basic(user, token.Value) : GitCredentials.Token(token.Value);
}
