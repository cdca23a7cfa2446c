namespace GitOpsSets.Action.Git;

/// <summary>Why a git operation failed; decides the exit code and whether trying again can help.</summary>
internal enum GitFailure
{
    /// <summary>No better name: read the message.</summary>
    Other,

    /// <summary>The remote did not answer, answered 5xx, or the connection broke. Trying again may help.</summary>
    Unavailable,

    /// <summary>A command ran longer than its wall-clock limit and was killed.</summary>
    TimedOut,

    /// <summary>The remote does not accept the credentials, or they lack a permission.</summary>
    Unauthorized,

    /// <summary>The repository, branch or object does not exist, or the credentials may not see it.</summary>
    NotFound,

    /// <summary>The remote understood and declined: a protected branch, a ruleset, a hook.</summary>
    Refused,

    /// <summary>Other writers moved the branch on every attempt.</summary>
    RaceLost,

    /// <summary>A path, URL, branch or identity that this tool does not hand to git.</summary>
    Forbidden,

    /// <summary>A listing, message or file is larger than we read.</summary>
    TooLarge,

    /// <summary>There is no git executable.</summary>
    NotInstalled,
}
