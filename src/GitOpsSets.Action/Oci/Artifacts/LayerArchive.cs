using System.Formats.Tar;
using System.Globalization;
using System.Runtime.InteropServices;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Trees;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Oci.Artifacts;

/// <summary>
/// Reads the files of a layer into memory; nothing is ever written to disk. Regular files and directories are taken. Symbolic links are passed over, as Flux
/// does; anything else, and any path that leads out, makes the whole layer none.
/// </summary>
internal sealed class LayerArchive
{
    private const int MaxPathCharacters = 4096;

    private readonly ArtifactLimits _limits;
    private readonly Dictionary<string, FileReading?> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    private LayerArchive(ArtifactLimits limits)
    {
        _limits = limits;
    }

    /// <summary>The files.</summary>
    /// <param name="layer">A tar archive in gzip, already held against its digest.</param>
    /// <param name="limits">How much is read.</param>
    /// <exception cref="ForgeException">It is no such archive, or not one that is read.</exception>
    public static FileSnapshot Read(ReadOnlyMemory<byte> layer, ArtifactLimits limits) => ReadUnpacked(GzipLayer.Unpack(layer, limits), limits);

    /// <summary>The same of an archive that is not compressed.</summary>
    /// <exception cref="ForgeException">It is no archive, or not one that is read.</exception>
    public static FileSnapshot ReadUnpacked(ReadOnlyMemory<byte> content, ArtifactLimits limits)
    {
        int entries = TarHeaders.Check(content.Span, limits);
        var archive = new LayerArchive(limits);
        try
        {
            if (archive.TakeAll(content) != entries)
            {
                throw new ForgeException("the layer is no tar archive that everybody reads alike", "Push the artifact anew");
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or FormatException or ArgumentException or OverflowException or NotSupportedException)
        {
            throw new ForgeException($"the layer is no tar archive: {RemoteText.Clean(exception.Message)}", "Push the artifact anew", exception);
        }

        return new FileSnapshot(archive._files, archive._folders);
    }

    private int TakeAll(ReadOnlyMemory<byte> content)
    {
        MemoryMarshal.TryGetArray(content, out var array);
        using var stream = new MemoryStream(array.Array!, array.Offset, array.Count, writable: false);
        using var reader = new TarReader(stream);
        int count = 0;
        for (; reader.GetNextEntry() is { } entry; count++)
        {
            switch (entry.EntryType)
            {
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    TakeFile(PathOf(entry.Name), entry);
                    break;
                case TarEntryType.Directory:
                    TakeFolder(PathOf(entry.Name));
                    break;
                case TarEntryType.SymbolicLink:
                    PathOf(entry.Name);
                    break;
                case TarEntryType.GlobalExtendedAttributes:
                    break;
                default:
                    throw new ForgeException($"the layer holds '{RemoteText.Clean(entry.Name)}', which is neither a file nor a directory", "Push the artifact anew");
            }

            if (_files.Count + _folders.Count > _limits.MaxEntries)
            {
                throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"the layer holds more than {_limits.MaxEntries} files"), "Map the repository to a folder with the input sources");
            }
        }

        return count;
    }

    private void TakeFile(string path, TarEntry entry)
    {
        if (path.Length == 0 || _folders.Contains(path) || !_files.TryAdd(path, ReadFile(entry)))
        {
            throw Twice(path);
        }

        TakeFolder(path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "");
    }

    private void TakeFolder(string path)
    {
        for (; path.Length > 0; path = path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "")
        {
            if (_files.ContainsKey(path))
            {
                throw Twice(path);
            }

            if (!_folders.Add(path))
            {
                return;
            }
        }
    }

    private FileReading ReadFile(TarEntry entry)
    {
        if (entry.Length > _limits.MaxFileBytes)
        {
            return new FileReading.TooLarge(entry.Length);
        }

        byte[] content = new byte[entry.Length];
        entry.DataStream?.ReadExactly(content);
        return new FileReading.Content(content);
    }

    private static string PathOf(string name)
    {
        string[] segments = name.Split('/');
        bool isOurs = name.Length is > 0 and <= MaxPathCharacters && !name.StartsWith('/') && !segments.Contains("..") && !name.Any(static character => character == '\\' || char.IsControl(character));
        return isOurs
            ? string.Join('/', segments.Where(static segment => segment is not ("" or ".")))
            : throw new ForgeException($"the layer holds the path '{RemoteText.Clean(name)}', which leads out of it or is none", "Push the artifact anew");
    }

    private static ForgeException Twice(string path) => new($"the layer holds '{RemoteText.Clean(path)}' twice", "Push the artifact anew");
}
