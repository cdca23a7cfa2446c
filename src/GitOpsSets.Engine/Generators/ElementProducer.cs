using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Providers;

namespace GitOpsSets.Engine.Generators;

/// <summary>All elements of a set: those of its generators, or the input sets of its providers.</summary>
public static class ElementProducer
{
    private static readonly HashSet<string> NoOtherKeys = new(StringComparer.Ordinal);

    /// <summary>Asks every generator of a set.</summary>
    /// <param name="context">What they may ask.</param>
    /// <param name="providers">The providers a ResourceSet may take inputs from.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>All of them, or a failure with every finding.</returns>
    public static async Task<GeneratorAnswer> ProduceAsync(GenerationContext context, ProviderPool providers, CancellationToken cancellationToken)
    {
        var answer = context.Set.Dialect.Order == RenderOrder.ElementMajor
            ? await AskGeneratorsAsync(context, cancellationToken)
            : await InputSetProducer.ProduceAsync(context, providers, cancellationToken);
        return answer is GeneratorAnswer.Complete complete && complete.Elements.Length > context.Limits.MaxElements
            ? new GeneratorAnswer.Failed(new Diagnostic(DiagnosticCodes.LimitReached, Severity.Error, string.Create(CultureInfo.InvariantCulture, $"the set has {complete.Elements.Length} elements; at most {context.Limits.MaxElements} are allowed"), context.Set.Origin) { Suggestion = RunLimits.Elements.Advice(context.Limits.MaxElements, "split the set") }) { Accounts = complete.Accounts }
            : answer;
    }

    /// <summary>What is wrong with the generators, or the inputs, of a set, without asking any source.</summary>
    public static ImmutableArray<Diagnostic> Validate(SetDefinition set)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        BindAll(set, findings);
        InputSetProducer.Validate(set, findings);
        return findings.ToImmutable();
    }

    private static async Task<GeneratorAnswer> AskGeneratorsAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        findings.AddRange(context.Enabled.Refuse(context.Set));
        var generators = BindAll(context.Set, findings);
        if (findings.Count > 0)
        {
            return new GeneratorAnswer.Failed(findings.ToImmutable()) { Accounts = context.Enabled.AccountsOf(context.Set) };
        }

        var answers = new GeneratorAnswer[generators.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = context.Limits.MaxConcurrent, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, answers.Length, parallel, async (index, _) => answers[index] = await generators[index].GenerateAsync(context, cancellationToken));
        return Join(answers);
    }

    private static List<IElementGenerator> BindAll(SetDefinition set, ImmutableArray<Diagnostic>.Builder findings) =>
        [.. set.Generators
            .GroupBy(spec => spec.Entry)
            .OrderBy(entry => entry.Key)
            .SelectMany(entry => GeneratorCatalog.Bind([.. entry], GeneratorCatalog.All, NoOtherKeys, string.Create(CultureInfo.InvariantCulture, $"spec.generators[{entry.Key}]"), findings))];

    private static GeneratorAnswer Join(IReadOnlyCollection<GeneratorAnswer> answers)
    {
        var failures = answers.OfType<GeneratorAnswer.Failed>().SelectMany(failed => failed.Diagnostics).ToImmutableArray();
        if (!failures.IsEmpty)
        {
            return new GeneratorAnswer.Failed(failures) { Accounts = [.. answers.SelectMany(answer => answer.Accounts)] };
        }

        var complete = answers.Cast<GeneratorAnswer.Complete>().ToList();
        return new GeneratorAnswer.Complete([.. complete.SelectMany(answer => answer.Elements)])
        {
            IsBounded = complete.Any(answer => answer.IsBounded),
            Sources = [.. complete.SelectMany(answer => answer.Sources)],
            Notes = [.. complete.SelectMany(answer => answer.Notes)],
            Answers = [.. complete.SelectMany(answer => answer.Answers)],
            Accounts = [.. complete.SelectMany(answer => answer.Accounts)],
        };
    }
}
