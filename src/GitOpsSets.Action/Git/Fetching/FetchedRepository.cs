using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git.Fetching;

/// <summary>One commit of somebody's repository in a scratch bare repository: its tree, and of its files what was asked for. Nothing is ever checked out.</summary>
internal sealed class FetchedRepository : IAsyncDisposable
{
    private const string IgnoreFile = ".sourceignore";
    private const string TagPrefix = "refs/tags/";
    private const string Peeled = "^{}";

    private readonly ScratchRepository _repository;
    private readonly FolderQuota _quota;
    private readonly FetchLimits _limits;
    private readonly SemaphoreSlim _turn = new(1);
    private TreeListing _listing = TreeListing.Empty;

    private FetchedRepository(ScratchRepository repository, FolderQuota quota, FetchLimits limits)
    {
        _repository = repository;
        _quota = quota;
        _limits = limits;
    }

    /// <summary>The commit, as Flux writes it: <c>main@sha1:6fd4…</c>.</summary>
    public string Revision { get; private set; } = "";

    /// <summary>Fetches a commit and its trees, without files where the server allows that.</summary>
    /// <exception cref="GitException">It cannot be had.</exception>
    public static async Task<FetchedRepository> FetchAsync(GitCommand git, GitRemote remote, GitReference reference, FetchLimits limits, TimeProvider clock, CancellationToken cancellationToken)
    {
        var scratch = await ScratchRepository.CreateAsync(git, remote, cancellationToken);
        var fetched = new FetchedRepository(scratch, new FolderQuota(scratch.Folder, limits.MaxBytes, clock), limits);
        try
        {
            await fetched.FetchAsync(reference, cancellationToken);
            return fetched;
        }
        catch
        {
            await fetched.DisposeAsync();
            throw;
        }
    }

    /// <summary>The commit's files, some of them with their content.</summary>
    /// <param name="files">Whose content is wanted, besides the files that say what is left out of an artifact. One that is not there is no failure.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GitException">They cannot be had.</exception>
    public async Task<IFileTree> OpenAsync(IReadOnlyCollection<string> files, CancellationToken cancellationToken)
    {
        var wanted = files.ToHashSet(StringComparer.Ordinal);
        var entries = _listing.Entries.Where(static entry => entry.Mode is GitMode.File or GitMode.Executable).ToList();
        var read = entries.Where(entry => wanted.Contains(entry.Path) || entry.Path == IgnoreFile || entry.Path.EndsWith("/" + IgnoreFile, StringComparison.Ordinal)).ToList();
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await _quota.WatchAsync(token => _repository.FetchBlobsAsync(read.Select(static entry => entry.Id).ToHashSet(StringComparer.Ordinal), token), cancellationToken);
            var contents = entries.ToDictionary(static entry => entry.Path, static _ => (FileReading?)null, StringComparer.Ordinal);
            using var blobs = _repository.OpenFetchedBlobs(cancellationToken);
            foreach (var entry in read)
            {
                contents[entry.Path] = blobs.Read(entry.Id, _limits.MaxFileBytes);
            }

            // As in a checkout that does not get them: an empty directory for every submodule.
            return new FileSnapshot(contents, _listing.Entries.Where(static entry => entry.Mode == GitMode.Submodule).Select(static entry => entry.Path));
        }
        finally
        {
            _turn.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        _turn.Dispose();
        return _repository.DisposeAsync();
    }

    private async Task FetchAsync(GitReference reference, CancellationToken cancellationToken)
    {
        var (source, label, format) = reference switch
        {
            GitReference.Commit commit => (commit.Id, "", ObjectId.FormatOf(commit.Id) ?? throw NotThere($"the commit {commit.Id}")),
            GitReference.Named named => await FindAsync(named, cancellationToken),
            GitReference.Tag tag => await ChooseAsync(tag, cancellationToken),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        await _repository.PrepareAsync(format, cancellationToken);
        string id = "";
        await _quota.WatchAsync(async token => id = await _repository.FetchExactAsync(source, token), cancellationToken);
        _listing = await _repository.ListTreeAsync(id, cancellationToken);
        Revision = $"{label}{(label.Length == 0 ? "" : "@")}{ObjectId.OptionValue(format)}:{id}";
    }

    private async Task<(string Source, string Label, ObjectFormat Format)> FindAsync(GitReference.Named named, CancellationToken cancellationToken)
    {
        var found = await _repository.ListAsync([named.Name], cancellationToken);
        return found.Find(named.Name) is not null ? (named.Name, named.Label, found.Format!.Value) : throw NotThere($"the reference {named.Name}");
    }

    private async Task<(string Source, string Label, ObjectFormat Format)> ChooseAsync(GitReference.Tag tag, CancellationToken cancellationToken)
    {
        var found = await _repository.ListAsync([TagPrefix + "*"], cancellationToken);
        string[] names = [.. found.Ids.Keys.Where(static name => name.StartsWith(TagPrefix, StringComparison.Ordinal) && !name.EndsWith(Peeled, StringComparison.Ordinal)).Select(static name => name[TagPrefix.Length..]).Order(StringComparer.Ordinal)];
        return tag.Choose([.. names]) is { } chosen ? (TagPrefix + chosen, chosen, found.Format!.Value) : throw NotThere(tag.Description);
    }

    private static GitException NotThere(string what) => new(GitFailure.NotFound, "find the revision", $"{what} is not in the repository");
}
