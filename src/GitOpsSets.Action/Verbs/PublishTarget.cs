using GitOpsSets.Action.Ci;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Git;
using GitOpsSets.Action.Inputs;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

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
        if (options.Publish.TargetRepository is { } elsewhere)
        {
            return FindElsewhere(options, elsewhere, checkout, out target);
        }

        if (checkout is null)
        {
            return Refuse($"'{options.Path}' is in no git repository, so there is nothing to commit to", "check the repository out first, or use publish: files");
        }

        if (checkout.Origin is not { } origin)
        {
            return Refuse("the repository has no remote to push to", "add a remote named origin, or use publish: files");
        }

        string? baseBranch = options.Publish.Base ?? checkout.Branch ?? host.Branch;
        bool isProposed = options.Publish.Mode == PublishMode.PullRequest;
        if ((isProposed ? baseBranch : options.Publish.Branch ?? baseBranch) is not { } known)
        {
            return Refuse("the checkout is on no branch, as it is for tags and pull requests", "name the branch with 'base', or run on a branch");
        }

        var token = options.Sources.Token;
        var remote = GitRemote.Parse(origin.Location, token.IsEmpty || origin.Scheme is not ("http" or "https") ? null : GitTokens.Show(new ForgeToken(token)));
        return New(options, remote, known, baseBranch, checkout.Format, out target);
    }

    private static Diagnostic? FindElsewhere(Options options, string address, Checkout? checkout, out GitTarget? target)
    {
        target = null;
        if (options.Publish.Mode == PublishMode.PullRequest && options.Publish.Base is null)
        {
            return Refuse("target-repository needs the input base", "name the branch of that repository which the pull request is for");
        }

        var token = TokenFor(options, address, checkout);
        var remote = GitRemote.Parse(address, token.IsEmpty ? null : GitTokens.Show(new ForgeToken(token)));
        string known = options.Publish.Mode == PublishMode.PullRequest ? options.Publish.Base! : options.Publish.Branch ?? options.Publish.Base!;
        return New(options, remote, known, options.Publish.Base, checkout?.Format ?? default, out target);
    }

    /// <summary>The token for what is published to. The run's own goes to its own server and to no other.</summary>
    public static Secret TokenFor(Options options, string location, Checkout? checkout)
    {
        if (options.Publish.TargetRepository is null || !options.Publish.TargetToken.IsEmpty)
        {
            return options.Publish.TargetRepository is null ? options.Sources.Token : options.Publish.TargetToken;
        }

        return checkout?.Origin is { } origin
            && AbsoluteAddress.TryRead(origin.Location, out var own)
            && AbsoluteAddress.TryRead(location, out var other)
            && Origin.Same(own, other) ? options.Sources.Token : default;
    }

    private static Diagnostic? New(Options options, GitRemote remote, string known, string? baseBranch, ObjectFormat format, out GitTarget? target)
    {
        target = null;
        if (options.Publish.Ssh is not null && remote.Ssh is null)
        {
            return Refuse($"an ssh-key is given, but '{remote}' is no SSH address", "check the repository out over SSH, name target-repository as ssh://user@host/path, or leave the key out");
        }

        bool isProposed = options.Publish.Mode == PublishMode.PullRequest;
        string branch = options.Publish.Branch ?? (isProposed ? ProposalBranch(known, options.Publish.Output) : known);
        if (isProposed && branch == baseBranch)
        {
            return Refuse($"a pull request from '{branch}' to itself cannot be: base and branch must differ", "leave 'branch' out, or name another one");
        }

        target = new GitTarget
        {
            Remote = remote.With(options.Publish.Ssh),
            Branch = branch,
            BaseBranch = branch == baseBranch ? null : baseBranch,
            FormatWhenEmpty = format,
            Remembers = path => path.StartsWith($"{options.Publish.Output}/{Ledger.Location.Folder}/", StringComparison.Ordinal),

            // Expanded files are compared by their ids and need not be fetched.
            Defines = path => !path.StartsWith(options.Publish.Output + "/", StringComparison.Ordinal) && (path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal)),
        };
        return null;
    }

    /// <summary>Why what was asked needs a forge that is not known here.</summary>
    public static Diagnostic NoForge(Options options, GitTarget target, Checkout? checkout) => TokenFor(options, target.Remote.Location, checkout).IsEmpty
        ? options.Publish.TargetRepository is null
            ? Refuse("a token is needed for what was asked", "give the input token; it needs 'contents: write', and 'pull-requests: write' for publish: pull-request")
            : Refuse($"a token is needed for '{target.Remote}'", "give the input target-token; the input token is never sent to another server than its own")
        : Refuse(
            $"'{target.Remote}' belongs to no forge on which this run could {(options.Publish.Mode == PublishMode.PullRequest ? "open pull requests" : "make verified commits")}",
            "name the kind of forge with the input forge, run in the CI of the one that holds the repository, or use publish: commit without sign: api");

    // Each base branch and output folder has its own; a slash of the folder's would make one branch the folder of another.
    private static string ProposalBranch(string baseBranch, string output)
    {
        string folder = string.Concat(output.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' ? character : '-')).Trim('.');
        string branch = $"expansion/{baseBranch}/{folder}";
        return BranchName.IsValid(branch) ? branch : $"expansion/{baseBranch}/output";
    }

    private static Diagnostic Refuse(string message, string suggestion) =>
        new(DiagnosticCodes.PublishFailed, Severity.Error, message, null) { Suggestion = suggestion };
}
