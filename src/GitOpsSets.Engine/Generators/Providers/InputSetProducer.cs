using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Inputs;
using GitOpsSets.Engine.Generators.Selectors;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>The input sets of a ResourceSet: its own and its providers', combined (specs/resourceset.md §2).</summary>
internal static class InputSetProducer
{
    private const string ApiVersion = $"{ApiGroups.FluxOperator}/v1";

    public static async Task<GeneratorAnswer> ProduceAsync(GenerationContext context, ProviderPool pool, CancellationToken cancellationToken)
    {
        var set = context.Set;
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var definitions = Select(set, pool, findings);
        var inline = ReadInline(set, findings);
        ImmutableArray<(ProviderDefinition Definition, IInputProvider? Provider)> bound = [.. definitions.Select(definition => (definition, ProviderCatalog.Bind(definition, pool.PrefersRecorded, findings)))];
        var exported = findings.Count > 0 ? [] : await Task.WhenAll(bound.Select(one => one.Provider!.ExportAsync(context, cancellationToken)));
        ImmutableArray<SourceAccount> accounts =
        [
            .. ProviderAccounts.OfInline(set, inline),
            .. context.IsExplained ? ProviderAccounts.OfOthers(set, pool, definitions) : [],
            .. bound.Zip(exported, static (one, answer) => ProviderAccounts.Of(one.Definition, answer)),
        ];
        findings.AddRange(exported.OfType<GeneratorAnswer.Failed>().SelectMany(failed => failed.Diagnostics));
        var answer = findings.Count > 0
            ? new GeneratorAnswer.Failed(findings.ToImmutable())
            : Combine(set, inline, [.. bound.Zip(exported, static (one, answer) => (one.Definition, (GeneratorAnswer.Complete)answer))], pool.RendersWithoutInputs);
        return answer with { Accounts = accounts };
    }

    /// <summary>Notes what is wrong with the inputs of a set, without asking any provider.</summary>
    public static void Validate(SetDefinition set, ImmutableArray<Diagnostic>.Builder findings)
    {
        ReadInline(set, findings);
        foreach (var (index, reference) in set.InputsFrom.Index().Where(item => item.Item.Selector is not null))
        {
            LabelSelectorReader.Read(new FieldReader(reference.Selector!, string.Create(CultureInfo.InvariantCulture, $"spec.inputsFrom[{index}].selector"), findings), coerces: true);
        }
    }

    private static GeneratorAnswer Combine(SetDefinition set, ImmutableArray<Element> inline, ImmutableArray<(ProviderDefinition Definition, GeneratorAnswer.Complete Answer)> answers, bool rendersWithoutInputs)
    {
        var own = new InputProvider(ApiVersion, "ResourceSet", set.Name.Namespace, set.Name.Name, inline);
        var providers = answers.Select(answer => new InputProvider(ApiVersion, "ResourceSetInputProvider", NamespaceOf(answer.Definition, set), answer.Definition.Name.Name, answer.Answer.Elements));
        if (!InputSets.TryCombine(set.Strategy, own, providers, out var elements, out string? error))
        {
            return new GeneratorAnswer.Failed(new Diagnostic(DiagnosticCodes.GeneratorInvalid, Severity.Error, error, set.Origin));
        }

        // Without any inputs the templates are rendered once, with nothing; with providers that export nothing, not at all.
        bool rendersOnce = elements.IsEmpty && (rendersWithoutInputs || (set.InputsFrom.IsEmpty && inline.IsEmpty));
        return new GeneratorAnswer.Complete(rendersOnce ? [new Element(null, new ElementOrigin("", "the set without inputs", set.Origin))] : elements)
        {
            IsBounded = answers.Any(answer => answer.Answer.IsBounded),
            Sources = [.. answers.SelectMany(answer => answer.Answer.Sources)],
            Notes = [.. answers.SelectMany(answer => answer.Answer.Notes)],
            Answers = [.. answers.SelectMany(answer => answer.Answer.Answers)],
        };
    }

    private static string NamespaceOf(ProviderDefinition provider, SetDefinition set) => provider.Name.Namespace.Length == 0 ? set.Name.Namespace : provider.Name.Namespace;

    private static List<ProviderDefinition> Select(SetDefinition set, ProviderPool pool, ImmutableArray<Diagnostic>.Builder findings)
    {
        var selected = new List<ProviderDefinition>();
        foreach (var reference in set.InputsFrom)
        {
            if (reference.Name is { } name)
            {
                if (pool.Find(set.Name.Namespace, name) is { } found)
                {
                    Add(found);
                }
                else if (pool.MissingIsError)
                {
                    findings.Add(new Diagnostic(DiagnosticCodes.SourceUnavailable, Severity.Error, $"ResourceSetInputProvider '{set.Name.Namespace}/{name}' is not among the definitions", reference.Origin)
                    {
                        Suggestion = "commit it where 'definitions' looks, or correct the name",
                    });
                }
            }
            else if (reference.Selector is { } written)
            {
                var selector = LabelSelectorReader.Read(new FieldReader(written, "selector", findings), coerces: true);
                foreach (var definition in pool.Of(set.Name.Namespace).Where(definition => selector.Matches(definition.Labels)))
                {
                    Add(definition);
                }
            }
            else
            {
                findings.Add(new Diagnostic(DiagnosticCodes.InvalidField, Severity.Error, "an entry of spec.inputsFrom needs a name or a selector", reference.Origin));
            }
        }

        return selected;

        void Add(ProviderDefinition definition)
        {
            if (selected.TrueForAll(known => known.Name != definition.Name))
            {
                selected.Add(definition);
            }
        }
    }

    private static ImmutableArray<Element> ReadInline(SetDefinition set, ImmutableArray<Diagnostic>.Builder findings)
    {
        var elements = ImmutableArray.CreateBuilder<Element>();
        foreach (var item in set.Inputs?.Items ?? [])
        {
            if (item is YamlMapping mapping)
            {
                string index = elements.Count.ToString(CultureInfo.InvariantCulture);
                elements.Add(new Element(ElementValues.MapOf(mapping, JsonNumberModel.Int64OrFloat64), new ElementOrigin($"inputs/{index}", $"input {index} ({item.Span})", item.Span)));
            }
            else
            {
                findings.Add(new Diagnostic(DiagnosticCodes.InvalidField, Severity.Error, "an entry of spec.inputs must be a mapping", item.Span));
            }
        }

        return elements.ToImmutable();
    }
}
