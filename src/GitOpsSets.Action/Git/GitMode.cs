namespace GitOpsSets.Action.Git;

/// <summary>The modes of entries that git knows.</summary>
internal static class GitMode
{
    public const string File = "100644";
    public const string Executable = "100755";
    public const string Symlink = "120000";
    public const string Submodule = "160000";
}
