using System.Collections.Immutable;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>The tokens that a run was given, and which of them a repository is asked with.</summary>
/// <param name="home">The forge the run lives on; null when it lives on none.</param>
/// <param name="given">Tokens for servers; the first for a server counts.</param>
/// <param name="environment">Those that the environment of the run holds.</param>
internal sealed class ForgeTokens(HomeForge? home, ImmutableArray<HostToken> given, ImmutableArray<HostToken> environment)
{
    /// <summary>No token for nobody.</summary>
    public static ForgeTokens None { get; } = OfHome(null);

    /// <summary>The run's own token alone.</summary>
    public static ForgeTokens OfHome(HomeForge? home) => new(home, [], []);

    /// <summary>The forge the run lives on; null when it lives on none.</summary>
    public HomeForge? Home => home;

    /// <summary>The same without the token of a job, for what that does not open.</summary>
    public ForgeTokens WithoutJobToken => home is { HasJobToken: true } ? new(home with { Token = default, HasJobToken = false }, given, environment) : this;

    /// <summary>
    /// The token that the definition names; else the one given for its server; else the run's own, if its server is the forge the run lives on; else one
    /// from the environment; else that of the job, where it opens less than others; else null. Servers are compared by scheme, host and port, so that no token leaves its own.
    /// </summary>
    /// <param name="repository">What is asked for.</param>
    /// <param name="api">Where its server has its API.</param>
    /// <exception cref="ForgeException">The token that the definition names is empty.</exception>
    public ForgeToken? Of(ForgeRepository repository, Uri api)
    {
        if (repository.Credential is { } named)
        {
            return named.IsEmpty
                ? throw new ForgeException("the token that the definition names is empty", "Give it through the input secrets; an empty token is never taken for none")
                : new ForgeToken(named);
        }

        bool isHome = home is { Token.IsEmpty: false } && home.Owns(api);
        return Find(given, repository, api)
            ?? (isHome && !home!.HasJobToken ? new ForgeToken(home.Token) : null)
            ?? Find(environment, repository, api)
            ?? (isHome ? new ForgeToken(home!.Token) { IsOfJob = true } : null);
    }

    private static ForgeToken? Find(ImmutableArray<HostToken> tokens, ForgeRepository repository, Uri api) =>
        tokens.FirstOrDefault(token => Origin.Same(token.Server, repository.Server) || Origin.Same(token.Server, api)) is { } found ? new ForgeToken(found.Token) : null;
}
