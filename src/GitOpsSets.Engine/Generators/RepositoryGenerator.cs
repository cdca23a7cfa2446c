using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Ignoring;
using GitOpsSets.Engine.Generators.Repositories;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Engine.Generators.Trees;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators;

/// <summary>
/// Elements from the files or directories of a repository: <c>gitRepository</c> and <c>ociRepository</c>, which differ in the kind of
/// object they name (specs/gitopsset.md §2.2).
/// </summary>
internal sealed class RepositoryGenerator(RepositoryElements.Settings settings, GeneratorSpec spec) : IElementGenerator
{
    public static GeneratorDescriptor Git { get; } = new("gitRepository", "GitRepository", Nestable: true, "One element per listed file, or per path that a directory pattern finds, of a GitRepository.", (spec, body) => Bind(spec, body, "GitRepository"));

    public static GeneratorDescriptor Oci { get; } = new("ociRepository", "OCIRepository", Nestable: true, "The same of an OCIRepository.", (spec, body) => Bind(spec, body, "OCIRepository"));

    public async Task<GeneratorAnswer> GenerateAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        var source = RepositoryObject.Find(context, settings.ObjectKind, settings.Repository);
        var request = new TreeRequest(settings.ObjectKind, context.Set.Name.Namespace, settings.Repository)
        {
            Url = source?.Url,
            Files = [.. (settings.Files ?? []).Select(file => TreePaths.Clean("/" + file.Path)[1..])],
        };
        if (source is null || !context.Trees.IsRemote(request))
        {
            return await OpenAsync(context, request, source, cancellationToken);
        }

        var query = SourceQuery.Of(context.Set, spec, source.Question);
        return source.IsSuspended && !context.IsLocked
            ? LiveSource.Remembered(context, query, "Element", spec.Origin) ?? Fail(DiagnosticCodes.SourceUnavailable, $"{settings.ObjectKind} '{settings.Repository}' is suspended: a cluster keeps what it fetched last, and the source lock remembers nothing of it", spec.Origin)
            : await LiveSource.AnswerAsync(context, query, "Element", spec.Origin, () => FetchAsync(context, request, source, cancellationToken));
    }

    private async Task<GeneratorAnswer> FetchAsync(GenerationContext context, TreeRequest request, RepositoryObject source, CancellationToken cancellationToken)
    {
        var remote = source.Read(new RepositorySecrets(context, context.Set.Name.Namespace), out var findings);
        return findings.IsEmpty
            ? await OpenAsync(context, request with { Remote = remote }, source, cancellationToken)
            : new GeneratorAnswer.Failed([.. findings.Select(finding => finding.Via($"{settings.ObjectKind} '{settings.Repository}' of the generator", spec.Origin))]);
    }

    private async Task<GeneratorAnswer> OpenAsync(GenerationContext context, TreeRequest request, RepositoryObject? source, CancellationToken cancellationToken)
    {
        switch (await context.Trees.OpenAsync(request, cancellationToken))
        {
            case TreeAnswer.Found opened:
                try
                {
                    var tree = opened.IsWhole ? new ArtifactTree(opened.Tree, IgnoreRules.Read(opened.Tree, source?.Ignore)) : opened.Tree;
                    var answer = new RepositoryElements(settings, spec, context, opened.Revision).Of(tree);
                    return answer is GeneratorAnswer.Complete complete ? complete with { Revision = opened.Revision } : answer;
                }
                catch (IgnoreFileException exception)
                {
                    return Fail(DiagnosticCodes.SourceUnavailable, $"{settings.ObjectKind} '{settings.Repository}': {exception.Message}", spec.Origin);
                }

            case TreeAnswer.Unavailable unavailable:
                return new GeneratorAnswer.Failed(Unavailable(context, unavailable.Failure));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Diagnostic Unavailable(GenerationContext context, SourceFailure failure)
    {
        string? elsewhere = context.Objects.FindElsewhere(settings.ObjectKind, context.Set.Name.Namespace, settings.Repository);
        return new Diagnostic(DiagnosticCodes.SourceUnavailable, Severity.Error, failure.ToString(), spec.Origin)
        {
            Suggestion = elsewhere is null ? null : $"there is one in the namespace '{elsewhere}', but a set finds only those of its own namespace",
        };
    }

    private static RepositoryGenerator Bind(GeneratorSpec spec, FieldReader body, string objectKind)
    {
        var files = body.Sequence("files") is null ? null : body.Objects("files").Select(file => new RepositoryElements.Item(file.Text("path"), false, file.Mapping)).ToList();
        var directories = body.Sequence("directories") is null ? null : body.Objects("directories").Select(directory => new RepositoryElements.Item(directory.Text("path"), directory.Flag("exclude"), directory.Mapping)).ToList();
        if (files is null && directories is null)
        {
            body.Diagnostics.Add(new Diagnostic(DiagnosticCodes.GeneratorInvalid, Severity.Error, $"{spec.Kind} needs 'files' or 'directories'", spec.Origin));
        }

        return new RepositoryGenerator(new RepositoryElements.Settings(objectKind, body.Text("repositoryRef"), files?.ToImmutableArray(), [.. directories ?? []]), spec);
    }

    private static GeneratorAnswer.Failed Fail(DiagnosticCode code, string message, Templating.SourceSpan at) => new(new Diagnostic(code, Severity.Error, message, at));
}
