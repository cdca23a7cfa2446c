using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators;

/// <summary>One element per open pull request (specs/gitopsset.md §2.3), of every page of the listing.</summary>
internal sealed class PullRequestsGenerator(PullRequestsGenerator.Settings settings, GeneratorSpec spec) : IElementGenerator
{
    public static GeneratorDescriptor Descriptor { get; } = new("pullRequests", "PullRequests", Nestable: true, "One element per open pull request of a repository, filtered by labels; forks only when asked for.", Bind) { IsLive = true };

    // Second questions that are asked at a time.
    private const int SideBySide = 8;

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
        var query = SourceQuery.Of(context.Set, spec);
        if (lister.ListsEverything && await context.PullRequests.IsUnchangedAsync(lister, repository, UnchangedSource.ValidatorsOf(context, query), cancellationToken))
        {
            return UnchangedSource.Recall(context, query, "Element", spec.Origin, EvidenceSource.OfPullRequests(lister, repository, Matches));
        }

        return await context.PullRequests.ListOpenAsync(lister, repository, cancellationToken) switch
        {
            Listing<PullRequest>.Complete listing => await CompleteAsync(context, lister, repository, listing, cancellationToken),
            Listing<PullRequest>.Failed failed => Fail(DiagnosticCodes.SourceUnavailable, failed.Failure.ToString()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static PullRequestsGenerator Bind(GeneratorSpec spec, FieldReader body)
    {
        string server = body.Text("serverURL");
        var driver = PullRequestDriver.Of(body.Text("driver"));
        var uri = driver.UsualServer;
        if (server.Length == 0 && uri is null)
        {
            body.Refuse("serverURL", "this driver needs the server's URL", DiagnosticCodes.GeneratorInvalid, $"write serverURL: {driver.Example}");
        }
        else if (server.Length > 0 && (!AbsoluteAddress.TryRead(server, out uri) || uri.Scheme is not ("http" or "https")))
        {
            body.Refuse("serverURL", $"'{server}' is no URL", DiagnosticCodes.GeneratorInvalid);
        }

        return new PullRequestsGenerator(
            new Settings(driver.Forge, uri ?? new Uri(driver.Example), body.Text("repo"), body.Object("secretRef")?.Text("name") ?? "", body.Texts("labels"), body.Flag("forks")),
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

    private async Task<GeneratorAnswer> CompleteAsync(GenerationContext context, IPullRequestLister lister, ForgeRepository repository, Listing<PullRequest>.Complete listing, CancellationToken cancellationToken)
    {
        var source = EvidenceSource.OfPullRequests(lister, repository, Matches);
        var elements = ImmutableArray.CreateBuilder<Element>();
        var drops = context.NewDropLog();
        var candidates = new List<PullRequest>();
        foreach (var listed in listing.Items)
        {
            if (ClearlyAgainst(listed) is { } clear)
            {
                drops?.Add(ItemName.Of(listed), RuleOf(clear, listed));
            }
            else
            {
                candidates.Add(listed);
            }
        }

        foreach (var some in candidates.Chunk(SideBySide))
        {
            foreach (var answer in await Task.WhenAll(some.Select(listed => lister.CompleteAsync(repository, listed, cancellationToken))))
            {
                switch (answer)
                {
                    case Listing<PullRequest>.Failed failed:
                        return Fail(DiagnosticCodes.SourceUnavailable, failed.Failure.ToString());
                    case Listing<PullRequest>.Complete { Items: [var request] } when Against(request) is { } reason:
                        drops?.Add(ItemName.Of(request), RuleOf(reason, request));
                        break;
                    case Listing<PullRequest>.Complete { Items: [var request] }:
                        elements.Add(MakeElement(context, source, request));
                        break;
                }
            }
        }

        return new GeneratorAnswer.Complete(elements.ToImmutable()) { Sources = [source], Dropped = drops?.Items ?? [], Validators = lister.ListsEverything ? listing.Validators : [] };
    }

    private bool Matches(PullRequest request) => Against(request) is null;

    private DropReason? Against(PullRequest request) =>
        !HasLabels(request) ? DropReason.Label
        : !settings.Forks && IsFork(request) ? DropReason.Fork
        : null;

    // What the forge itself calls a fork needs no second question, which a stranger could make fail by hiding the fork.
    private DropReason? ClearlyAgainst(PullRequest request) =>
        !HasLabels(request) ? DropReason.Label
        : !settings.Forks && request is { IsFork: true, HeadRepositoryId.Length: > 0 } ? DropReason.Fork
        : null;

    private DropRule RuleOf(DropReason reason, PullRequest request)
    {
        var body = spec.Body as YamlMapping ?? YamlMapping.Empty;
        if (reason == DropReason.Fork)
        {
            string home = request.HeadRepository.Length == 0 ? "another repository" : $"'{request.HeadRepository}'";
            return new DropRule(reason, $"comes from {home}, and 'forks' is not true", body["forks"]?.Span ?? spec.Origin);
        }

        string missing = settings.Labels.First(label => !request.Labels.Contains(label, StringComparer.Ordinal));
        var written = (body["labels"] as YamlSequence)?.Items.FirstOrDefault(item => item is YamlString text && text.Value == missing);
        return new DropRule(reason, $"lacks the label '{missing}'", written?.Span ?? spec.Origin);
    }

    private bool HasLabels(PullRequest request) => settings.Labels.All(label => request.Labels.Contains(label, StringComparer.Ordinal));

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
