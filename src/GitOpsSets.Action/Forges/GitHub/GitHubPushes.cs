namespace GitOpsSets.Action.Forges.GitHub;

/// <summary>How GitHub declines pushes (<see href="https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/troubleshooting-rules"/>).</summary>
internal static class GitHubPushes
{
    /// <summary>Its words.</summary>
    public static PushAdvice Advice { get; } = new(
        "the permission 'contents: write' for this repository; in a workflow, permissions: {contents: write}",
        [
            new("GH006", "The branch is protected: let the identity of the token bypass the protection (Settings, Branches), or use publish: pull-request with a branch that is not"),
            new("GH013", "A ruleset declines it: put the identity of the token on the ruleset's bypass list (Settings, Rules), or use publish: pull-request with a branch that it does not cover; where signatures are asked for, use sign"),
            new("was archived", "The repository is archived: unarchive it in its settings, or name another one in target-repository"),
            new("SAML SSO", "Authorise the token for the single sign-on of the organisation"),
            new("Permission to ", "The token may read, but not write: it needs the permission 'contents: write' for this repository; in a workflow, permissions: {contents: write}"),
        ]);
}
