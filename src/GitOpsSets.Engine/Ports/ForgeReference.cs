namespace GitOpsSets.Engine.Ports;

/// <summary>A branch, tag or environment of a repository on a forge.</summary>
/// <param name="Name">Without <c>refs/heads/</c> or <c>refs/tags/</c>; never empty.</param>
/// <param name="Sha">The commit; of a tag that has an object of its own, the commit it leads to where the listing tells it.</param>
public sealed record ForgeReference(string Name, string Sha)
{
    /// <summary>The forge's own number of an environment; empty for branches and tags, which are known by their names.</summary>
    public string Id { get; init; } = "";

    /// <summary>The branch that is deployed to an environment; empty for branches and tags.</summary>
    public string Branch { get; init; } = "";

    /// <summary>Who deployed to an environment; may be empty.</summary>
    public string Author { get; init; } = "";

    /// <summary>What the forge says an environment is, such as <c>available</c> or <c>stopped</c>; empty for branches and tags.</summary>
    public string State { get; init; } = "";

    /// <summary>The forge's own slug of an environment; may be empty.</summary>
    public string Slug { get; init; } = "";
}
