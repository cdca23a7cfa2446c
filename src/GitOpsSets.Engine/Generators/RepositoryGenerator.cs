using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Trees;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators;

/// <summary>
/// Elements from the files or directories of a repository: <c>gitRepository</c> and <c>ociRepository</c>, which differ in the kind of
/// object they name (specs/gitopsset.md §2.2).
/// </summary>
internal sealed class RepositoryGenerator(RepositoryGenerator.Settings settings, GeneratorSpec spec) : IElementGenerator
{
    public static GeneratorDescriptor Git { get; } = new("gitRepository", "GitRepository", Nestable: true, "One element per listed file, or per path that a directory pattern finds, of a GitRepository.", (spec, body) => Bind(spec, body, "GitRepository"));

    public static GeneratorDescriptor Oci { get; } = new("ociRepository", "OCIRepository", Nestable: true, "The same of an OCIRepository.", (spec, body) => Bind(spec, body, "OCIRepository"));

    public async Task<GeneratorAnswer> GenerateAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        var request = new TreeRequest(settings.ObjectKind, context.Set.Name.Namespace, settings.Repository);
        if (context.Objects.Find(settings.ObjectKind, context.Set.Name.Namespace, settings.Repository) is ObjectLookup.Found found && found.Object["spec"] is YamlMapping objectSpec)
        {
            request = request with { Url = (objectSpec["url"] as YamlString)?.Value, Revision = RevisionText(objectSpec["ref"] as YamlMapping) };
        }

        return await context.Trees.OpenAsync(request, cancellationToken) switch
        {
            TreeAnswer.Found opened => Generate(context, opened.Tree),
            TreeAnswer.Unavailable unavailable => new GeneratorAnswer.Failed(Unavailable(context, unavailable.Failure)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
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
        var files = body.Sequence("files") is null ? null : body.Objects("files").Select(file => new Item(file.Text("path"), false, file.Mapping)).ToList();
        var directories = body.Sequence("directories") is null ? null : body.Objects("directories").Select(directory => new Item(directory.Text("path"), directory.Flag("exclude"), directory.Mapping)).ToList();
        if (files is null && directories is null)
        {
            body.Diagnostics.Add(new Diagnostic(DiagnosticCodes.GeneratorInvalid, Severity.Error, $"{spec.Kind} needs 'files' or 'directories'", spec.Origin));
        }

        return new RepositoryGenerator(new Settings(objectKind, body.Text("repositoryRef"), files?.ToImmutableArray(), [.. directories ?? []]), spec);
    }

    private static string RevisionText(YamlMapping? reference) =>
        string.Join(", ", (reference?.Entries ?? []).Select(entry => $"{entry.Key}={(entry.Value as YamlString)?.Value}"));

    private GeneratorAnswer Generate(GenerationContext context, IFileTree tree) =>
        settings.Files is { } files ? FromFiles(tree, files) : FromDirectories(context, tree);

    private GeneratorAnswer FromFiles(IFileTree tree, ImmutableArray<Item> files)
    {
        var elements = ImmutableArray.CreateBuilder<Element>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        for (int i = 0; i < files.Length; i++)
        {
            string path = files[i].Path;
            var listed = files[i].Source["path"]?.Span ?? files[i].Source.Span;
            try
            {
                elements.Add(new Element(RepositoryFile.Read(tree, path), Origin("file", path, i)));
            }
            catch (YamlException exception)
            {
                bool isThere = tree.Find(path) is not null;
                var finding = new Diagnostic(DiagnosticCodes.SourceContent, Severity.Error, $"'{path}' of {settings.ObjectKind} '{settings.Repository}': {exception.Message}", isThere ? exception.At : listed)
                    .Via("listed", listed)
                    .Via("read by the generator", spec.Origin);
                findings.AddRange(isThere ? SourceExcerpts.Attach([finding], tree) : [finding]);
            }
        }

        return findings.Count > 0 ? new GeneratorAnswer.Failed(findings.ToImmutable()) : new GeneratorAnswer.Complete(elements.ToImmutable());
    }

    private GeneratorAnswer FromDirectories(GenerationContext context, IFileTree tree)
    {
        var items = settings.Directories.Select(item => new DirectoryItem(item.Path, item.Exclude)).ToList();
        if (!DirectoryGlob.TryFind(tree, items, context.Limits.MaxElements, out var matches, out string? error))
        {
            return Fail(DiagnosticCodes.GeneratorInvalid, error, spec.Origin);
        }

        return new GeneratorAnswer.Complete([.. matches.Select((match, index) => new Element(
            new TemplateMap { ["Directory"] = TemplateValue.Of(match.Directory), ["Base"] = TemplateValue.Of(match.Base) },
            Origin("directory", match.Directory, index)))]);
    }

    private ElementOrigin Origin(string what, string path, int index) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{spec.Kind}[{spec.Entry}]/{index}/{path}"), $"{what} {path} of {settings.ObjectKind} {settings.Repository}", spec.Origin);

    private static GeneratorAnswer.Failed Fail(DiagnosticCode code, string message, Templating.SourceSpan at) => new(new Diagnostic(code, Severity.Error, message, at));

    internal sealed record Item(string Path, bool Exclude, YamlMapping Source);

    internal sealed record Settings(string ObjectKind, string Repository, ImmutableArray<Item>? Files, ImmutableArray<Item> Directories);
}
