using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators;
using GitOpsSets.Engine.Generators.Providers;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Rendering;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Rendering.References;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine;

/// <summary>
/// Evaluates sets, and the sets they generate, to a depth of five. Sets that wait for a provider which another set may generate come after it.
/// </summary>
internal sealed class SetExpansion(RunOptions options, RunPorts ports, RunSources sources, Ledger ledger)
{
    private const int MaxDepth = 5;

    private readonly TokenSource _tokens = new();
    private readonly RenderSettings _render = options.Render with { Output = new RunBudget(options.Render.Output.MaxCharacters) };
    private readonly List<SetEvaluation> _evaluations = [];
    private readonly List<ProviderDefinition> _providers = [];

    public async Task<StageResult<ExpandedSets>> ExpandAsync(DefinitionCollection definitions, CancellationToken cancellationToken)
    {
        _providers.AddRange(definitions.Providers);
        var pending = definitions.Sets.Select(set => new PendingSet(set, set.Origin.File, [], set.Origin)).ToList();
        while (pending.Count > 0)
        {
            var ready = Ready(pending);
            pending = [.. pending.Except(ready)];
            var evaluated = await EvaluateAsync(ready, cancellationToken);
            _evaluations.AddRange(evaluated);
            foreach (var (set, evaluation) in ready.Zip(evaluated))
            {
                pending.AddRange(ReadNested(set, evaluation));
            }
        }

        return new StageResult<ExpandedSets>(
            new ExpandedSets(
                [.. _evaluations.Select(evaluation => evaluation.Output).DistinctBy(output => output.Set).OrderBy(output => output.Set)],
                [.. _evaluations.SelectMany(evaluation => evaluation.Sources).DistinctBy(source => source.Prefix, StringComparer.Ordinal)],
                [.. _evaluations.SelectMany(evaluation => evaluation.Answers).DistinctBy(answer => (answer.Query.Asker, answer.Query.Text))])
            {
                Reports = [.. _evaluations.DistinctBy(evaluation => evaluation.Output.Set).OrderBy(evaluation => evaluation.Output.Set).SelectMany(evaluation => evaluation.Reports)],
            },
            [.. _evaluations.SelectMany(evaluation => evaluation.Diagnostics)]);
    }

    // Those that name only providers that are here; then those that choose by label, which must see every provider; at last the rest.
    private ImmutableArray<PendingSet> Ready(List<PendingSet> pending)
    {
        var named = pending.Where(set => set.Definition.InputsFrom.All(reference => reference.Name is { } name && Pool().Find(set.Definition.Name.Namespace, name) is not null)).ToImmutableArray();
        if (!named.IsEmpty)
        {
            return named;
        }

        var selecting = pending.Where(set => set.Definition.InputsFrom.All(reference => reference.Name is not { } name || Pool().Find(set.Definition.Name.Namespace, name) is not null)).ToImmutableArray();
        return selecting.IsEmpty ? [.. pending] : selecting;
    }

    private ProviderPool Pool() => new([.. _providers], PrefersRecorded: false, MissingIsError: true);

