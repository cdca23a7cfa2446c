using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Generators.Selectors;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators;

/// <summary>Which fields of a set's elements others write, known without asking any source.</summary>
public sealed class ForeignFields
{
    private const string Inputs = "inputs.";
    private const string Element = "Element.";

    private readonly bool _hasPullRequests;
    private readonly bool _hasProviders;
    private readonly bool _hasOtherTypes;

    private ForeignFields(bool hasPullRequests, bool hasProviders, bool hasOtherTypes)
    {
        (_hasPullRequests, _hasProviders, _hasOtherTypes) = (hasPullRequests, hasProviders, hasOtherTypes);
    }

    /// <summary>The fields of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="pool">The providers there are; one that is not there counts as one whose inputs others write.</param>
    public static ForeignFields Of(SetDefinition set, ProviderPool pool)
    {
        if (set.Dialect.Order == RenderOrder.ElementMajor)
        {
            return new ForeignFields(set.Generators.Any(generator => generator.Kind == PullRequestsGenerator.Descriptor.Kind || HoldsPullRequests(generator.Body)), false, false);
        }

        var types = set.InputsFrom.SelectMany(reference => TypesOf(reference, set, pool)).Where(type => type != StaticProvider.Descriptor.Type).ToImmutableArray();
        return new ForeignFields(false, !types.IsEmpty, types.Any(type => type.Length > 0 && ProviderCatalog.All.All(known => known.Type != type || !known.HasGitFields)));
    }

    /// <summary>Whether others write a field.</summary>
    /// <param name="path">From the root of the data, such as <c>Element.Branch</c>.</param>
    public bool Includes(string path)
    {
        string field = path[(path.LastIndexOf('.') + 1)..];
        if (path.StartsWith(Element, StringComparison.Ordinal))
        {
            return _hasPullRequests && PullRequestsGenerator.OutsidersFields.Contains(field, StringComparer.Ordinal);
        }

        return _hasProviders && path.StartsWith(Inputs, StringComparison.Ordinal)
            && (RecordedProvider.OutsidersFields.Contains(field) || (_hasOtherTypes && !RecordedProvider.CheckedFields.Contains(field) && !path.StartsWith("inputs.provider.", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> TypesOf(ProviderReference reference, SetDefinition set, ProviderPool pool)
    {
        if (reference.Name is { } name)
        {
            return [pool.Find(set.Name.Namespace, name)?.Type ?? ""];
        }

        if (reference.Selector is not { } written)
        {
            return [];
        }

        var selector = LabelSelectorReader.Read(new FieldReader(written, "selector", ImmutableArray.CreateBuilder<Diagnostics.Diagnostic>()), coerces: true);
        return pool.Of(set.Name.Namespace).Where(provider => selector.Matches(provider.Labels)).Select(provider => provider.Type);
    }

    private static bool HoldsPullRequests(YamlNode body) => (body as YamlMapping)?["generators"] is YamlSequence children
        && children.Items.OfType<YamlMapping>().Any(child => child[PullRequestsGenerator.Descriptor.Kind] is not null);
}
