using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators;

/// <summary>
/// The manifests of the repository, where definitions look up the objects they refer to (design decision 7). Reads the tree once, and
/// only when something asks. Files that are no YAML and documents that are no objects are passed over: they are not ours to judge.
/// </summary>
public sealed class ObjectIndex
{
    private const int MaxFileBytes = 1024 * 1024;
    private const int MaxFiles = 20_000;

    private readonly Lazy<ImmutableArray<YamlMapping>> _objects;

    /// <summary>An index over a tree.</summary>
    /// <param name="tree">The repository.</param>
    /// <param name="outputRoot">
    /// The folder of expanded files, which is never searched: what a run reads must not depend on what the last one wrote. Empty for none.
    /// </param>
    public ObjectIndex(IFileTree tree, string outputRoot)
    {
        _objects = new Lazy<ImmutableArray<YamlMapping>>(() => [.. Files(tree, outputRoot).SelectMany(file => ObjectsOf(tree, file))]);
    }

    /// <summary>An index over given objects.</summary>
    public ObjectIndex(ImmutableArray<YamlMapping> objects)
    {
        _objects = new Lazy<ImmutableArray<YamlMapping>>(objects);
    }

    /// <summary>All objects of a kind, whatever their group's version, sorted by namespace and name.</summary>
    public IEnumerable<YamlMapping> OfKind(string kind) =>
        _objects.Value.Where(item => Text(item, "kind") == kind)
            .OrderBy(item => Metadata(item, "namespace"), StringComparer.Ordinal)
            .ThenBy(item => Metadata(item, "name"), StringComparer.Ordinal);

    /// <summary>
    /// Looks one object up. Manifests in Git often leave the namespace to Kustomize or Flux: an absent one fits any, an equal one
    /// fits better.
    /// </summary>
    public ObjectLookup Find(string kind, string namespaceName, string name)
    {
        var named = OfKind(kind).Where(item => Metadata(item, "name") == name).ToList();
        var exact = named.Where(item => Metadata(item, "namespace") == namespaceName).ToList();
        var fitting = exact.Count > 0 ? exact : [.. named.Where(item => Metadata(item, "namespace").Length == 0 || namespaceName.Length == 0)];
        return fitting.Count switch
        {
            0 => new ObjectLookup.Missing(),
            1 => new ObjectLookup.Found(fitting[0]),
            _ => new ObjectLookup.Ambiguous(),
        };
    }

    /// <summary>Another namespace that has an object of this name, for people who look in the wrong one; null when there is none.</summary>
    public string? FindElsewhere(string kind, string namespaceName, string name) =>
        OfKind(kind).Where(item => Metadata(item, "name") == name).Select(item => Metadata(item, "namespace")).FirstOrDefault(other => other.Length > 0 && other != namespaceName);

    private static string Text(YamlMapping item, string field) => (item[field] as YamlString)?.Value ?? "";

    private static string Metadata(YamlMapping item, string field) => ((item["metadata"] as YamlMapping)?[field] as YamlString)?.Value ?? "";

    private static IEnumerable<string> Files(IFileTree tree, string outputRoot)
    {
        var folders = new Stack<string>([""]);
        int count = 0;
        while (folders.TryPop(out string? folder))
        {
            foreach (var entry in tree.List(folder))
            {
                string path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
                if (entry.Kind == TreeEntryKind.Directory)
                {
                    if (path != outputRoot)
                    {
                        folders.Push(path);
                    }
                }
                else if (entry.Kind == TreeEntryKind.File && (path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal)) && count++ < MaxFiles)
                {
                    yield return path;
                }
            }
        }
    }

    private static IEnumerable<YamlMapping> ObjectsOf(IFileTree tree, string path)
    {
        if (tree.Read(path, MaxFileBytes) is not FileReading.Content content)
        {
            return [];
        }

        try
        {
            return YamlReader.ReadAll(Encoding.UTF8.GetString(content.Bytes.Span), path, YamlLimits.Written)
                .Select(document => document.Root).OfType<YamlMapping>().SelectMany(Members);
        }
        catch (YamlException)
        {
            return [];
        }
    }

    private static IEnumerable<YamlMapping> Members(YamlMapping item) =>
        Text(item, "kind").EndsWith("List", StringComparison.Ordinal) && item["items"] is YamlSequence items ? items.Items.OfType<YamlMapping>() : [item];
}