    private async Task<SetEvaluation[]> EvaluateAsync(ImmutableArray<PendingSet> sets, CancellationToken cancellationToken)
    {
        var pool = Pool();
        var results = new SetEvaluation[sets.Length];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, sets.Length, parallel, async (index, token) => results[index] = await EvaluateAsync(sets[index], pool, token));
        return results;
    }

    private async Task<SetEvaluation> EvaluateAsync(PendingSet pending, ProviderPool pool, CancellationToken cancellationToken)
    {
        var set = pending.Definition;
        if (set.IsPaused || set.IsBroken)
        {
            return SetEvaluation.Untouched(pending, []);
        }

        var context = new GenerationContext(set, sources.Objects, sources.Trees, sources.PullRequests, ports.Secrets, new ForeignText(_tokens), options.Generators)
        {
            Http = ports.Http,
            References = sources.References,
            Memory = sources.Memory,
            IsLocked = options.IsLocked,
            RefusesSecrets = options.Layout.RefusesSecrets,
            JudgeOverride = OverrideGuard.Of(set, _render),
            Now = options.IgnoresSchedules ? null : sources.AsOf,
        };
        var answer = await ElementProducer.ProduceAsync(context, pool, cancellationToken);
        ImmutableArray<SourceReport> reports = [.. answer.Accounts.Select(account => SourceReport.Of(pending.Id, account))];
        var steps = TemplateCompiler.Compile(set);
        if (answer is not GeneratorAnswer.Complete elements || steps.HasErrors)
        {
            return SetEvaluation.Untouched(pending, [.. (answer as GeneratorAnswer.Failed)?.Diagnostics ?? [], .. steps.Diagnostics]) with { Reports = reports };
        }

        var rendered = ManifestRenderer.Render(set, steps.Value, elements.Elements, _render, OwnersOf(pending.Id), _tokens, cancellationToken);
        var manifests = rendered.Value.Manifests;
        ImmutableArray<Diagnostic> references = [];
        if (set.Dialect.Order == RenderOrder.TemplateMajor && !manifests.IsEmpty)
        {
            var resolved = new RepositoryReferences(sources.Objects).Resolve(manifests);
            (manifests, references) = (resolved.Value, resolved.Diagnostics);
        }

        var nested = options.Nested == NestedSets.Expand ? manifests.Where(manifest => DefinitionFactory.IsDefinition(manifest.Document)).ToImmutableArray() : [];
        var files = FileLayout.Arrange(set, nested.IsEmpty ? manifests : [.. manifests.Except(nested)], options.Layout with { Guard = _render.GuardOf(set) }, cancellationToken);
        ImmutableArray<Diagnostic> notes = [.. elements.Notes, .. ClusterOnlyFields.Of(set), .. rendered.Diagnostics, .. references, .. files.Diagnostics];
        return rendered.HasErrors || files.HasErrors
            ? SetEvaluation.Untouched(pending, notes) with { Reports = reports }
            : new SetEvaluation(Evaluated(pending, elements, files.Value) with { Quarantined = rendered.Value.Quarantined.Union(files.Value.Quarantined) }, [.. nested.Where(manifest => !files.Value.Quarantined.Contains(manifest.Element.Origin.Key))], elements.Sources, [.. notes.Select(pending.Locate)]) { Answers = elements.Answers, Reports = reports };
    }

    private NameOwners OwnersOf(SetId set)
    {
        var elements = ledger.Of(set).Where(file => file.Element.Length > 0).ToLookup(file => file.Path.Name, file => file.Element, StringComparer.Ordinal);
        return new NameOwners(identity => FileNames.Candidates(identity).SelectMany(name => elements[name]));
    }

    private static SetOutput.Evaluated Evaluated(PendingSet pending, GeneratorAnswer.Complete elements, ArrangedFiles files) =>
        new(pending.Id, pending.File, files.Files)
        {
            Via = pending.Via,
            Origin = pending.Origin,
            Folders = files.Folders,
            Policy = SyncPolicies.Of(pending.Definition),
            IsBounded = elements.IsBounded,
            ListedEvidence = [.. elements.Elements.SelectMany(element => element.Origin.Evidence)],
            EvidenceSources = [.. elements.Sources.Select(source => source.Prefix)],
        };

    private List<PendingSet> ReadNested(PendingSet parent, SetEvaluation evaluation)
    {
        var via = parent.Via.Add(parent.Id);
        var found = new List<PendingSet>();
        foreach (var manifest in evaluation.Nested)
        {
            var collection = ports.Definitions.Factory.ReadOne(manifest.Document, manifest.Template.Spec.Origin);
            _providers.AddRange(collection.Value.Providers);
            var origin = parent.Via.IsEmpty ? manifest.Template.Spec.Origin : parent.Origin;
            var sets = collection.Value.Sets.Select(set => new PendingSet(set, parent.File, via, origin)).ToList();
            if (!collection.Diagnostics.IsEmpty)
            {
                _evaluations.AddRange(sets.Select(set => SetEvaluation.Untouched(set, collection.Diagnostics)));
            }
            else if (via.Length > MaxDepth)
            {
                _evaluations.AddRange(sets.Select(set => SetEvaluation.Untouched(set, [TooDeep(set, manifest)])));
            }
            else
            {
                found.AddRange(sets.Where(set => _evaluations.TrueForAll(known => known.Output.Set != set.Id)));
            }
        }

        return [.. found.DistinctBy(set => set.Id)];
    }

    private static Diagnostic TooDeep(PendingSet set, RenderedManifest manifest) => new(
        DiagnosticCodes.LimitReached,
        Severity.Error,
        string.Create(CultureInfo.InvariantCulture, $"{set.Id} is generated through {MaxDepth} other sets: deeper ones are not expanded"),
        manifest.Template.Spec.Origin);
}
