using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>Which token a repository is asked with.</summary>
internal static class ForgeToken
{
    /// <summary>The token that the definition names; else the run's own, if the API belongs to the forge the run lives on; else null.</summary>
    /// <exception cref="ForgeException">The token that the definition names is empty.</exception>
    public static Secret? Of(ForgeRepository repository, HomeForge? home, Uri api)
    {
        if (repository.Credential is { IsEmpty: true })
        {
            throw new ForgeException("the token that the definition names is empty", "Give it through the input secrets; an empty token is never taken for none");
        }

        return repository.Credential ?? (home?.Owns(api) == true ? home.Token : null);
    }
}
