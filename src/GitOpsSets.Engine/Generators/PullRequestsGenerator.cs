using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators;

/// <summary>One element per open pull request (specs/gitopsset.md §2.3), of every page of the listing.</summary>
internal sealed class PullRequestsGenerator(PullRequestsGenerator.Settings settings, GeneratorSpec spec) : IElementGenerator
{
    public static GeneratorDescriptor Descriptor { get; } = new("pullRequests", "PullRequests", Nestable: true, "One element per open pull request of a repository, filtered by labels; forks only when asked for.", Bind) { IsLive = true };

    /// <summary>The fields of its elements that others write.</summary>
    public static ImmutableArray<string> OutsidersFields { get; } = ["Branch", "CloneURL", "CloneSSHURL"];

    public async Task<GeneratorAnswer> GenerateAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        if (context.PullRequests.Find(settings.Driver) is not { } lister)
        {
            return Fail(DiagnosticCodes.GeneratorInvalid, $"the driver '{settings.Driver}' is not supported");
        }

        if (!TryFindCredential(context, out var credential, out var failure))
        {
            return failure;
        }

        var repository = new ForgeRepository(settings.Server, settings.Repository, credential);
        return await context.PullRequests.ListOpenAsync(lister, repository, cancellationToken) switch
        {
            Listing<PullRequest>.Complete listing => Complete(context, lister, repository, listing),
            Listing<PullRequest>.Failed failed => Fail(DiagnosticCodes.SourceUnavailable, failed.Failure.ToString()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static PullRequestsGenerator Bind(GeneratorSpec spec, FieldReader body)
    {
        string server = body.Text("serverURL");
        if (!Uri.TryCreate(server.Length == 0 ? "https://github.com" : server, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            body.Refuse("serverURL", $"'{server}' is no URL", DiagnosticCodes.GeneratorInvalid);
            uri = new Uri("https://github.com");
        }

        return new PullRequestsGenerator(
            new Settings(body.Text("driver") is { Length: > 0 } driver ? driver : "github", uri, body.Text("repo"), body.Object("secretRef")?.Text("name") ?? "", body.Texts("labels"), body.Flag("forks")),
            spec);
    }

    private bool TryFindCredential(GenerationContext context, out Secret? credential, out GeneratorAnswer.Failed failure)
    {
        (credential, failure) = (null, null!);
        if (settings.SecretName.Length == 0)
        {
            return true;
        }

        string name = $"{context.Set.Name.Namespace}/{settings.SecretName}";
        if (context.Secrets.Find(context.Set.Name.Namespace, settings.SecretName) is not { } keys)
        {
            // Without the Secret's value the run's own token is the natural stand-in, if it belongs to that host.
            return true;
        }

        if (!keys.TryGetValue("password", out var password))
        {
            failure = Fail(DiagnosticCodes.GeneratorInvalid, $"the secret '{name}' has no key 'password'");
            return false;
        }

        credential = password;
        return true;
    }

    private GeneratorAnswer.Complete Complete(GenerationContext context, IPullRequestLister lister, ForgeRepository repository, Listing<PullRequest>.Complete listing)
    {
        var source = EvidenceSource.OfPullRequests(lister, repository, Matches);
        var elements = listing.Items.Where(Matches).Select(request => MakeElement(context, source, request));
        return new GeneratorAnswer.Complete([.. elements]) { Sources = [source] };
    }

    private bool Matches(PullRequest request) =>
        settings.Labels.All(label => request.Labels.Contains(label, StringComparer.Ordinal)) && (settings.Forks || !IsFork(request));

    // Case-sensitive, as the controller compares: the definition's own spelling against the forge's.
    private bool IsFork(PullRequest request) => !string.Equals(settings.Repository, request.HeadRepository, StringComparison.Ordinal);

    private Element MakeElement(GenerationContext context, EvidenceSource source, PullRequest request)
    {
        string number = request.Number.ToString(CultureInfo.InvariantCulture);
        var values = new TemplateMap
        {
            ["Number"] = TemplateValue.Of(number),
            ["Branch"] = context.Foreign.Outsiders(request.HeadBranch, "Element.Branch"),
            ["HeadSHA"] = context.Foreign.Checked(request.HeadSha, "Element.HeadSHA"),
            ["CloneURL"] = context.Foreign.Outsiders(request.CloneUrl, "Element.CloneURL"),
            ["CloneSSHURL"] = context.Foreign.Outsiders(request.CloneSshUrl, "Element.CloneSSHURL"),
            ["Fork"] = TemplateValue.Of(IsFork(request)),
        };
        return new Element(values, new ElementOrigin(string.Create(CultureInfo.InvariantCulture, $"pullRequests[{spec.Entry}]/{number}"), $"pull request #{number} of {settings.Repository}", spec.Origin)
        {
            Evidence = [source.Of(number)],
        });
    }

    private GeneratorAnswer.Failed Fail(DiagnosticCode code, string message) => new(new Diagnostic(code, Severity.Error, message, spec.Origin));

    internal sealed record Settings(string Driver, Uri Server, string Repository, string SecretName, ImmutableArray<string> Labels, bool Forks);
}
