using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>One input set per open pull request of a GitHub repository (specs/resourceset.md §3.2, §3.3).</summary>
internal sealed class GitHubPullRequestProvider(ProviderDefinition definition, Uri server, string path, InputFilter filter) : IInputProvider
{
    public static ProviderDescriptor Descriptor { get; } = new("GitHubPullRequest", "One input set per open pull request of a GitHub repository: id, sha, branch, author, title, labels.", Bind) { IsLive = true };

    public async Task<GeneratorAnswer> ExportAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        if (context.PullRequests.Find("github") is not { } lister)
        {
            return Fail(DiagnosticCodes.GeneratorInvalid, "GitHub cannot be asked here");
        }

        string? reason = ProviderCredentials.TryFind(context.Secrets, definition, out var credential);
        if (reason is not null)
        {
            return Fail(DiagnosticCodes.GeneratorInvalid, reason);
        }

        return await context.PullRequests.ListOpenAsync(lister, new ForgeRepository(server, path, credential), cancellationToken) switch
        {
            Listing<PullRequest>.Complete listing => Complete(context, EvidenceSource.Of(lister, new ForgeRepository(server, path, credential), filter.Matches), listing),
            Listing<PullRequest>.Failed failed => Fail(DiagnosticCodes.SourceUnavailable, failed.Failure.ToString()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static GitHubPullRequestProvider Bind(ProviderDefinition definition, FieldReader spec)
    {
        string url = spec.Text("url");
        string[] parts = [];
        if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        {
            parts = uri.AbsolutePath.TrimStart('/').Split('/');
        }

        if (parts.Length != 2 || parts.Any(part => part.Length == 0))
        {
            spec.Refuse("url", $"'{url}' is no GitHub repository: write https://github.com/owner/repository", DiagnosticCodes.GeneratorInvalid);
            return new GitHubPullRequestProvider(definition, new Uri("https://github.com"), "", InputFilter.Read(spec));
        }

        return new GitHubPullRequestProvider(definition, new Uri(uri!.GetLeftPart(UriPartial.Authority)), string.Join('/', parts), InputFilter.Read(spec));
    }

    private GeneratorAnswer.Complete Complete(GenerationContext context, EvidenceSource source, Listing<PullRequest>.Complete listing)
    {
        var matching = listing.Items.Where(filter.Matches).ToList();
        return new GeneratorAnswer.Complete([.. matching.Take(filter.Limit).Select(request => Export(context.Foreign, source, request))])
        {
            IsBounded = matching.Count > filter.Limit,
            Sources = [source],
        };
    }

    // Empty texts are left out, so that default values show through (specs/resourceset.md §2.8).
    private Element Export(ForeignText foreign, EvidenceSource source, PullRequest request)
    {
        string id = request.Number.ToString(CultureInfo.InvariantCulture);
        var set = new TemplateMap
        {
            ["id"] = TemplateValue.Of(id),
            ["sha"] = foreign.Checked(request.HeadSha, "inputs.sha"),
        };
        Add("branch", request.HeadBranch);
        Add("author", request.Author);
        Add("title", request.Title);
        if (!request.Labels.IsEmpty)
        {
            set["labels"] = TemplateValue.Of(new TemplateList([.. request.Labels.Select(label => foreign.Outsiders(label, "inputs.labels"))]));
        }

        ExportedInputs.AddDefaults(set, definition);
        return new Element(set, ExportedInputs.Origin(definition, id, $"pull request #{id} of {path}") with { Evidence = [source.Of(request.Number)] });

        void Add(string field, string text)
        {
            if (text.Length > 0)
            {
                set[field] = foreign.Outsiders(text, $"inputs.{field}");
            }
        }
    }

    private GeneratorAnswer.Failed Fail(DiagnosticCode code, string message) =>
        new(new Diagnostic(code, Severity.Error, $"ResourceSetInputProvider '{definition.Name}': {message}", definition.Spec["url"]?.Span ?? definition.Origin));
}
