namespace GitOpsSets.Engine.Ports;

/// <summary>What a name in a tree stands for. Devices, sockets and other special files are left out of trees.</summary>
public enum TreeEntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link, not followed.</summary>
    Symlink,
}
