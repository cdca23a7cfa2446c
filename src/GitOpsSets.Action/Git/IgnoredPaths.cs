using System.Collections.Immutable;
using System.Text;

namespace GitOpsSets.Action.Git;

/// <summary>Asks a checkout which paths its .gitignore files leave out: <c>git add</c> passes over them without a word.</summary>
/// <param name="git">The git executable.</param>
/// <param name="checkout">Where the paths are.</param>
internal sealed class IgnoredPaths(GitCommand git, Checkout checkout)
{
    /// <summary>Those that are left out. What is tracked already never is.</summary>
    /// <param name="folder">A folder of the checkout, as an absolute path.</param>
    /// <param name="paths">Relative to it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>As they were given, in git's order.</returns>
    public async Task<ImmutableArray<string>> FindAsync(string folder, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        string below = Path.GetRelativePath(checkout.Root, folder);
        string prefix = below == "." ? "" : below + "/";
        string asked = string.Concat(paths.Select(path => $"{prefix}{path}\0"));
        var invocation = new GitInvocation
        {
            Operation = "ask which paths are ignored",
            Directory = checkout.Root,
            Arguments = ["check-ignore", "-z", "--stdin"],
            Answers = [0, 1],
            Input = (stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(asked), token).AsTask(),
        };
        var result = await git.RunAsync(invocation, cancellationToken);
        return [.. result.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(path => path[prefix.Length..])];
    }
}
