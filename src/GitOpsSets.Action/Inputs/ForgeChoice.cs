namespace GitOpsSets.Action.Inputs;

/// <summary>Which kind of forge has the repository that is published to. But for the first, the names are those of the forges' own folders.</summary>
internal enum ForgeChoice
{
    /// <summary>The CI host tells, or the address.</summary>
    Auto,

    /// <summary>github.com and GitHub Enterprise.</summary>
    GitHub,

    /// <summary>gitlab.com and GitLab servers.</summary>
    GitLab,

    /// <summary>Azure DevOps, in the cloud or as a server.</summary>
    AzureDevOps,

    /// <summary>Gitea and Forgejo.</summary>
    Gitea,
}
