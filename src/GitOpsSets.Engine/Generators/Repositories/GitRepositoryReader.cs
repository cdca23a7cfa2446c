using System.Text.RegularExpressions;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Repositories;

/// <summary>
/// How a GitRepository wants to be fetched (source-controller v1). What cannot be done as Flux does it is refused: a tree that lacks a part is not what the
/// cluster sees.
/// </summary>
internal static partial class GitRepositoryReader
{
    private const string DefaultBranch = "master";

    private static readonly string[] Transports = ["https://", "http://", "ssh://"];

    /// <summary>Reads <c>spec</c>; what is wrong goes to the reader.</summary>
    /// <param name="spec">Of the object.</param>
    /// <param name="secrets">What it may name.</param>
    public static RemoteSource Read(FieldReader spec, RepositorySecrets secrets)
    {
        KnownFields.Check(spec, KnownFields.Git);
        RefuseUnsupported(spec);
        string url = spec.Text("url");
        if (!IsTransport(url))
        {
            spec.Refuse("url", "only https, http and ssh are fetched from", DiagnosticCodes.GeneratorInvalid, ShortSshPattern.Match(url) is { Success: true } match
                ? $"write it as ssh://{match.Groups["host"]}/{match.Groups["path"]}, which is the only form that Flux reads, too"
                : "write the repository's URL with https:// or ssh://, or map it to a folder with the input sources");
        }

        return new RemoteSource.Git(url, ReadReference(spec)) { Access = GitAccessReader.Read(spec, secrets) };
    }

    private static bool IsTransport(string url) => Transports.Any(scheme => url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    private static void RefuseUnsupported(FieldReader spec)
    {
        const string Instead = "map the repository to a folder with the input sources";
        if (spec.Flag("recurseSubmodules"))
        {
            spec.Refuse("recurseSubmodules", "submodules are not fetched", DiagnosticCodes.GeneratorInvalid, Instead);
        }

        foreach (var (field, reason) in new[]
        {
            ("include", "other repositories are not put into this one"),
            ("sparseCheckout", "a part of the repository cannot be asked for"),
            ("verify", "signatures are not checked here, and what nobody checked is not read"),
            ("proxySecretRef", "the proxy is that of the runner's environment"),
        })
        {
            if (spec.Node(field) is not (null or Yaml.YamlSequence { Items.IsEmpty: true } or Yaml.YamlMapping { Entries.IsEmpty: true }))
            {
                spec.Refuse(field, reason, DiagnosticCodes.GeneratorInvalid, Instead);
            }
        }
    }

    // The same precedence as source-controller's: commit, name, semver, tag, branch.
    private static GitReference ReadReference(FieldReader spec)
    {
        var reference = spec.Object("ref");
        KnownFields.Check(reference, KnownFields.GitReference);
        if (reference?.Text("commit") is { Length: > 0 } commit)
        {
            if (!CommitPattern.IsMatch(commit))
            {
                reference.Refuse("commit", "a commit is written with all its 40 or 64 hexadecimal digits", DiagnosticCodes.GeneratorInvalid);
            }

            return new GitReference.Commit(commit.ToLowerInvariant());
        }

        if (reference?.Text("name") is { Length: > 0 } name)
        {
            return Named(reference, "name", name, name);
        }

        if (reference?.Text("semver") is { Length: > 0 } versions)
        {
            return new GitReference.Tag($"a tag with a version of {versions}", VersionChoice.Read(reference, "semver", "") is { } choice ? choice.Of : static _ => null);
        }

        return reference?.Text("tag") is { Length: > 0 } tag ? Named(reference, "tag", $"refs/tags/{tag}", tag)
            : reference?.Text("branch") is { Length: > 0 } branch ? Named(reference, "branch", $"refs/heads/{branch}", branch)
            : new GitReference.Named($"refs/heads/{DefaultBranch}", DefaultBranch);
    }

    private static GitReference.Named Named(FieldReader reference, string field, string name, string label)
    {
        if (!ReferencePattern.IsMatch(name) || name.Contains("..", StringComparison.Ordinal) || name.Contains("@{", StringComparison.Ordinal) || name.Contains("//", StringComparison.Ordinal))
        {
            reference.Refuse(field, $"'{label}' is no name of a git reference", DiagnosticCodes.GeneratorInvalid, field == "name" ? "write it in full, such as refs/heads/main" : null);
        }

        return new GitReference.Named(name, label);
    }

    [GeneratedRegex(@"^([0-9a-fA-F]{40}|[0-9a-fA-F]{64})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CommitPattern { get; }

    [GeneratedRegex(@"^(?<host>[A-Za-z0-9._-]+@[A-Za-z0-9.-]+):/?(?<path>[A-Za-z0-9][^\s:]*)\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex ShortSshPattern { get; }

    // What git-check-ref-format refuses, and a little more.
    [GeneratedRegex(@"^refs/[^\x00-\x20\x7f~^:?*\[\\]{0,250}[^\x00-\x20\x7f~^:?*\[\\/.]\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex ReferencePattern { get; }
}
