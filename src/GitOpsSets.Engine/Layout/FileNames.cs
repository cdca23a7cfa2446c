using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GitOpsSets.Engine.Rendering;

namespace GitOpsSets.Engine.Layout;

/// <summary>File names of objects: <c>kind-namespace-name.yaml</c>, in lower case (design §5.4).</summary>
internal static class FileNames
{
    private const int MaxStem = 90;
    private const int DigestLength = 8;
    private const string Extension = ".yaml";

    // With the digest and the extension behind it, a name that was cut is as long as a part of a path may be.
    private const int MaxPart = 100;
    private const int CutStem = MaxPart - DigestLength - 1 - 5;

    /// <summary>
    /// One name per object, different where the identities are. Where two objects would share one, each has its group in its name.
    /// </summary>
    public static ImmutableArray<string> Of(ImmutableArray<ObjectIdentity> identities)
    {
        var plain = identities.Select(identity => Name(identity, identity.Kind)).ToList();
        var shared = plain.Zip(identities).GroupBy(pair => pair.First, StringComparer.Ordinal)
            .Where(group => group.Select(pair => pair.Second.Key).Distinct().Count() > 1)
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. identities.Select((identity, index) => shared.Contains(plain[index]) && identity.Group.Length > 0 ? Name(identity, $"{identity.Kind}.{identity.Group}") : plain[index])];
    }

    /// <summary>The names an object may have, whatever stands beside it.</summary>
    public static ImmutableArray<string> Candidates(ObjectIdentity identity) => [Name(identity, identity.Kind), Name(identity, $"{identity.Kind}.{identity.Group}")];

    /// <summary>One part of a path made of a name: lower case, without characters that file names cannot have.</summary>
    public static string Part(string name) => Safe(name, name, "");

    /// <summary>The folder of a step: its number, so that folders sort in the order of the steps, and its name.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="name">Never empty.</param>
    public static string OfStep(int number, string name) => Safe(string.Create(CultureInfo.InvariantCulture, $"{number:00}-{name}"), name, "");

    private static string Name(ObjectIdentity identity, string kind)
    {
        string namespacePart = identity.Namespace.Length == 0 || ClusterScopedKinds.Contains(identity.Kind) ? "" : $"-{identity.Namespace}";
        string stem = $"{kind}{namespacePart}-{identity.Name}";
        return Safe(stem, identity.ToString(), Extension);
    }

    // A name that had to be changed gets a digest of what it was, so that no two objects share a file by accident.
    private static string Safe(string stem, string identity, string extension)
    {
        string lower = stem.ToLowerInvariant();
        string safe = string.Concat(lower.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')).Trim('-', '.');
        if (safe == lower && safe.Length <= MaxStem && ReservedNames.Refuse(safe + extension) is null)
        {
            return safe + extension;
        }

        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..DigestLength];
        string kept = safe.Length > MaxStem || safe.Length + 1 + DigestLength + extension.Length > MaxPart ? safe[..CutStem].TrimEnd('-', '.') : safe;
        string name = kept.Length == 0 ? digest : $"{kept}-{digest}";
        return ((string[])[name, name.Replace('.', '-'), digest]).First(possible => ReservedNames.Refuse(possible + extension) is null) + extension;
    }
}
