namespace GitOpsSets.Action.Inputs;

/// <summary>What becomes of the changes.</summary>
internal enum PublishMode
{
    /// <summary>They are reported.</summary>
    None,

    /// <summary>They are written into the work tree.</summary>
    Files,

    /// <summary>They are committed and pushed.</summary>
    Commit,

    /// <summary>They are proposed as a pull request.</summary>
    PullRequest,
}
