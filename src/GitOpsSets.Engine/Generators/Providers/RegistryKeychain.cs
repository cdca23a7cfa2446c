using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>What the Secrets that a definition names hold for a registry, or else the machine.</summary>
/// <param name="Credential">As <see cref="DockerConfig.Find"/> gives it; null for none.</param>
internal sealed record RegistryKeychain(Secret? Credential)
{
    /// <summary>Nothing is named, and nobody is logged in.</summary>
    public static RegistryKeychain Empty { get; } = new((Secret?)null);

    /// <summary>Whether any Secret is named, by the definition or by its service account.</summary>
    public bool IsNamed { get; init; }

    /// <summary>The first of them that the user did not hand in, as <c>namespace/name</c>; null for none.</summary>
    public string? MissingSecret { get; init; }
}
