using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>The organisation whose pipeline runs this, and the token that the pipeline has for it.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Token">Never empty.</param>
internal sealed record AzureDevOpsOrganisation(string Name, Secret Token)
{
    private const string FormerSuffix = ".visualstudio.com";

    /// <summary>Reads a pipeline's collection, in its present or its former form; null when there is none, or no token for it.</summary>
    /// <param name="collection">Such as <c>https://dev.azure.com/acme/</c> or <c>https://acme.visualstudio.com/</c>.</param>
    /// <param name="token">What the pipeline was given; may be empty.</param>
    public static AzureDevOpsOrganisation? Of(Uri? collection, Secret token)
    {
        if (collection is not { Scheme: "https", IsDefaultPort: true } || token.IsEmpty)
        {
            return null;
        }

        string organisation = collection.IdnHost == "dev.azure.com" ? collection.AbsolutePath.Split('/')[1]
            : collection.IdnHost.EndsWith(FormerSuffix, StringComparison.OrdinalIgnoreCase) ? collection.IdnHost[..^FormerSuffix.Length]
            : "";
        return organisation.Length > 0 ? new AzureDevOpsOrganisation(Uri.UnescapeDataString(organisation).ToLowerInvariant(), token) : null;
    }

    /// <summary>That of the pipeline whose forge the run lives on; null when it lives on another one.</summary>
    public static AzureDevOpsOrganisation? Of(HomeForge? home) => home?.Name == AzureDevOpsForge.Name ? Of(home.Server, home.Token) : null;

    /// <summary>Whether a repository belongs to the organisation.</summary>
    public bool Owns(ForgeRepository repository) =>
        repository.Server is { Scheme: "https", Authority: "dev.azure.com" } && string.Equals(repository.Path.Split('/')[0], Name, StringComparison.OrdinalIgnoreCase);
}
