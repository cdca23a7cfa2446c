using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Demo.Hosts;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>A job of a workflow of this repository.</summary>
/// <param name="File">Its file below <c>.github/workflows</c>.</param>
/// <param name="Name">Its key.</param>
/// <param name="Content">What is written of it.</param>
internal sealed record WorkflowJob(string File, string Name, YamlMapping Content)
{
    /// <summary>Every job of every workflow.</summary>
    public static IReadOnlyList<WorkflowJob> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, ".github/workflows")).Order(StringComparer.Ordinal).SelectMany(static path =>
            ((YamlMapping)PipelineText.Read(System.IO.File.ReadAllText(path))["jobs"]!).Entries.Select(entry => new WorkflowJob(Path.GetFileName(path), entry.Key, (YamlMapping)entry.Value))),
    ];

    public IEnumerable<YamlMapping> Steps => PipelineText.Items(Content["steps"]);

    /// <summary>What a step of the job runs.</summary>
    public static string Script(string file, string job, string step) =>
        PipelineText.Text(All.Single(one => one.File == file && one.Name == job).Steps.Single(one => PipelineText.Text(one["name"]) == step)["run"]);

    public override string ToString() => $"{File}: {Name}";
}
