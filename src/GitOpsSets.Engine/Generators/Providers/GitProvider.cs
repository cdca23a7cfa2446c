using GitOpsSets.Engine.Definitions;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Generators.Explanations;
using GitOpsSets.Engine.Generators.Filtering;
using GitOpsSets.Engine.Generators.Sources;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;
using GitOpsSets.Templating.Values;

namespace GitOpsSets.Engine.Generators.Providers;

/// <summary>One input set per pull request, branch, tag or environment of a repository on a forge (specs/resourceset.md §3.1–3.7).</summary>
internal sealed class GitProvider(ProviderDefinition definition, GitProviderType type, RepositoryAddress address, InputFilter filter, SkipLabels skip) : IInputProvider
{
    /// <summary>A line of the catalogue.</summary>
    public static ProviderDescriptor Describe(string name, GitProviderType type, string summary) =>
        new(name, summary, (definition, spec) => Bind(definition, spec, type)) { IsLive = true, HasGitFields = true };

    public async Task<GeneratorAnswer> ExportAsync(GenerationContext context, CancellationToken cancellationToken)
    {
        TlsSettings? tls = null;
        CloudIdentity? identity = null;
        string? reason = ProviderCredentials.TryFind(context.Secrets, definition, type, out var credential, out var app);
        reason ??= ProviderTls.TryFind(context.Secrets, definition.Name.Namespace, definition.Spec, out tls);
        if (reason is null && credential is null && type.Cloud is { } cloud)
        {
            reason = ServiceAccountIdentity.TryFind(context, definition.Name.Namespace, definition.Spec, cloud, out identity);
        }

        if (reason is not null)
        {
            return Fail(DiagnosticCodes.GeneratorInvalid, reason);
        }

        var repository = new ForgeRepository(address.Server, address.Path, credential)
        {
            App = app,
            Tls = tls,
            Identity = identity,
            LabelFilter = type.ForgeFiltersLabels ? string.Join(',', filter.Labels) : "",
        };
        var rules = new FilterRules(filter, definition.Origin);
        var query = SourceQuery.Of(definition);
        var known = UnchangedSource.ValidatorsOf(context, query);
        var listing = type.Kind is { } kind
            ? await ReferenceItems.ListAsync(context, type, kind, repository, filter, rules, known, cancellationToken)
            : await PullRequestItems.ListAsync(context, type, repository, filter, rules, known, cancellationToken);
        return listing switch
        {
            GitListing.Complete complete => Export(context, complete),
            GitListing.Unchanged unchanged => UnchangedSource.Recall(context, query, "inputs", definition.Origin, unchanged.Source),
            GitListing.Failed failed => Fail(DiagnosticCodes.SourceUnavailable, failed.Failure.ToString()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static GitProvider Bind(ProviderDefinition definition, FieldReader spec, GitProviderType type)
    {
        string url = spec.Text("url");
        if (!type.ReadAddress(url, out var address, out string rule))
        {
            spec.Refuse("url", $"'{url}' names no repository of this kind: {rule}", DiagnosticCodes.GeneratorInvalid);
            address = new RepositoryAddress(new Uri("https://localhost"), "");
        }

        return new GitProvider(definition, type, address, InputFilter.Read(spec), new SkipLabels(spec.Object("skip")?.Texts("labels") ?? []));
    }

    private GeneratorAnswer Export(GenerationContext context, GitListing.Complete listing)
    {
        try
        {
            var evidence = listing.Items.ToLookup(item => item.Input.Id, item => item.Evidence, StringComparer.Ordinal);
            var drops = context.NewDropLog();
            var inputs = skip.Apply(listing.Items.Select(item => item.Input), LastExport.Of(context.Memory, definition), drops is null ? null : (input, label, isHeld) => Skip(drops, input, label, isHeld));
            return new GeneratorAnswer.Complete([.. inputs.Select(input => ToElement(context.Foreign, input, evidence[input.Id]))])
            {
                IsBounded = listing.IsBounded,
                Sources = [listing.Source],
                Validators = listing.Validators,
                Dropped = drops is null ? [] : [.. listing.Dropped, .. drops.Items],
            };
        }
        catch (YamlException exception)
        {
            return Fail(DiagnosticCodes.SourceUnavailable, $"its last export cannot be read: {exception.Message}");
        }
    }

    private void Skip(DropLog drops, ListedInput input, string label, bool isHeld)
    {
        var written = ((definition.Spec["skip"] as YamlMapping)?["labels"] as YamlSequence)?.Items.FirstOrDefault(item => item is YamlString text && text.Value == label);
        string why = label.StartsWith('!') ? $"lacks the label '{label[1..]}'" : $"has the label '{label}'";
        var item = new ItemName(Describe(input), [.. new[] { $"#{input.Id}", input.Id, input.Branch, input.Tag, input.Sha }.Where(name => name.Length > 0)]);
        var at = written?.Span ?? definition.Origin;
        if (isHeld)
        {
            drops.Hold(item, new DropRule(DropReason.SkipLabel, $"{why}: it stays as it was exported last", at));
        }
        else
        {
            drops.Add(item, new DropRule(DropReason.SkipLabel, $"{why}, and was never exported", at));
        }
    }

    // Empty texts are left out, so that default values show through (specs/resourceset.md §2.8).
    private Element ToElement(ForeignText foreign, ListedInput input, IEnumerable<string> evidence)
    {
        var set = new TemplateMap
        {
            ["id"] = foreign.Checked(input.Id, "inputs.id"),
            ["sha"] = foreign.Checked(input.Sha, "inputs.sha"),
        };
        foreach (var (field, text) in new[] { ("branch", input.Branch), ("tag", input.Tag), ("author", input.Author), ("title", input.Title), ("slug", input.Slug) }.Where(field => field.Item2.Length > 0))
        {
            set[field] = IsOutsiders(field) ? foreign.Outsiders(text, $"inputs.{field}") : foreign.Remote(text, $"inputs.{field}");
        }

        if (!input.Labels.IsEmpty)
        {
            set["labels"] = TemplateValue.Of(new TemplateList([.. input.Labels.Select(label => foreign.Outsiders(label, "inputs.labels"))]));
        }

        ExportedInputs.AddDefaults(set, definition);
        return new Element(set, ExportedInputs.Origin(definition, input.Id, Describe(input)) with { Evidence = [.. evidence] });
    }

    // Whoever may push a branch or a tag belongs to the repository; pull requests come from anybody.
    private bool IsOutsiders(string field) => type.Kind is null || field == "author";

    private string Describe(ListedInput input) => type.Kind switch
    {
        null => $"pull request #{input.Id} of {address.Path}",
        ReferenceKind.Tag => $"tag {input.Tag} of {address.Path}",
        ReferenceKind.Environment => $"environment {input.Title} of {address.Path}",
        _ => $"branch {input.Branch} of {address.Path}",
    };

    private GeneratorAnswer.Failed Fail(DiagnosticCode code, string message) =>
        new(new Diagnostic(code, Severity.Error, $"ResourceSetInputProvider '{definition.Name}': {message}", definition.Spec["url"]?.Span ?? definition.Origin));
}
