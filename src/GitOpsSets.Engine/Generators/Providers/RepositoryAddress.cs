using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>How a kind of forge writes the address of a repository (specs/resourceset.md §3.3–3.7).</summary>
/// <param name="Server">Scheme, host and port.</param>
/// <param name="Path">What names the repository there.</param>
internal sealed partial record RepositoryAddress(Uri Server, string Path)
{
    /// <summary>Exactly an owner and a name.</summary>
    public static bool TryReadOwnerAndName(string url, [NotNullWhen(true)] out RepositoryAddress? address, out string rule)
    {
        rule = "write it as https://host/owner/repository";
        return TryRead(url, path => path.Split('/') is [{ Length: > 0 }, { Length: > 0 }] ? path : null, out address);
    }

    /// <summary>A project below any number of groups.</summary>
    public static bool TryReadProject(string url, [NotNullWhen(true)] out RepositoryAddress? address, out string rule)
    {
        rule = "write it as https://host/group/project";
        return TryRead(url, path => path.Length > 0 ? path : null, out address);
    }

    /// <summary>Exactly an organisation, a project and a repository of Azure DevOps Services; the organisation in lower case, as its server has it.</summary>
    public static bool TryReadAzureDevOps(string url, [NotNullWhen(true)] out RepositoryAddress? address, out string rule)
    {
        rule = "write it as https://dev.azure.com/organisation/project/_git/repository";
        bool isRead = TryRead(url, static path => path.Split('/') is [{ Length: > 0 } organisation, { Length: > 0 } project, "_git", { Length: > 0 } repository] ? $"{organisation.ToLowerInvariant()}/{project}/{repository}" : null, out address);
        if (address is { Server: not { Authority: "dev.azure.com", Scheme: "https" } })
        {
            address = null;
        }

        return isRead && address is not null;
    }

    /// <summary>Exactly a repository of AWS CodeCommit, at one of AWS's own hosts: its requests are signed.</summary>
    public static bool TryReadCodeCommit(string url, [NotNullWhen(true)] out RepositoryAddress? address, out string rule)
    {
        rule = "write it as https://git-codecommit.REGION.amazonaws.com/v1/repos/REPOSITORY";
        bool isRead = TryRead(url, static path => path.Split('/') is ["v1", "repos", var repository] && CodeCommitName.IsMatch(repository) ? repository : null, out address);
        if (address is { Server: var server } && !AwsGitServer.TryRead(server, out _))
        {
            address = null;
        }

        return isRead && address is not null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,100}\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex CodeCommitName { get; }

    private static bool TryRead(string url, Func<string, string?> pathOf, [NotNullWhen(true)] out RepositoryAddress? address)
    {
        address = AbsoluteAddress.TryRead(url, out var uri) && uri.Scheme is "http" or "https" && pathOf(Uri.UnescapeDataString(uri.AbsolutePath).TrimStart('/')) is { } path
            ? new RepositoryAddress(new Uri($"{uri!.Scheme}://{uri.Authority}"), path)
            : null;
        return address is not null;
    }
}
