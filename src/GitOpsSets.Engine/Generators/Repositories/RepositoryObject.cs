using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Repositories;

/// <summary>A GitRepository or OCIRepository among the repository's manifests.</summary>
/// <param name="Kind">One of the two.</param>
/// <param name="Spec">Its <c>spec</c>.</param>
internal sealed record RepositoryObject(string Kind, YamlMapping Spec)
{
    // When a cluster asks is nothing to us.
    private static readonly string[] Timing = ["interval", "timeout", "suspend"];

    /// <summary>Looks one up; null when there is none, or more than one fits.</summary>
    public static RepositoryObject? Find(GenerationContext context, string kind, string name) =>
        context.Objects.Find(kind, context.Set.Name.Namespace, name) is ObjectLookup.Found found && found.Object["spec"] is YamlMapping spec
            ? new RepositoryObject(kind, spec)
            : null;

    /// <summary>As written; null for none.</summary>
    public string? Url => (Spec["url"] as YamlString)?.Value;

    /// <summary>What is left out of the artifact besides what always is; null for nothing.</summary>
    public string? Ignore => (Spec["ignore"] as YamlString)?.Value;

    /// <summary>Whether a cluster fetches nothing for it now.</summary>
    public bool IsSuspended => Spec["suspend"] is YamlBoolean { Value: true };

    /// <summary>What is asked: a change of it asks something else. Without a password that the URL holds.</summary>
    public YamlMapping Question => new([.. Spec.Entries.Where(static entry => !Timing.Contains(entry.Key, StringComparer.Ordinal)).Select(Public)], Spec.Span);

    /// <summary>How it is fetched.</summary>
    /// <param name="secrets">What it may name.</param>
    /// <param name="findings">What is wrong with it.</param>
    public RemoteSource Read(RepositorySecrets secrets, out ImmutableArray<Diagnostic> findings)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var spec = new FieldReader(Spec, "spec", diagnostics);
        var source = Kind == "GitRepository" ? GitRepositoryReader.Read(spec, secrets) : OciRepositoryReader.Read(spec, secrets);
        findings = diagnostics.ToImmutable();
        return source;
    }

    private static YamlEntry Public(YamlEntry entry) =>
        entry.Key == "url" && entry.Value is YamlString { Value: var url } && AbsoluteAddress.TryRead(url, out var address) && address.UserInfo.Length > 0
            ? entry with { Value = new YamlString(url.Replace(address.UserInfo + "@", "", StringComparison.Ordinal)) }
            : entry;
}
