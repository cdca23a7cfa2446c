using System.Collections.Immutable;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>The types of ResourceSetInputProviders that can be asked. A new type is one file and one line here.</summary>
public static class ProviderCatalog
{
    private static readonly HashSet<string> PassedOn = new(["defaultValues"], StringComparer.Ordinal);

    /// <summary>In the order of the documentation.</summary>
    public static ImmutableArray<ProviderDescriptor> All { get; } =
    [
        StaticProvider.Descriptor,
        ExternalServiceProvider.Descriptor,
        ExternalArtifactProvider.Descriptor,
        GitProvider.Describe("GitHubPullRequest", GitHub(null), "One input set per open pull request of a GitHub repository: id, sha, branch, author, title, labels."),
        GitProvider.Describe("GitHubBranch", GitHub(ReferenceKind.Branch), "One input set per branch of a GitHub repository: id, sha, branch."),
        GitProvider.Describe("GitHubTag", GitHub(ReferenceKind.Tag), "One input set per tag of a GitHub repository, the greatest first: id, sha, tag."),
        GitProvider.Describe("GitLabMergeRequest", GitLab(null) with { ForgeFiltersLabels = true }, "One input set per open merge request of a GitLab project: id, sha, branch, author, title, slug, labels."),
        GitProvider.Describe("GitLabBranch", GitLab(ReferenceKind.Branch), "One input set per branch of a GitLab project: id, sha, branch, slug."),
        GitProvider.Describe("GitLabTag", GitLab(ReferenceKind.Tag), "One input set per tag of a GitLab project, the greatest first: id, sha, tag, slug."),
        GitProvider.Describe("GitLabEnvironment", GitLab(ReferenceKind.Environment), "One input set per environment of a GitLab project that something is deployed to: id, sha, branch, author, title, slug."),
        GitProvider.Describe("GiteaPullRequest", new GitProviderType("gitea", null, RepositoryAddress.TryReadOwnerAndName), "One input set per open pull request of a Gitea or Forgejo repository: id, sha, branch, author, title, labels."),
        GitProvider.Describe("GiteaBranch", new GitProviderType("gitea", ReferenceKind.Branch, RepositoryAddress.TryReadOwnerAndName), "One input set per branch of a Gitea or Forgejo repository: id, sha, branch."),
        GitProvider.Describe("GiteaTag", new GitProviderType("gitea", ReferenceKind.Tag, RepositoryAddress.TryReadOwnerAndName), "One input set per tag of a Gitea or Forgejo repository, the greatest first: id, sha, tag."),
        GitProvider.Describe("AzureDevOpsPullRequest", AzureDevOps(null), "One input set per active pull request of an Azure DevOps repository: id, sha, branch, author (the display name), title, labels."),
        GitProvider.Describe("AzureDevOpsBranch", AzureDevOps(ReferenceKind.Branch), "One input set per branch of an Azure DevOps repository: id, sha, branch."),
        GitProvider.Describe("AzureDevOpsTag", AzureDevOps(ReferenceKind.Tag), "One input set per tag of an Azure DevOps repository, the greatest first: id, sha, tag."),
        GitProvider.Describe("AWSCodeCommitPullRequest", CodeCommit(null) with { HasNoLabels = true }, "One input set per open pull request of an AWS CodeCommit repository: id, sha, branch, author, title."),
        GitProvider.Describe("AWSCodeCommitBranch", CodeCommit(ReferenceKind.Branch), "One input set per branch of an AWS CodeCommit repository, by name: id, sha, branch."),
        GitProvider.Describe("AWSCodeCommitTag", CodeCommit(ReferenceKind.Tag), "One input set per tag of an AWS CodeCommit repository, the greatest first: id, sha, tag."),
        .. RegistryProvider.Descriptors,
    ];

    private static GitProviderType GitHub(ReferenceKind? kind) => new("github", kind, RepositoryAddress.TryReadOwnerAndName) { TakesApps = true };

    private static GitProviderType AzureDevOps(ReferenceKind? kind) => new("azuredevops", kind, RepositoryAddress.TryReadAzureDevOps) { Cloud = CloudKind.Azure };

    private static GitProviderType CodeCommit(ReferenceKind? kind) => new("codecommit", kind, RepositoryAddress.TryReadCodeCommit) { Cloud = CloudKind.Amazon };

    private static GitProviderType GitLab(ReferenceKind? kind) => new("gitlab", kind, RepositoryAddress.TryReadProject) { HasSlug = true };

    /// <summary>The provider of a definition; one whose type nobody can ask answers what its status recorded.</summary>
    /// <param name="definition">What is written.</param>
    /// <param name="prefersRecorded">Whether a recorded answer is taken even where the type can be asked.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    public static IInputProvider? Bind(ProviderDefinition definition, bool prefersRecorded, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        if (definition.IsBroken)
        {
            diagnostics.Add(new Diagnostic(DiagnosticCodes.GeneratorInvalid, Severity.Error, $"ResourceSetInputProvider '{definition.Name}' is not usable as written", definition.Origin));
            return null;
        }

        var descriptor = All.FirstOrDefault(known => known.Type == definition.Type);
        if (definition.ExportedInputs is { } recorded && (prefersRecorded || descriptor is null))
        {
            return new RecordedProvider(definition, recorded);
        }

        if (descriptor is not null)
        {
            FluxVariables.Refuse(definition.Spec, PassedOn, diagnostics);
            var spec = new FieldReader(definition.Spec, "spec", diagnostics);
            var provider = descriptor.Bind(definition, spec);
            bool isScheduled = ScheduledProvider.IsScheduled(spec);
            provider = descriptor.IsLive || isScheduled ? new LiveProvider(provider, definition) : provider;
            return isScheduled ? ScheduledProvider.Of(provider, definition, spec) : provider;
        }

        diagnostics.Add(new Diagnostic(DiagnosticCodes.GeneratorInvalid, Severity.Error, $"ResourceSetInputProvider '{definition.Name}': the type '{definition.Type}' cannot be asked here", definition.Spec["type"]?.Span ?? definition.Origin)
        {
            Suggestion = $"supported are {string.Join(", ", All.Select(known => known.Type))}; any type works when 'status.exportedInputs' holds its last answer",
        });
        return null;
    }
}
