using GitOpsSets.Demo.Hosts;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>A pipeline as the documentation writes it: which host it is for, and what its one step of ours is given.</summary>
/// <param name="Host">Which host reads it.</param>
/// <param name="Inputs">What it gives to the action, the template or the component.</param>
/// <param name="Written">The step or job itself, where it runs the program without them.</param>
internal sealed record WrittenPipeline(JobHost Host, IReadOnlyDictionary<string, string> Inputs, YamlMapping? Written)
{
    /// <summary>The branch that it checks out; empty for what started it.</summary>
    public string CheckedOut { get; init; } = "";

    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    /// <summary>A workflow of GitHub or Gitea, or steps of one.</summary>
    public static WrittenPipeline OfGitHub(string text) => Assert.Single(text.StartsWith("      - ", StringComparison.Ordinal)
        ? OfGitHub(PipelineText.Read($"steps:\n{text}"))
        : OfGitHub((YamlMapping)((YamlMapping)PipelineText.Read(text)["jobs"]!).Entries.Single().Value));

    /// <summary>The steps of ours in a job of GitHub or Gitea, each for itself.</summary>
    public static IReadOnlyList<WrittenPipeline> OfGitHub(YamlMapping job)
    {
        List<YamlMapping> steps = [.. PipelineText.Items(job["steps"])];
        var checkout = steps.Find(static one => PipelineText.Text(one["uses"]).StartsWith("actions/checkout@", StringComparison.Ordinal));
        return
        [
            .. steps.Where(static one => PipelineText.Text(one["uses"]).Contains("OWNER/gitopssets-action@", StringComparison.Ordinal)).Select(step => new WrittenPipeline(
                PipelineText.Text(step["uses"]).StartsWith("https://", StringComparison.Ordinal) ? GitHubHost.Gitea : GitHubHost.GitHub, // other forges say where an action comes from
                PipelineText.Texts(step["with"]),
                null)
            { CheckedOut = PipelineText.Texts(checkout?["with"]).GetValueOrDefault("ref") ?? "" }),
        ];
    }

    /// <summary>A pipeline of Azure Pipelines: its step is a script, or the steps template.</summary>
    public static WrittenPipeline OfAzure(string text)
    {
        var root = PipelineText.Read(text);
        var steps = PipelineText.Items(root["steps"] ?? PipelineText.Items(root["jobs"]).Single()["steps"]).ToList();
        Assert.Equal("self", PipelineText.Text(steps[0]["checkout"]));
        var step = Assert.Single(steps, static one => one["script"] is not null || one["template"] is not null);
        if (step["script"] is not null)
        {
            return new WrittenPipeline(new AzureHost(), Nothing, step);
        }

        Assert.Equal("templates/azure-pipelines/expand.yml@action", PipelineText.Text(step["template"]));
        return new WrittenPipeline(new AzureHost(), PipelineText.Texts(step["parameters"]), null);
    }

    /// <summary>A pipeline of GitLab: a job, or the component.</summary>
    public static WrittenPipeline OfGitLab(string text)
    {
        var root = PipelineText.Read(text);
        if (root["include"] is null)
        {
            return new WrittenPipeline(new GitLabHost(), Nothing, (YamlMapping)Assert.Single(root.Entries).Value);
        }

        var component = Assert.Single(PipelineText.Items(root["include"]));
        Assert.EndsWith("/expand@v1", PipelineText.Text(component["component"]), StringComparison.Ordinal);
        return new WrittenPipeline(new GitLabHost(), PipelineText.Texts(component["inputs"]), null);
    }

    /// <summary>The same with another value for an input.</summary>
    public WrittenPipeline With(string input, string value) => Written is null
        ? this with { Inputs = Inputs.Where(pair => pair.Key != input).Append(new(input, value)).ToDictionary(StringComparer.Ordinal) }
        : this with { Written = Written.With(Section, ((YamlMapping)Written[Section]!).With($"INPUT_{input.ToUpperInvariant().Replace('-', '_')}", new YamlString(value))) };

    /// <summary>The same with another value for a variable of its step or job.</summary>
    public WrittenPipeline WithVariable(string name, string value) => this with { Written = Written!.With(Section, ((YamlMapping)Written[Section]!).With(name, new YamlString(value))) };

    private string Section => Host is AzureHost ? "env" : "variables";
}
