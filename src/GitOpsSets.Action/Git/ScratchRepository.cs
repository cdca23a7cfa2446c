using System.Collections.Immutable;
using System.Text;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Git;

/// <summary>
/// A bare repository in a temporary folder from which one remote is read and written. The user's checkout has no part in it, and nothing is left behind.
/// </summary>
internal sealed class ScratchRepository : IAsyncDisposable
{
    private const string TipReference = "refs/run/tip";
    private const int MaxCommitBytes = 1024 * 1024;
    private static readonly TimeSpan PushGrace = TimeSpan.FromSeconds(5);
    private readonly GitCommand _git;
    private readonly GitRemote _remote;
    private readonly ImmutableArray<KeyValuePair<string, string>> _transport;
    private BlobReader? _blobs;
    private ObjectFormat? _format;

    private ScratchRepository(GitCommand git, GitRemote remote, ImmutableArray<KeyValuePair<string, string>> transport, string directory)
    {
        _git = git;
        _remote = remote;
        _transport = transport;
        Folder = directory;
    }

    /// <summary>Where it lies.</summary>
    public string Folder { get; }

    /// <summary>The object format of the repository, once it is prepared.</summary>
    public ObjectFormat Format => _format ?? throw new InvalidOperationException("The repository is not prepared.");

    /// <summary>Makes the folder; the repository in it comes with <see cref="PrepareAsync"/>.</summary>
    /// <exception cref="GitException">There is no room for it, or the remote's key cannot be used.</exception>
    public static Task<ScratchRepository> CreateAsync(GitCommand git, GitRemote remote, CancellationToken cancellationToken) => ScratchFolder.MakeAsync(
        "gitopssets-",
        async folder => new ScratchRepository(git, remote, await RemoteTransport.PrepareAsync(remote, folder, git.SearchPath, cancellationToken), folder));

    /// <summary>Asks the remote for references by full name, and for HEAD. Absence is an answer, failure an exception.</summary>
    public async Task<RemoteReferences> ListAsync(IEnumerable<string> references, CancellationToken cancellationToken)
    {
        var result = await RunAsync("list the branches", ["ls-remote", "--symref", "--", _remote.Location, "HEAD", .. references], cancellationToken, online: true);
        return RemoteReferences.Parse(result.Output);
    }

