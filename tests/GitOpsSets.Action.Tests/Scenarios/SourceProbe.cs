using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GitOpsSets.Action.Tests.Scenarios;

/// <summary>What one source of an example gives, and whom it asks, when it is the only one of a run.</summary>
/// <param name="Fields">Of its first element, with their values as JSON.</param>
/// <param name="Calls">Method and address, in order; of several that differ in an id the first.</param>
internal sealed partial record SourceProbe(ImmutableArray<(string Name, string Value)> Fields, ImmutableArray<string> Calls)
{
    private const string File = "probe.yaml";

    public static async Task<SourceProbe> RunAsync(SourceType type, SourceExample example, CancellationToken cancellationToken)
    {
        await using var run = await ScenarioRun.OpenAsync(example.Scenario, cancellationToken);
        run.Write(File, type.IsGenerator ? SetOf(example) : SetFor(example));

        var result = await run.StartAsync(["elements", "--format", "json", "--definitions", File, .. example.Scenario.Settings.Arguments], cancellationToken);

        Assert.True(result.ExitCode == 0, $"{type.Name} of {example.Scenario.Name}: {result.Error}");
        using var document = JsonDocument.Parse(result.Output);
        var element = document.RootElement[0].GetProperty("elements")[0].GetProperty("values");
        return new SourceProbe(
            [.. element.EnumerateObject().Select(static field => (field.Name, field.Value.GetRawText()))],
            [.. run.Calls.GroupBy(static call => Ids.Replace(call, "*"), StringComparer.Ordinal).Select(static alike => alike.Min(StringComparer.Ordinal)!)]);
    }

    private static string SetOf(SourceExample generator) => $$"""
        apiVersion: sets.gitops.pro/v1alpha1
        kind: GitOpsSet
        metadata: {name: probe, namespace: {{generator.Namespace}}}
        spec:
          generators:
            - {{generator.Text.TrimEnd().Replace("\n", "\n      ", StringComparison.Ordinal)}}
          templates: [{content: {apiVersion: v1, kind: Namespace, metadata: { name: probe } } }]

        """;

    private static string SetFor(SourceExample provider) => $$"""
        {{NameLine.Replace(provider.Text, "  name: probe", 1).TrimEnd()}}
        ---
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSet
        metadata: {name: probe, namespace: {{provider.Namespace}}}
        spec:
          inputsFrom: [{kind: ResourceSetInputProvider, name: probe}]
          resources: [{apiVersion: v1, kind: Namespace, metadata: { name: probe } }]

        """;

    [GeneratedRegex("^  name: .+$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameLine { get; }

    // Numbers, ids and the names of environments: what many calls of one kind differ in.
    [GeneratedRegex("[0-9a-f]{40}|(?<=/)[0-9]+(?=/|$)|(?<=environment=)[^&]+|(?<=manifests/)[^/]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ids { get; }
}
