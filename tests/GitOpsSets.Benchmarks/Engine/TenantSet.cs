using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Benchmarks.Engine;

/// <summary>A definition that renders five objects for each of its elements, as a GitOpsSet or a ResourceSet.</summary>
internal sealed class TenantSet
{
    public const int ObjectsPerElement = 5;

    private const string Template = """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: "@team"
          labels:
            example.com/region: "@region"
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: reconciler
          namespace: "@team"
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata:
          name: reconciler
          namespace: "@team"
        roleRef:
          apiGroup: rbac.authorization.k8s.io
          kind: ClusterRole
          name: admin
        subjects:
        - kind: ServiceAccount
          name: reconciler
          namespace: "@team"
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: GitRepository
        metadata:
          name: "@team"
          namespace: flux-system
        spec:
          interval: 10m
          ref:
            branch: main
          url: "https://git.example.com/@region/@team.git"
        ---
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: "@team"
          namespace: flux-system
        spec:
          interval: 10m
          path: "./deploy/@region"
          prune: true
          sourceRef:
            kind: GitRepository
            name: "@team"
          targetNamespace: "@team"
        """;

    private readonly ImmutableArray<CompiledStep> _steps;
    private readonly ImmutableArray<Element> _elements;
    private readonly TokenSource _tokens = new();

    private TenantSet(SetDefinition definition, int count)
    {
        Definition = definition;
        _steps = TemplateCompiler.Compile(definition).Value;
        _elements = [.. Enumerable.Range(0, count).Select(Element)];
    }

    public SetDefinition Definition { get; }

    /// <summary>The definition's file, with its elements in it.</summary>
    /// <param name="isResourceSet">Which kind.</param>
    /// <param name="count">How many elements.</param>
    public static string Text(bool isResourceSet, int count)
    {
        var text = new StringBuilder(isResourceSet
            ? "apiVersion: fluxcd.controlplane.io/v1\nkind: ResourceSet\nmetadata:\n  name: tenants\n  namespace: flux-system\nspec:\n  inputs:\n"
            : "apiVersion: sets.gitops.pro/v1alpha1\nkind: GitOpsSet\nmetadata:\n  name: tenants\n  namespace: flux-system\nspec:\n  generators:\n  - list:\n      elements:\n");
        string indent = isResourceSet ? "  " : "      ";
        for (int number = 0; number < count; number++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{indent}- team: {Team(number)}\n{indent}  region: {Region(number)}\n");
        }

        if (isResourceSet)
        {
            return text.Append("  resourcesTemplate: |\n").Append(Indented(Written("<< inputs.", " >>"), "    ")).ToString();
        }

        text.Append("  templates:\n");
        foreach (string document in Written("{{ .Element.", " }}").Split("---\n"))
        {
            text.Append("  - content:\n").Append(Indented(document, "      "));
        }

        return text.ToString();
    }

    /// <summary>The set, read and compiled.</summary>
    /// <param name="isResourceSet">Which kind.</param>
    /// <param name="count">How many elements.</param>
    public static TenantSet Of(bool isResourceSet, int count)
    {
        var source = (YamlMapping)YamlReader.ReadFirst(Text(isResourceSet, count), "set.yaml", YamlLimits.Default)!;
        return new TenantSet(new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet).ReadOne(source).Value.Sets.Single(), count);
    }

    public StageResult<RenderedSet> Render() =>
        ManifestRenderer.Render(Definition, _steps, _elements, new RenderSettings(TemplateLimits.Default, TimeProvider.System, null), NameOwners.None, _tokens, CancellationToken.None);

    private static Element Element(int number) => new(
        new TemplateMap { ["team"] = TemplateValue.Of(Team(number)), ["region"] = TemplateValue.Of(Region(number)) },
        new ElementOrigin(Team(number), $"element {Team(number)}", new SourceSpan("set.yaml", 8, 1)));

    private static string Team(int number) => string.Create(CultureInfo.InvariantCulture, $"team-{number:0000}");

    private static string Region(int number) => number % 2 == 0 ? "eu-west" : "us-east";

    private static string Written(string open, string close) =>
        Template.Replace("@team", $"{open}team{close}", StringComparison.Ordinal).Replace("@region", $"{open}region{close}", StringComparison.Ordinal) + "\n";

    private static string Indented(string text, string indent) => string.Concat(text.TrimEnd('\n').Split('\n').Select(line => $"{indent}{line}\n"));
}
