using GitOpsSets.Engine.Yaml;
using GitOpsSets.Testing;

namespace GitOpsSets.Action.Tests.Verbs;

/// <summary>What verbs print is a log where a CI host runs them, and a host obeys commands in its logs, whoever wrote them.</summary>
public sealed class LoggedOutputTests
{
    private const string Hostile = """
        apiVersion: fluxcd.controlplane.io/v1
        kind: ResourceSet
        metadata: {name: notes, namespace: apps}
        spec:
          inputs:
          - text: |
              a line
              ::add-mask::a
               ::stop-commands::b
              x ##[set-output name=changed]c
              y ##vso[task.setvariable variable=PATH]d
              z ##VSO[task.complete result=Failed]e
            number: "1"
          resources:
          - apiVersion: v1
            kind: ConfigMap
            metadata: {name: notes, namespace: apps}
            data:
              note: << inputs.text | quote >>
              one: "x##[error]y"
              number: << inputs.number | quote >>
        """;

    public static TheoryData<string, string> Printed
    {
        get
        {
            var printed = new TheoryData<string, string>();
            foreach (string host in (string[])["GITHUB_ACTIONS=true", "TF_BUILD=True", "GITLAB_CI=true"])
            {
                foreach (string verb in (string[])["render", "elements", "elements --format yaml", "elements --format json", "diff"])
                {
                    printed.Add(host, verb);
                }
            }

            return printed;
        }
    }

    [Theory]
    [MemberData(nameof(Printed))]
    public async Task No_line_is_a_command_to_the_host(string host, string verb)
    {
        using var folder = await OpenAsync();
        folder.Variables = [(host.Split('=')[0], host.Split('=')[1])];

        var result = await folder.StartStrictAsync(verb);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(verb == "elements" ? "apps/notes" : "task.complete", result.Output, StringComparison.Ordinal);
        Assert.Empty(RunnerCommands.In(result.Output));
        Assert.Empty(LoggingCommands.In(result.Output));
    }

    [Theory]
    [InlineData("render")]
    [InlineData("elements --format yaml")]
    public async Task What_is_printed_means_the_same_there(string verb)
    {
        using var folder = await OpenAsync();
        string plain = (await folder.StartStrictAsync(verb)).Output;
        folder.Variables = [("TF_BUILD", "True")];

        string logged = (await folder.StartStrictAsync(verb)).Output;

        Assert.DoesNotContain("##vso[", logged, StringComparison.Ordinal);
        Assert.Equal(Read(plain), Read(logged), StringComparer.Ordinal);
        Assert.Contains("##vso[", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_holds_no_command_is_printed_as_ever()
    {
        using var folder = await RunFolder.CreateAsync(("sets.yaml", Hostile.Replace("##", "#", StringComparison.Ordinal).Replace("::", ":", StringComparison.Ordinal)));
        string plain = (await folder.StartStrictAsync("render")).Output;
        folder.Variables = [("TF_BUILD", "True")];

        Assert.Equal(plain, (await folder.StartStrictAsync("render")).Output);
    }

    // The text is in the lines around a difference, which begin with a blank.
    private static async Task<RunFolder> OpenAsync()
    {
        var folder = await RunFolder.CreateAsync(("sets.yaml", Hostile));
        await folder.StartStrictAsync("run --publish files");
        folder.Write("sets.yaml", Hostile.Replace("\"1\"", "\"2\"", StringComparison.Ordinal));
        return folder;
    }

    private static string[] Read(string stream) => [.. stream.Split("---\n", StringSplitOptions.RemoveEmptyEntries).Select(static text => JsonWriter.Write(YamlReader.ReadAll(text, "stream", YamlLimits.Default).Single().Root))];
}
