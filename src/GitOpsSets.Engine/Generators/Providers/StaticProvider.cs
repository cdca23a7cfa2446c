using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators.Inputs;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>
/// One input set of the default values. Its <c>id</c> is made of the provider's name, as the reference command line does; a cluster makes
/// it of the object's UID, which counts where the definition was exported from one (specs/resourceset.md §2.7).
/// </summary>
internal sealed class StaticProvider(ProviderDefinition definition) : IInputProvider
{
    public static ProviderDescriptor Descriptor { get; } = new("Static", "One input set: the provider's default values.", (definition, _) => new StaticProvider(definition));

    private static string? UidOf(ProviderDefinition definition) => ((definition.Source["metadata"] as YamlMapping)?["uid"] as YamlString)?.Value is { Length: > 0 } uid ? uid : null;

    public Task<GeneratorAnswer> ExportAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        string id = InputId.Of(UidOf(definition) ?? definition.Name.Name);
        var set = new TemplateMap { ["id"] = TemplateValue.Of(id) };
        ExportedInputs.AddDefaults(set, definition);
        return Task.FromResult<GeneratorAnswer>(new GeneratorAnswer.Complete([new Element(set, ExportedInputs.Origin(definition, id, "default values"))]));
    }
}
