using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Repositories;

/// <summary>The Secrets and the ServiceAccount that a repository object names: Secrets are among those the user handed in, ServiceAccounts among the manifests.</summary>
/// <param name="context">Holds both.</param>
/// <param name="namespaceName">Of the object.</param>
internal sealed class RepositorySecrets(GenerationContext context, string namespaceName)
{
    /// <summary>Where they are looked up.</summary>
    public GenerationContext Context => context;

    /// <summary>The object's namespace.</summary>
    public string Namespace => namespaceName;

    /// <summary>The name of the Secret that a field refers to, with its namespace; null when there is no such field.</summary>
    public string? NameIn(FieldReader spec, string field) =>
        spec.Object(field)?.Text("name") is { Length: > 0 } name ? $"{namespaceName}/{name}" : null;

    /// <summary>Its keys; null when there is no such field, or the user handed nothing in for it.</summary>
    public IReadOnlyDictionary<string, Secret>? KeysIn(FieldReader spec, string field) =>
        spec.Object(field)?.Text("name") is { Length: > 0 } name ? context.Secrets.Find(namespaceName, name) : null;

    /// <summary>A key of such a Secret, without blanks around it; null for none.</summary>
    public static Secret? Trimmed(IReadOnlyDictionary<string, Secret>? keys, string key) =>
        keys is not null && keys.TryGetValue(key, out var value) ? new Secret(value.Reveal().Trim()) : null;
}
