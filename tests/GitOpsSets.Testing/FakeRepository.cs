using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GitOpsSets.Testing;

/// <summary>A repository of a fake forge.</summary>
public sealed class FakeRepository
{
    private readonly Lock _gate = new();
    private readonly List<FakePullRequest> _pulls = [];

    public required long Id { get; init; }

    /// <summary>Owner and name.</summary>
    public required string FullName { get; init; }

    public bool IsPrivate { get; init; }

    /// <summary>Commits by branch.</summary>
    public ConcurrentDictionary<string, string> Branches { get; } = new(StringComparer.Ordinal);

    /// <summary>Commits by tag.</summary>
    public ConcurrentDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>What is deployed, where the forge has environments, in the order in which they were made.</summary>
    public IList<FakeEnvironment> Environments { get; } = [];

    /// <summary>The git repository behind it; null when nobody pushes.</summary>
    public GitHttpRepository? Git { get; set; }

    /// <summary>Numbers of labels by name, where the forge has such.</summary>
    public ConcurrentDictionary<string, long> Labels { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many calls to merge are refused before the forge has made up its mind.</summary>
    public int UndecidedMerges { get; set; }

    /// <summary>Who may be asked for a review.</summary>
    public IReadOnlySet<string> Collaborators { get; set; } = new HashSet<string>(["anna", "bert"], StringComparer.Ordinal);

    /// <summary>Whether commits made through the API are signed, as they are for bots.</summary>
    public bool SignsCommits { get; set; } = true;

    /// <summary>Every pull request ever opened, newest first.</summary>
    public ImmutableArray<FakePullRequest> PullRequests
    {
        get
        {
            lock (_gate)
            {
                return [.. _pulls.OrderByDescending(static pull => pull.Number)];
            }
        }
    }

    /// <summary>Opens a pull request with the next number.</summary>
    public FakePullRequest Open(string branch, string? title = null, string? author = "anna", string? fork = null, params string[] labels)
    {
        lock (_gate)
        {
            long number = _pulls.Count + 1;
            var pull = new FakePullRequest
            {
                Number = number,
                Branch = branch,
                Title = title ?? $"Change {branch}",
                Author = author,
                Fork = fork,
                Labels = [.. labels],
                Sha = ShaOf(string.Create(CultureInfo.InvariantCulture, $"{FullName}#{number}@{branch}")),
            };
            _pulls.Add(pull);
            return pull;
        }
    }

    /// <summary>Closes one without merging it.</summary>
    public void Close(long number) => PullRequests.Single(pull => pull.Number == number).IsOpen = false;

    /// <summary>Merges one.</summary>
    public void Merge(long number)
    {
        var pull = PullRequests.Single(candidate => candidate.Number == number);
        pull.IsOpen = false;
        pull.IsMerged = true;
    }

    /// <summary>Gives branches and tags commits of their own, which are the same in every run.</summary>
    public void Push(IEnumerable<string> branches, IEnumerable<string> tags)
    {
        foreach (string branch in branches)
        {
            Branches[branch] = ShaOf($"{FullName}@{branch}");
        }

        foreach (string tag in tags)
        {
            Tags[tag] = ShaOf($"{FullName}@tags/{tag}");
        }
    }

    /// <summary>A commit, or whatever else has an id like that: the same for the same words.</summary>
    public static string ShaOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];
}
