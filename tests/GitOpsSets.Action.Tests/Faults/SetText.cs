namespace GitOpsSets.Action.Tests.Faults;

/// <summary>Definitions of a set that rests on one source alone.</summary>
internal static class SetText
{
    /// <summary>A set with a resource for each input of a provider.</summary>
    /// <param name="type">Of the provider.</param>
    /// <param name="fields">Of its spec, a line each.</param>
    public static string OfProvider(string type, params string[] fields) => $$$"""
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSetInputProvider
        metadata: {name: source, namespace: apps}
        spec:
          type: {{{type}}}
          {{{string.Join("\n  ", fields)}}}
        ---
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSet
        metadata: {name: live, namespace: apps}
        spec:
          inputsFrom: [{kind: ResourceSetInputProvider, name: source}]
          resources:
            - {apiVersion: v1, kind: ConfigMap, metadata: {name: "item-<< inputs.id >>", namespace: apps}, data: {all: "<< inputs | toJson | sha1sum >>"}}

        """;

    /// <summary>A set with a resource for each element of a generator.</summary>
    /// <param name="generator">In one line, as YAML.</param>
    /// <param name="name">Of an element, as a template.</param>
    /// <param name="manifests">Objects that the generator reads.</param>
    public static string OfGenerator(string generator, string name, string manifests = "") => $$$"""
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata: {name: live, namespace: apps}
        spec:
          generators:
            - {{{generator}}}
          templates:
            - content: {apiVersion: v1, kind: ConfigMap, metadata: {name: "item-{{{name}}}", namespace: apps}, data: {all: "{{ .Element | toJson | sha1sum }}"}}
        {{{manifests}}}
        """;

    /// <summary>A set that rests on nothing and is not delivered yet.</summary>
    public const string Healthy = """
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSet
        metadata: {name: healthy, namespace: apps}
        spec:
          resources: [{apiVersion: v1, kind: ConfigMap, metadata: {name: well, namespace: apps}}]

        """;
}
