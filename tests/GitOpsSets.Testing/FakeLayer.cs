using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace GitOpsSets.Testing;

/// <summary>One layer of an artifact.</summary>
/// <param name="Content">As it travels.</param>
/// <param name="MediaType">What the manifest says it is.</param>
public sealed record FakeLayer(byte[] Content, string MediaType = FakeLayer.FluxContent)
{
    /// <summary>What Flux calls its own.</summary>
    public const string FluxContent = "application/vnd.cncf.flux.content.v1.tar+gzip";

    public string Digest => DigestOf(Content);

    public static string DigestOf(ReadOnlySpan<byte> content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    /// <summary>A layer of files, as Flux packs them. The same files give the same bytes: in the format Pax the number of this process would be among them.</summary>
    public static FakeLayer Of(params (string Path, string Text)[] files) => Packed(writer =>
    {
        foreach (var (path, text) in files)
        {
            writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path) { ModificationTime = DateTimeOffset.UnixEpoch, DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }
    });

    /// <summary>A layer of whatever is written.</summary>
    public static FakeLayer Packed(Action<TarWriter> write)
    {
        var archive = new MemoryStream();
        using (var writer = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true))
        {
            write(writer);
        }

        // What a library makes of it changes with its version, and digests with that.
        return new FakeLayer(Zip(archive.ToArray(), CompressionLevel.NoCompression));
    }

    /// <summary>Bytes in gzip.</summary>
    public static byte[] Zip(byte[] content, CompressionLevel level = CompressionLevel.Optimal)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }
}
