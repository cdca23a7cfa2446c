namespace GitOpsSets.Action.Forges.AzureDevOps;

/// <summary>How Azure DevOps declines pushes (<see href="https://learn.microsoft.com/azure/devops/repos/git/set-git-repository-permissions"/>).</summary>
internal static class AzureDevOpsPushes
{
    private const string Place = "(Project settings, Repositories, Security)";

    /// <summary>Its words.</summary>
    public static PushAdvice Advice { get; } = new(
        "the scope 'Code (read & write)', of an identity with 'Contribute' and 'Create branch' in this repository; for a pipeline that is its build service",
        [
            new("'ForcePush'", $"A refresh replaces the branch's one commit: grant 'Force push' on it to the identity that the message names {Place}"),
            new("'CreateBranch'", $"Grant 'Create branch' to the identity that the message names {Place}"),
            new("TF401027", $"Grant 'Contribute' to the identity that the message names {Place}; for a pipeline that is its build service"),
            new("TF402455", $"A branch policy wants a pull request: use publish: pull-request, or grant 'Bypass policies when pushing' to the identity of the token {Place}"),
            new("VS403654", "Take what looks like a secret out of the definitions or their inputs, or allow it in the settings of Advanced Security"),
            new("Name conflicts with", "A branch differs in case alone, or in the case of a folder of its name: name another branch with the input branch, or switch 'Case enforcement' off (Project settings, Repositories, Policies)"),
            new("TF401019", "The name is wrong, the token may not see it, or the repository is disabled (Project settings, Repositories)"),
        ]);
}
