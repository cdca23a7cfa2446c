using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using GitOpsSets.Action.Forges;

namespace GitOpsSets.Action.Oci.Artifacts;

/// <summary>Unpacks a layer, so much and no more.</summary>
internal static class GzipLayer
{
    private const int SmallBytes = 1024 * 1024;

    /// <summary>The archive in it.</summary>
    /// <exception cref="ForgeException">It is no gzip, or unpacks to too much.</exception>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> layer, ArtifactLimits limits)
    {
        if (layer.Span is not [0x1f, 0x8b, ..])
        {
            throw new ForgeException("the layer is no gzip", "Name the layer with 'layerSelector'; only archives of the kind tar+gzip are read");
        }

        long allowed = Math.Min(limits.MaxUnpackedBytes, Math.Max(SmallBytes, (long)layer.Length * limits.MaxRatio));
        var content = new ArrayBufferWriter<byte>(64 * 1024);
        using var packed = new MemoryStream(layer.ToArray(), writable: false);
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        try
        {
            while (stream.Read(content.GetSpan(64 * 1024)) is > 0 and var count)
            {
                content.Advance(count);
                if (content.WrittenCount > allowed)
                {
                    throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"the layer's {layer.Length} bytes unpack to more than {allowed}"), "Map the repository to a folder with the input sources");
                }
            }
        }
        catch (InvalidDataException exception)
        {
            throw new ForgeException("the layer's compression is broken", "Push the artifact anew", exception);
        }

        return content.WrittenMemory;
    }
}
