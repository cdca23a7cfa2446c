using System.Globalization;
using System.Text;
using GitOpsSets.Action.Forges;
using GitOpsSets.Action.Tests.Scenarios;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>Writes what docs/sources.md says of each type of source: as an example writes it, what it gives there, and whom it asks.</summary>
internal static class SourceSections
{
    private const int LongValue = 72;

    /// <summary>The parts of the page by their markers, each with the types it is about.</summary>
    public static IReadOnlyDictionary<string, Func<SourceType, bool>> All { get; } = new Dictionary<string, Func<SourceType, bool>>(StringComparer.Ordinal)
    {
        ["github"] = static type => type.Name.StartsWith("GitHub", StringComparison.Ordinal) || type.Name.EndsWith(" github", StringComparison.Ordinal),
        ["bitbucket"] = static type => type.Name.EndsWith(" bitbucketserver", StringComparison.Ordinal),
        ["gitlab"] = static type => type.Name.StartsWith("GitLab", StringComparison.Ordinal) || type.Name.EndsWith(" gitlab", StringComparison.Ordinal),
        ["gitea"] = static type => type.Name.StartsWith("Gitea", StringComparison.Ordinal),
        ["azure-devops"] = static type => type.Name.StartsWith("AzureDevOps", StringComparison.Ordinal),
        ["codecommit"] = static type => type.Name.StartsWith("AWSCodeCommit", StringComparison.Ordinal),
        ["registries"] = static type => type.Name.EndsWith("ArtifactTag", StringComparison.Ordinal),
        ["services"] = static type => type.Name is "ExternalService" or "apiClient",
        ["repositories"] = static type => type.Name is "gitRepository of others" or "ociRepository",
        ["images"] = static type => type.Name is "imagePolicy",
        ["here"] = static type => type.Name is "Static" or "ExternalArtifact" or "list" or "gitRepository" or "cluster" or "config" or "matrix",
    };

    /// <summary>A line for each type.</summary>
    public static string Index()
    {
        var text = new StringBuilder("| type | gives | example |\n|---|---|---|\n");
        foreach (var type in SourceType.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| [`{type.Name}`](#{Anchor(type)}) | {Cell(type.Summary)} | {Link(type)} |\n");
        }

        return text.ToString();
    }

    /// <summary>What holds for every call to a forge or registry.</summary>
    public static string Limits()
    {
        var policy = ForgeHttpPolicy.Default;
        return string.Create(CultureInfo.InvariantCulture, $"""
            | of a forge or registry | at most |
            |---|---:|
            | pages of a listing | {policy.MaxPages} |
            | an answer, unpacked | {policy.MaxBodyBytes / 1024 / 1024} MiB |
            | requests at a time, of the whole run | {policy.MaxConcurrentRequests} |
            | a connection | {policy.ConnectTimeout.TotalSeconds} s |
            | one try | {policy.AttemptTimeout.TotalSeconds} s |
            | tries | {policy.Retries + 1} |
            | a page with all its tries | {policy.TotalTimeout.TotalMinutes} min |

            """);
    }

    /// <summary>The part of a marker.</summary>
    public static async Task<string> WriteAsync(string marker, CancellationToken cancellationToken)
    {
        var text = new StringBuilder("\n");
        foreach (var type in SourceType.All.Where(All[marker]))
        {
            await AddAsync(text, type, cancellationToken);
        }

        return text.ToString();
    }

    private static async Task AddAsync(StringBuilder text, SourceType type, CancellationToken cancellationToken)
    {
        var example = SourceExample.Of(type)!;
        var probe = await SourceProbe.RunAsync(type, example, cancellationToken);
        var fields = probe.Fields.Where(field => type.IsGenerator || (field.Name != "provider" && (type.Kind == "Static" || !DefaultsOf(example.Text).Contains(field.Name, StringComparer.Ordinal))));
        text.Append(CultureInfo.InvariantCulture, $"### {Heading(type)}\n\n{type.Summary} Example: {Link(type)}.\n\n```yaml\n{(type.IsGenerator ? example.Text : SpecOf(type, example.Text))}```\n\n| | |\n|---|---|\n");
        text.Append(CultureInfo.InvariantCulture, $"| gives | {Cell(string.Join(", ", fields.Select(static field => $"`{field.Name}`: `{Short(field.Value)}`")))} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| asks | {(probe.Calls.IsEmpty ? "nobody: it reads this repository" : Cell(string.Join("<br>", probe.Calls.Select(static call => $"`{call}`"))))} |\n\n");
    }

    private static string Heading(SourceType type) => $"`{type.Kind}`{(type.Name == type.Kind ? "" : type.Name[type.Kind.Length..])}";

    /// <summary>As GitHub and GitLab make it of the heading of a type.</summary>
    public static string Anchor(SourceType type) => type.Name.ToLowerInvariant().Replace(",", "", StringComparison.Ordinal).Replace(' ', '-');

    private static string Link(SourceType type)
    {
        string folder = Path.GetFileName(SourceExample.Of(type)!.Scenario.Repository);
        return $"[{folder}](../examples/{folder})";
    }

    // What is the source's own; default values are the user's.
    private static string SpecOf(SourceType type, string document)
    {
        string spec = document[document.IndexOf("spec:\n", StringComparison.Ordinal)..].TrimEnd() + "\n";
        int defaults = type.Kind == "Static" ? -1 : spec.IndexOf("  defaultValues:\n", StringComparison.Ordinal);
        return defaults < 0 ? spec : spec[..defaults];
    }

    private static IEnumerable<string> DefaultsOf(string document) =>
        YamlReader.ReadFirst(document, "example.yaml", YamlLimits.Default) is YamlMapping { } whole && (whole["spec"] as YamlMapping)?["defaultValues"] is YamlMapping defaults
            ? defaults.Entries.Select(static entry => entry.Key) : [];

    private static string Short(string value) => value.Length <= LongValue ? value : value[..(LongValue - 2)] + " …";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
