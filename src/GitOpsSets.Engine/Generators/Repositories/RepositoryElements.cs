using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Trees;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Repositories;

/// <summary>Elements of an opened repository.</summary>
/// <param name="settings">What is taken.</param>
/// <param name="spec">The generator.</param>
/// <param name="context">Holds the limits, and marks what others wrote.</param>
/// <param name="revision">Of a fetched repository, whose files others write; empty for one that was on this machine.</param>
internal sealed class RepositoryElements(RepositoryElements.Settings settings, GeneratorSpec spec, GenerationContext context, string revision)
{
    private bool IsForeign => revision.Length > 0;

    /// <summary>All of them, or why there are none.</summary>
    public GeneratorAnswer Of(IFileTree tree) => settings.Files is { } files ? FromFiles(tree, files) : FromDirectories(tree);

    private GeneratorAnswer FromFiles(IFileTree tree, ImmutableArray<Item> files)
    {
        var elements = ImmutableArray.CreateBuilder<Element>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        for (int i = 0; i < files.Length; i++)
        {
            try
            {
                var values = RepositoryFile.Read(tree, files[i].Path);
                elements.Add(new Element(IsForeign ? new RemoteValues(context.Foreign).Mark(values, "Element") : values, Origin("file", files[i].Path, i)));
            }
            catch (YamlException exception)
            {
                findings.Add(Unreadable(tree, files[i], exception));
            }
        }

        return findings.Count > 0 ? new GeneratorAnswer.Failed(findings.ToImmutable()) : new GeneratorAnswer.Complete(elements.ToImmutable());
    }

    private Diagnostic Unreadable(IFileTree tree, Item file, YamlException exception)
    {
        var listed = file.Source["path"]?.Span ?? file.Source.Span;
        bool isOurs = !IsForeign && tree.Find(file.Path) is not null;
        string place = IsForeign && tree.Find(file.Path) is not null ? string.Create(CultureInfo.InvariantCulture, $" at {revision}, line {exception.At.Line}") : "";
        var finding = new Diagnostic(DiagnosticCodes.SourceContent, Severity.Error, $"'{file.Path}' of {settings.ObjectKind} '{settings.Repository}'{place}: {exception.Message}", isOurs ? exception.At : listed)
            .Via("listed", listed)
            .Via("read by the generator", spec.Origin);
        return isOurs ? SourceExcerpts.Attach([finding], tree)[0] : finding;
    }

    private GeneratorAnswer FromDirectories(IFileTree tree)
    {
        var items = settings.Directories.Select(item => new DirectoryItem(item.Path, item.Exclude)).ToList();
        var drops = context.NewDropLog();
        return DirectoryGlob.TryFind(tree, items, context.Limits.MaxElements, drops is null ? null : (path, item) => drops.Add(ItemOf(path), Exclusion(item)), out var matches, out string? error)
            ? new GeneratorAnswer.Complete([.. matches.Select((match, index) => new Element(
                new TemplateMap { ["Directory"] = Text(match.Directory, "Element.Directory"), ["Base"] = Text(match.Base, "Element.Base") },
                Origin("directory", match.Directory, index)))])
            {
                Dropped = drops?.Items ?? [],
            }
            : new GeneratorAnswer.Failed(new Diagnostic(DiagnosticCodes.GeneratorInvalid, Severity.Error, error, spec.Origin));
    }

    private static ItemName ItemOf(string path) => new($"path {path}", [path, "./" + path, path[(path.LastIndexOf('/') + 1)..]]);

    private DropRule Exclusion(int item)
    {
        var written = settings.Directories[item];
        return new DropRule(DropReason.Exclusion, $"is excluded by '{written.Path}'", written.Source.Span);
    }

    private TemplateValue Text(string text, string field) => IsForeign ? context.Foreign.Remote(text, field) : TemplateValue.Of(text);

    private ElementOrigin Origin(string what, string path, int index) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{spec.Kind}[{spec.Entry}]/{index}/{path}"), $"{what} {path} of {settings.ObjectKind} {settings.Repository}", spec.Origin);

    /// <summary>A file or a pattern of directories.</summary>
    /// <param name="Path">As written.</param>
    /// <param name="Exclude">Whether it takes away.</param>
    /// <param name="Source">Where it stands.</param>
    internal sealed record Item(string Path, bool Exclude, YamlMapping Source);

    /// <summary>What a generator takes of a repository.</summary>
    /// <param name="ObjectKind"><c>GitRepository</c> or <c>OCIRepository</c>.</param>
    /// <param name="Repository">The object's name.</param>
    /// <param name="Files">Null where directories are asked for.</param>
    /// <param name="Directories">Patterns.</param>
    internal sealed record Settings(string ObjectKind, string Repository, ImmutableArray<Item>? Files, ImmutableArray<Item> Directories);
}
