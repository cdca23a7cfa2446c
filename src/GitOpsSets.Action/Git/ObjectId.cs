using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GitOpsSets.Action.Git;

/// <summary>Names of git objects: lower-case hexadecimal text of 40 or 64 digits.</summary>
internal static class ObjectId
{
    /// <summary>The object format that a name belongs to; null when it is no object name.</summary>
    public static ObjectFormat? FormatOf(ReadOnlySpan<char> id)
    {
        foreach (var digit in id)
        {
            if (!char.IsAsciiHexDigitLower(digit))
            {
                return null;
            }
        }

        return id.Length switch { 40 => ObjectFormat.Sha1, 64 => ObjectFormat.Sha256, _ => null };
    }

    /// <summary>The name that stands for "no object".</summary>
    public static string Null(ObjectFormat format) => new('0', format == ObjectFormat.Sha1 ? 40 : 64);

    /// <summary>The value of git's options named object-format.</summary>
    public static string OptionValue(ObjectFormat format) => format == ObjectFormat.Sha1 ? "sha1" : "sha256";

    /// <summary>The name git gives to a file with this content.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "Git names objects by SHA-1; nothing is protected by it here.")]
    public static string OfBlob(ReadOnlySpan<byte> content, ObjectFormat format)
    {
        using var hash = IncrementalHash.CreateHash(format switch
        {
            ObjectFormat.Sha1 => HashAlgorithmName.SHA1,
            ObjectFormat.Sha256 => HashAlgorithmName.SHA256,
            _ => throw new UnreachableException(),
        });
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
