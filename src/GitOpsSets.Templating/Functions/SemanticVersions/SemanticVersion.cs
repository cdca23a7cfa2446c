using System.Globalization;
using GitOpsSets.Templating.Functions.RegularExpressions;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Templating.Functions.SemanticVersions;

/// <summary>A version as Masterminds/semver v3.5.0 reads it: <c>v1.2.3-rc.1+build</c>, with parts that may be missing and zeros that may lead.</summary>
public sealed class SemanticVersion
{
    private const int MaximumBytes = 256;
    private const string Identifiers = @"[0-9A-Za-z\-]+(\.[0-9A-Za-z\-]+)*";

    private static readonly RegularExpression Pattern =
        RegularExpression.Compile($@"^v?([0-9]+)(\.[0-9]+)?(\.[0-9]+)?(-({Identifiers}))?(\+({Identifiers}))?$");

    private SemanticVersion(ulong major, ulong minor, ulong patch, string prerelease, string metadata, string original)
    {
        Major = major;
        Minor = minor;
        Patch = patch;
        Prerelease = prerelease;
        Metadata = metadata;
        Original = original;
    }

    /// <summary>The first number.</summary>
    public ulong Major { get; }

    /// <summary>The second number, 0 when it was missing.</summary>
    public ulong Minor { get; }

    /// <summary>The third number, 0 when it was missing.</summary>
    public ulong Patch { get; }

    /// <summary>What is between the hyphen and the plus sign: <c>rc.1</c>; empty when there is none.</summary>
    public string Prerelease { get; }

    /// <summary>What follows the plus sign; empty when there is none.</summary>
    public string Metadata { get; }

    /// <summary>The text this was read from.</summary>
    public string Original { get; }

    /// <summary>Masterminds' <c>NewVersion</c>, which sprig's <c>semver</c> calls.</summary>
    /// <param name="text">At most 256 bytes.</param>
    /// <returns>The version.</returns>
    /// <exception cref="SemanticVersionException"><paramref name="text"/> is no version.</exception>
    public static SemanticVersion Parse(string text) => Read(text, out string reason) ?? throw new SemanticVersionException(reason);

    /// <summary>Flux' rule for tags: a version of three numbers, none missing.</summary>
    /// <param name="text">A tag.</param>
    /// <returns>The version, or null when <paramref name="text"/> is none.</returns>
    public static SemanticVersion? FromTag(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().Count('.') >= 2 ? Read(text, out _) : null;
    }

    /// <summary>Precedence: numbers, then a pre-release before its release, then its identifiers; build metadata does not count.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">Another one.</param>
    /// <returns>Less than 0, 0 or more than 0.</returns>
    public static int Compare(SemanticVersion left, SemanticVersion right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        int numbers = (left.Major, left.Minor, left.Patch).CompareTo((right.Major, right.Minor, right.Patch));
        return numbers != 0 ? numbers : ComparePrereleases(left.Prerelease, right.Prerelease);
    }

    /// <summary>The version after this one: the release of a pre-release, else the next patch.</summary>
    /// <returns>Without pre-release and metadata; its <see cref="Original"/> keeps the leading v.</returns>
    public SemanticVersion IncPatch() => Next(Major, Minor, Prerelease.Length > 0 ? Patch : unchecked(Patch + 1));

    /// <summary>The first version of the next minor.</summary>
    /// <returns>Without pre-release and metadata; its <see cref="Original"/> keeps the leading v.</returns>
    public SemanticVersion IncMinor() => Next(Major, unchecked(Minor + 1), 0);

    /// <summary>The first version of the next major.</summary>
    /// <returns>Without pre-release and metadata; its <see cref="Original"/> keeps the leading v.</returns>
    public SemanticVersion IncMajor() => Next(unchecked(Major + 1), 0, 0);

    /// <summary>The full form: three numbers, no leading v.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Major}.{Minor}.{Patch}{(Prerelease.Length > 0 ? "-" : "")}{Prerelease}{(Metadata.Length > 0 ? "+" : "")}{Metadata}");

    internal static int ComparePrereleases(string left, string right)
    {
        if (left == right)
        {
            return 0;
        }

        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length == 0 ? 1 : -1;
        }

        string[] leftParts = left.Split('.'), rightParts = right.Split('.');
        for (int index = 0; index < leftParts.Length && index < rightParts.Length; index++)
        {
            int difference = CompareIdentifiers(leftParts[index], rightParts[index]);
            if (difference != 0)
            {
                return difference;
            }
        }

        return leftParts.Length.CompareTo(rightParts.Length);
    }

    internal static SemanticVersion? Read(string text, out string reason)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaximumBytes || GoText.ByteCount(text) > MaximumBytes)
        {
            reason = "version string is too long (max 256 bytes)";
            return null;
        }

        reason = "invalid semantic version";
        if (Pattern.FindSubmatch(text) is not [_, var first, var second, var third, _, var prerelease, _, _, var metadata, _])
        {
            return null;
        }

        if (!TryReadNumber(first, ref reason, out ulong major) || !TryReadNumber(second, ref reason, out ulong minor) || !TryReadNumber(third, ref reason, out ulong patch))
        {
            return null;
        }

        if (prerelease.Split('.').Any(part => part.Length > 1 && part[0] == '0' && part.All(char.IsAsciiDigit)))
        {
            reason = "version segment starts with 0";
            return null;
        }

        return new SemanticVersion(major, minor, patch, prerelease, metadata, text);
    }

    private static bool TryReadNumber(string part, ref string reason, out ulong number)
    {
        string digits = part.TrimStart('.');
        number = 0;
        if (digits.Length == 0 || ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        reason = $"error parsing version segment: \"{digits}\" is out of range";
        return false;
    }

    // two numbers by value, a number before a word, two words byte by byte; a number beyond 64 bits is a word
    private static int CompareIdentifiers(string left, string right)
    {
        bool leftIsNumber = ulong.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out ulong leftNumber);
        bool rightIsNumber = ulong.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out ulong rightNumber);
        if (leftIsNumber && rightIsNumber)
        {
            return leftNumber.CompareTo(rightNumber);
        }

        return leftIsNumber == rightIsNumber ? string.CompareOrdinal(left, right) : leftIsNumber ? -1 : 1;
    }

    private SemanticVersion Next(ulong major, ulong minor, ulong patch)
    {
        string prefix = Original.StartsWith('v') ? "v" : "";
        return new SemanticVersion(major, minor, patch, "", "", string.Create(CultureInfo.InvariantCulture, $"{prefix}{major}.{minor}.{patch}"));
    }
}
