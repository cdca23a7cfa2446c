using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Forges;

/// <summary>
/// The references that a git server advertises over HTTP (<see href="https://git-scm.com/docs/http-protocol"/>, smart service, version 0): all of them in
/// one answer, annotated tags with the commits they lead to. It has a mark at its end, so that one cut short is told from a short one.
/// </summary>
internal sealed partial class GitAdvertisement
{
    private const string MediaType = "application/x-git-upload-pack-advertisement";
    private const string Peeled = "^{}";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly SortedDictionary<string, string> _references = new(StringComparer.Ordinal);

    private GitAdvertisement()
    {
    }

    /// <summary>Reads an answer with status 200.</summary>
    /// <exception cref="ForgeException">It is no advertisement, is cut short, or the repository is empty.</exception>
    public static GitAdvertisement Read(ForgeAnswer answer)
    {
        if (answer.Header("content-type")?.Split(';')[0].Trim() != MediaType)
        {
            throw new ForgeException(
                string.Create(CultureInfo.InvariantCulture, $"HTTP {answer.Status} with {RemoteText.Clean(answer.Header("content-type") ?? "no content type")} instead of git references"),
                "A proxy or login page may have answered: check the server URL and the credentials");
        }

        var found = new GitAdvertisement();
        var rest = answer.Body.Span;
        // A server without anything to say sends one mark alone, one without references a line of nothing but its abilities.
        if (TakeLine(ref rest) is { } service)
        {
            if (service.TrimEnd('\n') != "# service=git-upload-pack" || TakeLine(ref rest) is not null)
            {
                throw Broken("it does not begin as one");
            }

            while (TakeLine(ref rest) is { } line)
            {
                found.Add(line.Split('\0')[0].TrimEnd('\n'));
            }
        }

        return !rest.IsEmpty ? throw Broken("there is more after its end")
            : found._references.Count == 0 ? throw new ForgeException("the repository is empty", "Push a branch to it; an empty repository is never taken for one whose branches are gone")
            : found;
    }

    /// <summary>References below a folder such as <c>refs/heads/</c>, by name.</summary>
    public ImmutableArray<ForgeReference> Below(string folder) =>
    [
        .. _references
            .Where(reference => reference.Key.StartsWith(folder, StringComparison.Ordinal) && !reference.Key.EndsWith(Peeled, StringComparison.Ordinal))
            .Select(reference => new ForgeReference(reference.Key[folder.Length..], _references.GetValueOrDefault(reference.Key + Peeled, reference.Value))),
    ];

    private void Add(string line)
    {
        if (line.StartsWith("ERR ", StringComparison.Ordinal))
        {
            throw new ForgeException($"the git server says: {RemoteText.Clean(line["ERR ".Length..])}", "Check the URL and the credentials");
        }

        var match = LinePattern.Match(line);
        if (!match.Success || (match.Groups["name"].Value is var name && name != "capabilities" + Peeled && !_references.TryAdd(name, match.Groups["id"].Value)))
        {
            throw Broken("a line of it names no reference, or one that is there already");
        }
    }

    // Four hexadecimal digits tell the length, their own included; 0000 is a mark between parts, for which the answer is null.
    private static string? TakeLine(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 4 || !int.TryParse(rest[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int length) || length is > 0 and < 4 || length > rest.Length)
        {
            throw Broken("it was cut short or changed on its way");
        }

        var line = rest[Math.Min(4, rest.Length)..Math.Max(4, length)];
        rest = rest[Math.Max(4, length)..];
        try
        {
            return length == 0 ? null : Strict.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            throw Broken("a name in it is not UTF-8");
        }
    }

    private static ForgeException Broken(string what) => new($"the list of git references is not what git documents: {what}", "Try again; if it stays so, check the server URL and the proxy");

    [GeneratedRegex(@"^(?<id>[0-9a-f]{40}|[0-9a-f]{64}) (?<name>[^ ]+)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LinePattern { get; }
}