    /// <summary>Whether the remote has no branch at all.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        var result = await RunAsync("list the branches", ["ls-remote", "--heads", "--", _remote.Location], cancellationToken, online: true);
        return result.Output.Length == 0;
    }

    /// <summary>Makes the repository, once; the format is the remote's.</summary>
    public async Task PrepareAsync(ObjectFormat format, CancellationToken cancellationToken)
    {
        if (_format is null)
        {
            await RunAsync("make a repository", ["init", "--quiet", "--bare", $"--object-format={ObjectId.OptionValue(format)}", "."], cancellationToken);
            _format = format;
        }
    }

    /// <summary>Fetches a branch: its last commits and their trees, without files where the server allows that.</summary>
    /// <param name="branch">A branch that exists.</param>
    /// <param name="depth">How many commits.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<GitCommit> FetchAsync(string branch, int depth, CancellationToken cancellationToken) => FetchAsync(branch, depth, TipReference, cancellationToken);

    /// <summary>The same for a branch that is kept beside the tip, under a reference of its own.</summary>
    public async Task<GitCommit> FetchAsync(string branch, int depth, string reference, CancellationToken cancellationToken)
    {
        ImmutableArray<string> arguments =
        [
            "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", FormattableString.Invariant($"--depth={depth}"),
            "--filter=blob:none", "--", _remote.Location, $"+{BranchName.Reference(branch)}:{reference}",
        ];
        await RunAsync($"fetch the branch '{branch}'", arguments, cancellationToken, online: true);
        var ids = await RunAsync("read the fetched commit", ["rev-parse", reference, reference + "^{tree}"], cancellationToken);
        var lines = ids.Output.Split('\n');
        return new GitCommit(lines[0], lines[1]);
    }

    /// <summary>Fetches one commit and its trees, without files where the server allows that.</summary>
    /// <param name="source">The full name of a reference, or a commit.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The commit.</returns>
    public async Task<string> FetchExactAsync(string source, CancellationToken cancellationToken)
    {
        ImmutableArray<string> arguments =
        [
            "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--depth=1", "--filter=blob:none", "--", _remote.Location, $"+{source}:{TipReference}",
        ];
        await RunAsync($"fetch '{source}'", arguments, cancellationToken, online: true);
        var id = await RunAsync("read the fetched commit", ["rev-parse", "--verify", "--end-of-options", TipReference + "^{commit}"], cancellationToken);
        return id.Output.TrimEnd();
    }

    /// <summary>Whether a commit is the fetched tip or one of its fetched ancestors.</summary>
    public async Task<bool> TipContainsAsync(string commit, CancellationToken cancellationToken)
    {
        // By its name alone: to ask about a commit that is not here would make git fetch it.
        var history = await RunAsync("read the history", ["rev-list", TipReference], cancellationToken);
        return history.Output.Split('\n').Contains(commit, StringComparer.Ordinal);
    }

    /// <summary>Every file of a tree or commit.</summary>
    public Task<TreeListing> ListTreeAsync(string treeish, CancellationToken cancellationToken) =>
        TreeListing.ReadAsync(_git, Folder, treeish, cancellationToken);

    /// <summary>Gets files, all in one request; of those that are here already nothing is sent again.</summary>
    public async Task FetchBlobsAsync(IReadOnlySet<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return;
        }

        ImmutableArray<string> arguments =
        [
            "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--filter=blob:none", "--stdin", "--", _remote.Location,
        ];
        await _git.RunAsync(
            Invocation("fetch files", arguments, online: true) with
            {
                Configuration = [new("fetch.negotiationAlgorithm", "noop")],
                Input = (stream, token) => stream.WriteAsync(Encoding.ASCII.GetBytes(string.Join('\n', ids) + "\n"), token).AsTask(),
            },
            cancellationToken);
    }

    /// <summary>The same for files of a tree, by their paths; what is no file of it is passed over.</summary>
    public Task FetchFilesAsync(TreeListing listing, IEnumerable<string> paths, CancellationToken cancellationToken) => FetchBlobsAsync(
        paths.Select(listing.Find).OfType<GitEntry>().Where(static entry => entry.Mode is GitMode.File or GitMode.Executable).Select(static entry => entry.Id).ToHashSet(StringComparer.Ordinal),
        cancellationToken);

    /// <summary>Reads files that <see cref="FetchBlobsAsync"/> got; others one request each.</summary>
    public BlobReader OpenBlobs(CancellationToken cancellationToken) => _blobs ??= new BlobReader(_git, Folder, _remote, _transport, cancellationToken);

    /// <summary>Reads files that are here, and asks nobody for others.</summary>
    public BlobReader OpenFetchedBlobs(CancellationToken cancellationToken) => new(_git, Folder, remote: null, [], cancellationToken);

    /// <summary>Reads a commit that was fetched or made here.</summary>
    public CommitRecord ReadCommit(string commit, CancellationToken cancellationToken) =>
        OpenBlobs(cancellationToken).Read(commit, MaxCommitBytes) is FileReading.Content raw ? CommitRecord.Parse(raw.Bytes.Span) : CommitRecord.Unreadable;

    /// <summary>Writes the tree that changes make of another tree.</summary>
    /// <param name="baseTree">The tree to start from; null for the empty one.</param>
    /// <param name="listing">Its files.</param>
    /// <param name="changes">Checked against the listing first: nothing is written when one is refused.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The name of the tree; null when the changes change nothing.</returns>
    public async Task<string?> WriteTreeAsync(string? baseTree, TreeListing listing, IReadOnlyCollection<TreeChange> changes, CancellationToken cancellationToken)
    {
        ChangeCheck.Require(listing, changes);
        var plan = IndexPlan.For(listing, changes, Format);
        if (plan.IsEmpty)
        {
            return null;
        }

        await _git.RunAsync(
            Invocation("store the files", FastImport.Arguments) with { Input = (stream, token) => FastImport.WriteAsync(plan.Contents, stream, token) },
            cancellationToken);
        ImmutableArray<KeyValuePair<string, string>> index = [new("GIT_INDEX_FILE", Path.Combine(Folder, "run.index"))];
        await _git.RunAsync(Invocation("read the base tree", ["read-tree", baseTree ?? "--empty"]) with { Variables = index }, cancellationToken);
        await RequireAttributesAsync(listing, [.. changes.Where(static change => change.Content is not null)], index, cancellationToken);
        await _git.RunAsync(
            Invocation("change the tree", ["update-index", "-z", "--index-info"]) with { Variables = index, Input = plan.WriteAsync }, cancellationToken);
        var tree = await _git.RunAsync(Invocation("write the tree", ["write-tree", "--missing-ok"]) with { Variables = index }, cancellationToken);
        return tree.Output.TrimEnd();
    }

    /// <summary>Makes a commit of a tree; no hook, filter or user setting has a part in it.</summary>
    public async Task<string> CommitAsync(string tree, string? parent, CommitText text, CommitSignature? signature, CancellationToken cancellationToken)
    {
        ImmutableArray<string> parents = parent is null ? [] : ["-p", parent];
        ImmutableArray<string> signing = signature is null ? [] : [$"-S{signature.Key}"];
        var result = await _git.RunAsync(
            Invocation("make the commit", ["commit-tree", tree, .. parents, .. signing, "-F", "-"]) with
            {
                Variables = [.. text.Variables, .. signature?.Variables ?? []],
                Configuration = signature?.Configuration ?? [],
                Secrets = signature?.Secrets ?? [],
                Input = (stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(text.Message), token).AsTask(),
            },
            cancellationToken);
        return result.Output.TrimEnd();
    }

    /// <summary>Changes one branch of the remote, or none: objects and reference land together.</summary>
    /// <param name="commit">Where the branch shall be; null deletes it.</param>
    /// <param name="branch">The branch.</param>
    /// <param name="expectation">What must be true for that.</param>
    /// <param name="cancellationToken">Leaves a push that is under way five seconds to finish.</param>
    public Task<PushOutcome> PushAsync(string? commit, string branch, PushExpectation expectation, CancellationToken cancellationToken) =>
        PushReferenceAsync(commit, BranchName.Reference(branch), expectation, cancellationToken);

    /// <summary>The same for a reference of any kind, by its full name.</summary>
    public async Task<PushOutcome> PushReferenceAsync(string? commit, string reference, PushExpectation expectation, CancellationToken cancellationToken)
    {
        ImmutableArray<string> lease = expectation switch
        {
            PushExpectation.Absent => [$"--force-with-lease={reference}:"],
            PushExpectation.At at => [$"--force-with-lease={reference}:{at.Commit}"],
            _ => [],
        };
        var invocation = Invocation($"push '{reference}'", ["push", "--porcelain", "--no-verify", .. lease, "--", _remote.Location, $"{commit}:{reference}"], online: true);
        try
        {
            var result = await _git.RunAsync(invocation with { Answers = [0, 1, 128], Grace = PushGrace }, cancellationToken);
            return PushReport.Read(result.ExitCode, result.Output, result.Error);
        }
        catch (GitException exception) when (exception.Failure is GitFailure.TimedOut or GitFailure.Other)
        {
            return new PushOutcome.Unknown(exception.Reason);
        }
    }

    public ValueTask DisposeAsync()
    {
        _blobs?.Dispose();
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A folder in the container's /tmp that could not be deleted is no reason to fail a run that has published.
        }

        return ValueTask.CompletedTask;
    }

    private async Task RequireAttributesAsync(
        TreeListing listing, IReadOnlyCollection<TreeChange> written, ImmutableArray<KeyValuePair<string, string>> index, CancellationToken cancellationToken)
    {
        var files = AttributeCheck.Files(listing, written);
        if (files.Count == 0)
        {
            return;
        }

        await FetchFilesAsync(listing, files, cancellationToken);
        string answer = "";
        await _git.RunAsync(
            Invocation("read the attributes of the paths", AttributeCheck.Arguments) with
            {
                Variables = index,
                Input = (stream, token) => AttributeCheck.WriteAsync(written, stream, token),
                Output = async (stream, token) =>
                {
                    using var reader = new StreamReader(stream);
                    answer = await reader.ReadToEndAsync(token);
                },
            },
            cancellationToken);
        AttributeCheck.Require(answer, written);
    }

    private Task<GitResult> RunAsync(
        string operation, ImmutableArray<string> arguments, CancellationToken cancellationToken, bool online = false, ImmutableArray<int>? answers = null) =>
        _git.RunAsync(Invocation(operation, arguments, online) with { Answers = answers ?? [0] }, cancellationToken);

    private GitInvocation Invocation(string operation, ImmutableArray<string> arguments, bool online = false) => new()
    {
        Operation = operation,
        Directory = Folder,
        Arguments = arguments,
        Remote = online ? _remote : null,
        Variables = online ? _transport : [],
    };
}
