using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>The forge the run itself lives on, and the token it was given for it.</summary>
/// <param name="Server">As people browse it, such as <c>https://github.com</c>.</param>
/// <param name="Api">API root, ends in a slash.</param>
/// <param name="Token">The run's own token; may be empty.</param>
internal sealed record HomeForge(Uri Server, Uri Api, Secret Token)
{
    /// <summary>Which kind of forge it is, as <see cref="IPullRequestLister.Forge"/> names it; empty when unknown.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether the token is the one that the host gives to every job, which opens less than others.</summary>
    public bool HasJobToken { get; init; }

    /// <summary>Whether an address, a server's or an API's, belongs to this forge by scheme, host and port.</summary>
    public bool Owns(Uri address) => Origin.Same(address, Server) || Origin.Same(address, Api);
}
