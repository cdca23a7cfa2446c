using System.Text;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Oci.Artifacts;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>
/// Archives of artifacts, unpacked: what is read lies within the tree, is no more than the archive holds, and is the same every time. The sums of the headers
/// are mended first, or nearly every variation would be turned away at the door.
/// </summary>
internal sealed class ArchivesTarget : IFuzzTarget
{
    private const int Block = 512;
    private const int SizeAt = 124;
    private const int SumAt = 148;

    public string Name => "archives";

    public IReadOnlyList<RecordedSeeds> Seeds { get; } = [];

    public IReadOnlyList<string> Words { get; } =
    [
        "ustar\000", "ustar  \0", "../", "./", "/", "//", "\\", "00000000001\0", "00000001000\0", "77777777777\0", "-0000000001\0", "0000644\0", "path=", "19 path=../a\n", "linkpath=", "size=", "GNU.sparse.map=", "PaxHeaders", "././@LongLink",
        "0", "1", "2", "3", "5", "7", "x", "g", "L", "K", "S", "V", "\0", "\0\0\0\0\0\0\0\0", "a", "ü",
    ];

    public string Try(byte[] input)
    {
        byte[] archive = Mended(input);
        try
        {
            var tree = LayerArchive.ReadUnpacked(archive, ArtifactLimits.Default);
            var files = Files(tree, "").ToList();
            if (files.FirstOrDefault(static path => path.Split('/').Any(static name => name is "" or "." or "..") || path.Any(char.IsControl)) is { } escaped)
            {
                throw new BrokenLawException("every path lies within the tree", escaped);
            }

            long bytes = files.Sum(path => tree.Read(path, int.MaxValue) is FileReading.Content content ? content.Bytes.Length : 0L);
            if (bytes > archive.Length)
            {
                throw new BrokenLawException("no more is read than there is", $"{bytes} of {archive.Length}");
            }

            return files.SequenceEqual(Files(LayerArchive.ReadUnpacked(archive, ArtifactLimits.Default), ""), StringComparer.Ordinal)
                ? $"{Answers.Roughly(files.Count)} {Answers.Roughly((int)bytes)}"
                : throw new BrokenLawException("an archive is read the same every time", string.Join(' ', files));
        }
        catch (ForgeException exception)
        {
            return Answers.Refused(exception.Reason);
        }
    }

    private static IEnumerable<string> Files(IFileTree tree, string folder) => tree.List(folder).SelectMany(entry =>
    {
        string path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
        return entry.Kind == TreeEntryKind.Directory ? Files(tree, path) : [path];
    });

    private static byte[] Mended(byte[] input)
    {
        byte[] archive = new byte[((input.Length + Block - 1) / Block * Block) + (2 * Block)];
        input.CopyTo(archive, 0);
        for (int at = 0; at + Block <= archive.Length && archive.AsSpan(at, Block).ContainsAnyExcept((byte)0);)
        {
            var header = archive.AsSpan(at, Block);
            header.Slice(SumAt, 8).Fill((byte)' ');
            int sum = 0;
            foreach (byte value in header)
            {
                sum += value;
            }

            Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header[SumAt..]);
            long size = 0;
            foreach (byte digit in header.Slice(SizeAt, 11))
            {
                size = digit is >= (byte)'0' and <= (byte)'7' ? (size * 8) + (digit - '0') : size;
            }

            at = (int)Math.Min(int.MaxValue / 2, at + Block + ((size + Block - 1) / Block * Block));
        }

        return archive;
    }
}
