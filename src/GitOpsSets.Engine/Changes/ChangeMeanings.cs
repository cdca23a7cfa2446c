using System.Collections.Immutable;
using GitOpsSets.Engine.Layout;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Changes;

/// <summary>
/// What Flux makes of changed files when it syncs them (kustomize-controller: pruning, <c>kustomize.toolkit.fluxcd.io/prune</c> and <c>…/force</c>). It knows files, not the cluster:
/// what it says holds where the cluster has what Git has.
/// </summary>
public static class ChangeMeanings
{
    /// <summary>Beyond that many files that were there only their paths are looked at.</summary>
    public const int MaxFilesRead = 2000;

    /// <summary>The same of new files, of which only the names are wanted.</summary>
    private const int MaxNamesRead = 500;

    private const string Prefix = "kustomize.toolkit.fluxcd.io/";

    /// <summary>The files whose text <see cref="Of"/> is going to ask for.</summary>
    public static ImmutableArray<RelativePath> Needed(ImmutableArray<FileChange> changes) =>
        [.. changes.Where(static change => !IsList(change) && change is not FileChange.Added).Take(MaxFilesRead).Select(static change => change.Path)];

    /// <summary>One for each change, in their order.</summary>
    /// <param name="changes">What changes.</param>
    /// <param name="before">The text of a file as it is now; null when there is none.</param>
    public static ImmutableArray<ObjectChange> Of(ImmutableArray<FileChange> changes, Func<RelativePath, string?> before)
    {
        var names = changes.OfType<FileChange.Added>().Where(static change => !IsList(change)).Take(MaxNamesRead).ToDictionary(static added => added.Path, static added => NameOf(Read(added.After)));
        var places = names.Where(static added => added.Value.Length > 0).ToLookup(static added => added.Value, static added => added.Key, StringComparer.Ordinal);
        int read = 0;
        return [.. changes.Select(change => IsList(change) ? new ObjectChange(change.Path, "", ChangeMeaning.None, "") : change switch
        {
            FileChange.Added => new ObjectChange(change.Path, names.GetValueOrDefault(change.Path, ""), ChangeMeaning.Created, ""),
            _ when ++read > MaxFilesRead => new ObjectChange(change.Path, "", change is FileChange.Removed ? ChangeMeaning.Pruned : ChangeMeaning.Updated, ""),
            FileChange.Modified modified => Update(change.Path, Read(before(change.Path)), Read(modified.After)),
            _ => OrMoved(Removal(change.Path, Read(before(change.Path))), places),
        })];
    }

    // Whether one Kustomization applies both places is not known here: the warning stays, with what takes it away.
    private static ObjectChange OrMoved(ObjectChange removal, ILookup<string, RelativePath> places)
    {
        if (!places[removal.Object].Any())
        {
            return removal;
        }

        string unless = $"unless what applies this file applies '{places[removal.Object].First()}' too, where the object is now";
        return removal with { Detail = removal.Detail.Length == 0 ? unless : $"{removal.Detail}, {unless}" };
    }

    private static bool IsList(FileChange change) => change.Path.Name == KustomizationFile.Name;

    private static ObjectChange Update(RelativePath path, YamlMapping? before, YamlMapping? after)
    {
        if (before is null || after is null)
        {
            return new ObjectChange(path, NameOf(after), ChangeMeaning.Updated, "");
        }

        if (NameOf(before) != NameOf(after))
        {
            return new ObjectChange(path, NameOf(after), ChangeMeaning.Recreated, $"it takes the place of {NameOf(before)}, which is pruned");
        }

        var fields = ImmutableFields.Changed(KindOf(after), before, after);
        return fields.IsEmpty ? new ObjectChange(path, NameOf(after), ChangeMeaning.Updated, "")
            : Mark(after, "force") == "enabled" ? new ObjectChange(path, NameOf(after), ChangeMeaning.Recreated, $"{string.Join(", ", fields)} cannot change in place: Flux deletes the object and makes it again")
            : new ObjectChange(path, NameOf(after), ChangeMeaning.Refused, $"{string.Join(", ", fields)} cannot change in place: delete the object, or annotate it with {Prefix}force: enabled");
    }

    private static ObjectChange Removal(RelativePath path, YamlMapping? before) =>
        before is null ? new ObjectChange(path, "", ChangeMeaning.Pruned, "")
        : Mark(before, "prune") == "disabled" ? new ObjectChange(path, NameOf(before), ChangeMeaning.Orphaned, $"{Prefix}prune: disabled leaves it in the cluster")
        : KindOf(before) switch
        {
            "Namespace" => new ObjectChange(path, NameOf(before), ChangeMeaning.Cascading, "everything in the namespace goes with it"),
            "CustomResourceDefinition" => new ObjectChange(path, NameOf(before), ChangeMeaning.Cascading, "every object of the kind goes with it"),
            "PersistentVolumeClaim" => new ObjectChange(path, NameOf(before), ChangeMeaning.Pruned, "its data goes with it where the volume's reclaim policy is Delete"),
            _ => new ObjectChange(path, NameOf(before), ChangeMeaning.Pruned, ""),
        };

    private static YamlMapping? Read(string? text)
    {
        try
        {
            return text is null ? null : YamlReader.ReadFirst(text, "manifest", YamlLimits.Default) as YamlMapping;
        }
        catch (YamlException)
        {
            // people may have edited it: then nothing is known of it
            return null;
        }
    }

    private static string KindOf(YamlMapping source) => (source["kind"] as YamlString)?.Value ?? "";

    private static string NameOf(YamlMapping? source)
    {
        var metadata = source?["metadata"] as YamlMapping;
        string name = (metadata?["name"] as YamlString)?.Value ?? "";
        return source is null || KindOf(source).Length == 0 ? "" : metadata?["namespace"] is YamlString { Value.Length: > 0 } place ? $"{KindOf(source)} {place.Value}/{name}" : $"{KindOf(source)} {name}";
    }

    private static string Mark(YamlMapping source, string name)
    {
        var metadata = source["metadata"] as YamlMapping;
        return (((metadata?["annotations"] as YamlMapping)?[Prefix + name] ?? (metadata?["labels"] as YamlMapping)?[Prefix + name]) as YamlString)?.Value.ToLowerInvariant() ?? "";
    }
}
