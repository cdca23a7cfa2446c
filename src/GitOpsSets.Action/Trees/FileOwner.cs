using System.Runtime.InteropServices;

namespace GitOpsSets.Action.Trees;

/// <summary>Whom a file belongs to, on Linux.</summary>
/// <param name="User">A number of the host's.</param>
/// <param name="Group">A number of the host's.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FileOwner(uint User, uint Group)
{
    /// <summary>
    /// Whom the files that a run makes in a folder should belong to: to the folder's owner, where we are root and may choose. Files of root in
    /// somebody's checkout are in the way of every later step (specs/publishing.md §1.5). Null where there is nothing to choose.
    /// </summary>
    public static FileOwner? ForFilesIn(string folder) => Environment.IsPrivilegedProcess ? FileStatus.OwnerOf(folder) : null;

    /// <summary>Gives a file or folder away; a link itself, not what it leads to.</summary>
    /// <exception cref="IOException">The file system does not do that.</exception>
    public void Give(string path)
    {
        if (ChangeOwner(path, User, Group) != 0)
        {
            throw new IOException(FormattableString.Invariant($"'{path}' cannot be given to user {User}: error {Marshal.GetLastPInvokeError()}"));
        }
    }

    [DllImport("libc", EntryPoint = "lchown", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeOwner([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint user, uint group);
}
