using System.Globalization;
using System.Text;
using GitOpsSets.Action.Forges;

namespace GitOpsSets.Action.Oci.Artifacts;

/// <summary>
/// Looks over the headers of an archive before it is read (POSIX pax, ustar and GNU): .NET's reader takes an archive without an end, and sets memory aside for
/// as much as a header claims.
/// </summary>
internal static class TarHeaders
{
    private const int Block = 512;
    private const int SizeAt = 124;
    private const int SumAt = 148;
    private const int SumBytes = 8;
    private const int TypeAt = 156;
    private const int MaxExtensionBytes = 64 * 1024;

    /// <summary>Requires an archive that is whole and bounded.</summary>
    /// <returns>How many entries it has, extended headers of a single one not counted.</returns>
    /// <exception cref="ForgeException">It is not.</exception>
    public static int Check(ReadOnlySpan<byte> archive, ArtifactLimits limits)
    {
        int entries = 0;
        for (int at = 0; ;)
        {
            if (archive.Length - at < Block)
            {
                throw Broken("it ends in the middle");
            }

            var header = archive.Slice(at, Block);
            if (!header.ContainsAnyExcept((byte)0))
            {
                if (archive.Length - at < 2 * Block || archive.Slice(at + Block, Block).ContainsAnyExcept((byte)0))
                {
                    throw Broken("it has no end");
                }

                return entries;
            }

            CheckSum(header);
            long size = NumberIn(header.Slice(SizeAt, 12));
            long padded = (size + Block - 1) / Block * Block;
            at += Block;
            if (padded > archive.Length - at)
            {
                throw Broken("it ends in the middle");
            }

            char type = (char)header[TypeAt];
            if (type is 'x' or 'g' or 'L' or 'K')
            {
                CheckExtension(type, archive.Slice(at, (int)size));
            }

            entries += type is 'x' or 'L' or 'K' ? 0 : 1;
            if (entries > limits.MaxEntries)
            {
                throw new ForgeException(string.Create(CultureInfo.InvariantCulture, $"the layer holds more than {limits.MaxEntries} files"), "Map the repository to a folder with the input sources");
            }

            at += (int)padded;
        }
    }

    // .NET takes a header without a sum for the end.
    private static void CheckSum(ReadOnlySpan<byte> header)
    {
        int sum = SumBytes * ' ';
        for (int i = 0; i < Block; i++)
        {
            sum += i is >= SumAt and < SumAt + SumBytes ? 0 : header[i];
        }

        if (NumberIn(header.Slice(SumAt, SumBytes)) != sum)
        {
            throw Broken("a header of it is damaged");
        }
    }

    // An extended header may give the next entry another size than its own header does: then two readers see two archives.
    private static void CheckExtension(char type, ReadOnlySpan<byte> content)
    {
        if (content.Length > MaxExtensionBytes)
        {
            throw Broken("an extended header of it is larger than 64 KiB");
        }

        if (type is 'x' or 'g' && (content.IndexOf(" size="u8) >= 0 || content.IndexOf(" GNU.sparse"u8) >= 0))
        {
            throw Broken("an extended header of it speaks of sizes");
        }
    }

    private static long NumberIn(ReadOnlySpan<byte> field)
    {
        string text = Encoding.ASCII.GetString(field).Trim('\0', ' ');
        long number = 0;
        foreach (char digit in text)
        {
            number = digit is >= '0' and <= '7' ? (number * 8) + (digit - '0') : throw Broken("a number in it is none");
        }

        return number;
    }

    private static ForgeException Broken(string reason) => new($"the layer is no whole tar archive: {reason}", "Push the artifact anew");
}
