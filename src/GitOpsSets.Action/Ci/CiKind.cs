namespace GitOpsSets.Action.Ci;

/// <summary>What runs us.</summary>
internal enum CiKind
{
    /// <summary>A person, or something we do not know.</summary>
    None,

    /// <summary>GitHub Actions.</summary>
    GitHub,

    /// <summary>Azure Pipelines.</summary>
    AzurePipelines,

    /// <summary>GitLab CI.</summary>
    GitLab,
}
