namespace GitOpsSets.Engine.Ports;

/// <summary>The secret values that the user handed to the run (the <c>secrets</c> input).</summary>
public interface ISecretStore
{
    /// <summary>The keys of a Kubernetes Secret, or null when the user gave none for it.</summary>
    /// <param name="namespaceName">The Secret's namespace; empty matches a Secret given without one.</param>
    /// <param name="name">The Secret's name.</param>
    IReadOnlyDictionary<string, Secret>? Find(string namespaceName, string name);

    /// <summary>The Docker configuration of the machine, in JSON, for registries that no Secret is named for; empty when there is none.</summary>
    Secret DockerConfig => default;
}
