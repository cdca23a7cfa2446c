using System.Collections.Immutable;

namespace GitOpsSets.Action.Git;

/// <summary>Asks the user's checkout where it comes from. It only reads, whoever owns the folder.</summary>
internal sealed class CheckoutInspector(GitCommand git)
{
    private const string RemotePrefix = "remote.";
    private const string UrlSuffix = ".url";

    /// <summary>The checkout that a folder belongs to.</summary>
    /// <param name="folder">A folder at or below the root of a work tree, or any other folder.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when the folder is in no repository, which is fine.</returns>
    public async Task<Checkout?> InspectAsync(string folder, CancellationToken cancellationToken)
    {
        if (Root(folder) is not { } root)
        {
            return null;
        }

        var facts = await RunAsync(root, ["rev-parse", "--show-object-format", "--is-shallow-repository"], [0], cancellationToken);
        var lines = facts.Output.Split('\n');
        var head = await RunAsync(root, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], [0, 1], cancellationToken);
        var branch = await RunAsync(root, ["symbolic-ref", "--quiet", "--short", "HEAD"], [0, 1], cancellationToken);
        var remotes = await RunAsync(root, ["config", "--null", "--get-regexp", @"^remote\..*\.url$"], [0, 1], cancellationToken);
        return new Checkout(
            root, Answer(head), Answer(branch), lines[0] == "sha256" ? ObjectFormat.Sha256 : ObjectFormat.Sha1, lines[1] == "true", Remotes(remotes.Output));
    }

    // The nearest folder with a .git: a folder in a repository, a file in a linked work tree or submodule.
    private static string? Root(string folder)
    {
        for (var at = new DirectoryInfo(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
            {
                return at.FullName;
            }
        }

        return null;
    }

    private static string? Answer(GitResult result) => result.ExitCode == 0 ? result.Output.TrimEnd('\n') : null;

    // KEY LF VALUE NUL; of several addresses of a remote the first one is read from.
    private static ImmutableArray<CheckoutRemote> Remotes(string output)
    {
        var remotes = new SortedDictionary<string, CheckoutRemote>(StringComparer.Ordinal);
        foreach (var record in output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = record.Split('\n', 2);
            var name = parts[0][RemotePrefix.Length..^UrlSuffix.Length];
            if (parts.Length == 2 && GitRemote.TryParse(parts[1], credentials: null, out var address))
            {
                remotes.TryAdd(name, new CheckoutRemote(name, address));
            }
        }

        return [.. remotes.Values];
    }

    private Task<GitResult> RunAsync(string root, ImmutableArray<string> arguments, ImmutableArray<int> answers, CancellationToken cancellationToken)
    {
        var invocation = new GitInvocation
        {
            Operation = "read the checkout",
            Directory = root,
            Arguments = arguments,
            Answers = answers,
        };
        return git.RunAsync(invocation, cancellationToken);
    }
}
