using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GitOpsSets.Engine.Ports;

/// <summary>
/// The id git gives a file's content. Ledgers record it, so that a file in a commit can be compared with what we wrote there without
/// fetching its content.
/// </summary>
public static class GitBlobId
{
    private const int Sha256HexLength = 64;

    /// <summary>The blob id in the object format that another id is in.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="sameFormatAs">A 64-digit id asks for SHA-256; everything else for SHA-1.</param>
    /// <returns>Lower-case hex.</returns>
    public static string Of(ReadOnlySpan<byte> content, string? sameFormatAs = null)
    {
        bool isSha256 = sameFormatAs?.Length == Sha256HexLength;
        using var hash = IncrementalHash.CreateHash(isSha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
