using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Verbs;

/// <summary>Finds out where a commit goes: which remote, which branch, with which credentials.</summary>
internal static class PublishTarget
{
    /// <summary>The target.</summary>
    /// <param name="host">Names the branch of the run where the checkout is detached.</param>
    /// <param name="options">What was asked.</param>
    /// <param name="checkout">The repository's own view; null when there is none.</param>
    /// <param name="target">Where the commit goes.</param>
    /// <returns>Why there is no target, or null.</returns>
    public static Diagnostic? Find(CiHost host, Options options, Checkout? checkout, out GitTarget? target)
    {
        target = null;
        if (checkout is null)
        {
            return Refuse($"'{options.Path}' is in no git repository, so there is nothing to commit to", "check the repository out first, or use publish: files");
        }

        if (checkout.Origin is not { } origin)
        {
            return Refuse("the repository has no remote to push to", "add a remote named origin, or use publish: files");
        }

        string? baseBranch = options.Publish.Base ?? checkout.Branch ?? host.Branch;
        if ((options.Publish.Branch ?? baseBranch) is not { } branch)
        {
            return Refuse("the checkout is on no branch, as it is for tags and pull requests", "name the branch with 'base', or run on a branch");
        }

        var token = options.Sources.Token;
        target = new GitTarget
        {
            Remote = GitRemote.Parse(origin.Location, token.IsEmpty || origin.Scheme is not ("http" or "https") ? null : GitCredentials.Basic("x-access-token", token)),
            Branch = branch,
            BaseBranch = branch == baseBranch ? null : baseBranch,
            FormatWhenEmpty = checkout.Format,
            Reads = Reads(options.Publish.Output),
        };
        return null;
    }

    // The ledger, and what may hold definitions; expanded files are compared by their ids and need not be fetched.
    private static Func<string, bool> Reads(string output) => path =>
        path == $"{output}/{Ledger.Location}"
        || (!path.StartsWith(output + "/", StringComparison.Ordinal) && (path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal)));

    private static Diagnostic Refuse(string message, string suggestion) =>
        new(DiagnosticCodes.PublishFailed, Severity.Error, message, null) { Suggestion = suggestion };
}
