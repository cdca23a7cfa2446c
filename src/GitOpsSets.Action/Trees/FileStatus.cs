using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace GitOpsSets.Action.Trees;

/// <summary>Asks Linux about a name; its statx has the same layout on every processor.</summary>
internal static class FileStatus
{
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint TypeWanted = 1;
    private const uint OwnerWanted = 0x18;
    private const int UserOffset = 20;
    private const int GroupOffset = 24;
    private const int ModeOffset = 28;
    private const int StructureBytes = 256;

    public static FileKind KindOf(string path)
    {
        var status = new byte[StructureBytes];
        if (StatX(CurrentDirectory, path, NoFollow, TypeWanted, status) != 0)
        {
            return FileKind.Missing;
        }

        return (BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(ModeOffset)) & 0xF000) switch
        {
            0x8000 => FileKind.File,
            0x4000 => FileKind.Directory,
            0xA000 => FileKind.Symlink,
            _ => FileKind.Special,
        };
    }

    /// <summary>The owner of what a name leads to; null when it leads nowhere.</summary>
    public static FileOwner? OwnerOf(string path)
    {
        var status = new byte[StructureBytes];
        return StatX(CurrentDirectory, path, 0, OwnerWanted, status) != 0
            ? null
            : new FileOwner(BinaryPrimitives.ReadUInt32LittleEndian(status.AsSpan(UserOffset)), BinaryPrimitives.ReadUInt32LittleEndian(status.AsSpan(GroupOffset)));
    }

    [DllImport("libc", EntryPoint = "statx", ExactSpelling = true, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int directory, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, [Out] byte[] status);
}
