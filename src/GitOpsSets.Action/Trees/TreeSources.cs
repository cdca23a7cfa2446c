using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Trees;

/// <summary>
/// Opens the repositories that generators read: from a folder of repositories, a folder the user mapped, the repository itself, or from where they are
/// (design decision 7).
/// </summary>
internal sealed class TreeSources : ITreeSource
{
    /// <summary>A folder that holds each repository under its name; null for none.</summary>
    public string? RepositoryRoot { get; init; }

    /// <summary>Absolute folders by <c>name</c> or <c>namespace/name</c>.</summary>
    public required IReadOnlyDictionary<string, string> Folders { get; init; }

    /// <summary>Where this repository came from; null when nobody knows.</summary>
    public string? OwnRemote { get; init; }

    /// <summary>This repository, in the state that is being expanded.</summary>
    public required IFileTree Own { get; init; }

    /// <summary>What fetches the others, by the kind of object.</summary>
    public required IReadOnlyDictionary<string, ITreeSource> Remotes { get; init; }

    /// <inheritdoc/>
    public bool IsRemote(TreeRequest request) =>
        FolderOf(request) is null && RepositoryRoot is null && request.Url is not null && !IsOwn(request) && Remotes.ContainsKey(request.Kind);

    /// <inheritdoc/>
    public Task<TreeAnswer> OpenAsync(TreeRequest request, CancellationToken cancellationToken) =>
        IsRemote(request) && request.Remote is not null ? Remotes[request.Kind].OpenAsync(request, cancellationToken) : Task.FromResult(Answer(request));

    private TreeAnswer Answer(TreeRequest request)
    {
        if (FolderOf(request) is { } mapped)
        {
            return OpenFolder(request, mapped, isWhole: true);
        }

        if (RepositoryRoot is not null)
        {
            return OpenBelowRoot(request, RepositoryRoot);
        }

        if (IsOwn(request))
        {
            return new TreeAnswer.Found(Own) { IsWhole = true };
        }

        string known = request.Url is null ? "is not among the repository's manifests" : $"has the URL {RemoteAddress.WithoutCredentials(request.Url)}, which is not this repository's";
        return new TreeAnswer.Unavailable(new SourceFailure(Describe(request), known, $"Say where its content lies on disk: sources: {request.Name}=FOLDER"));
    }

    private string? FolderOf(TreeRequest request) => Folders.GetValueOrDefault($"{request.Namespace}/{request.Name}") ?? Folders.GetValueOrDefault(request.Name);

    private bool IsOwn(TreeRequest request) => request.Url is not null && OwnRemote is not null && RemoteAddress.Same(request.Url, OwnRemote);

    // As the reference's command line reads it: all that is there, whatever an artifact would leave out.
    private static TreeAnswer OpenBelowRoot(TreeRequest request, string root)
    {
        string folder = Path.GetFullPath(Path.Combine(root, request.Name.Replace('\\', '/')));
        bool isInside = folder == root || folder.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal);
        return isInside
            ? OpenFolder(request, folder, isWhole: false)
            : new TreeAnswer.Unavailable(new SourceFailure(Describe(request), "its name leads out of the repository root", "Write a plain name"));
    }

    private static TreeAnswer OpenFolder(TreeRequest request, string folder, bool isWhole) =>
        Directory.Exists(folder)
            ? new TreeAnswer.Found(new WorkTree(folder)) { IsWhole = isWhole }
            : new TreeAnswer.Unavailable(new SourceFailure(Describe(request), $"there is no folder '{folder}'", "Check the path"));

    /// <summary>The object, for people.</summary>
    public static string Describe(TreeRequest request) => $"{request.Kind} '{(request.Namespace.Length == 0 ? request.Name : $"{request.Namespace}/{request.Name}")}'";
}
