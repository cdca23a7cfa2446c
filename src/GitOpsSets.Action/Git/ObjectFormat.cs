namespace GitOpsSets.Action.Git;

/// <summary>The hash with which a repository names its objects.</summary>
internal enum ObjectFormat
{
    Sha1,
    Sha256,
}
