using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating;
using GitOpsSets.Templating.Limits;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Tests.Rendering.Guarding;

/// <summary>A ResourceSet whose one multi-document template is rendered for pull requests.</summary>
internal sealed class GuardedSet
{
    private readonly SetDefinition _set;
    private readonly ImmutableArray<CompiledStep> _steps;
    private readonly TokenSource _tokens = new();

    /// <summary>What the owners let pass.</summary>
    public ImmutableArray<GuardAllowance> Allowances { get; init; } = [];

    /// <summary>The sets that are only warned about.</summary>
    public ImmutableHashSet<string> Warned { get; init; } = [];

    /// <summary>What the renders may write together.</summary>
    public RunBudget Output { get; init; } = new();

    public GuardedSet(string template)
    {
        var source = YamlMapping.Empty
            .With("apiVersion", new YamlString("fluxcd.controlplane.io/v1"))
            .With("kind", new YamlString("ResourceSet"))
            .With("metadata", YamlMapping.Empty.With("name", new YamlString("previews")).With("namespace", new YamlString("apps")))
            .With("spec", YamlMapping.Empty.With("resourcesTemplate", new YamlString(template)));
        _set = new DefinitionFactory(Dialects.GitOpsSet, Dialects.ResourceSet).ReadOne(source, new SourceSpan("set.yaml", 1, 1)).Value.Sets.Single();
        var steps = TemplateCompiler.Compile(_set);
        Assert.Empty(steps.Diagnostics);
        _steps = steps.Value;
    }

    public SetDefinition Definition => _set;

    /// <summary>An object with one line of its own below <c>spec</c>.</summary>
    public static string ObjectWith(string line) =>
        $"apiVersion: example.com/v1\nkind: Preview\nmetadata:\n  name: pr-<< inputs.id >>\n  namespace: previews\nspec:\n  before: kept\n{line}\n  zafter: kept\n";

    /// <summary>A pull request whose title anybody may have written and whose body a remote system gives.</summary>
    public Element Pull(int number, string title, string body = "")
    {
        var foreign = new ForeignText(_tokens);
        string id = number.ToString(CultureInfo.InvariantCulture);
        var values = new TemplateMap
        {
            ["id"] = TemplateValue.Of(id),
            ["title"] = foreign.Outsiders(title, "inputs.title"),
            ["body"] = foreign.Remote(body, "inputs.body"),
        };
        return new Element(values, new ElementOrigin($"pulls/{id}", $"pull request #{id}", new SourceSpan("set.yaml", 2, 1)));
    }

    /// <summary>An element that the repository itself holds.</summary>
    public static Element Own(string id, string title) => new(
        new TemplateMap { ["id"] = TemplateValue.Of(id), ["title"] = TemplateValue.Of(title), ["body"] = TemplateValue.Of("") },
        new ElementOrigin($"inputs/{id}", $"input {id}", new SourceSpan("set.yaml", 3, 1)));

    public StageResult<RenderedSet> Render(params Element[] elements) => Render(GuardMode.Strict, NameOwners.None, elements);

    public StageResult<RenderedSet> Render(GuardMode mode, NameOwners owners, params Element[] elements) => ManifestRenderer.Render(
        _set,
        _steps,
        [.. elements],
        new RenderSettings(TemplateLimits.Default, TimeProvider.System, "test") { Guard = mode, Allowances = Allowances, Warned = Warned, Output = Output },
        owners,
        _tokens,
        TestContext.Current.CancellationToken);
}
