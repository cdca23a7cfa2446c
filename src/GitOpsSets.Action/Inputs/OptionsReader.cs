using System.Collections.Frozen;
using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Rendering.Guarding;

namespace GitOpsSets.Action.Inputs;

/// <summary>Reads everything the user said, wherever they said it, and reports everything that is wrong with it at once.</summary>
internal static class OptionsReader
{
    private static readonly TimeSpan ShortestRun = TimeSpan.FromSeconds(1);

    // As long as a job may take on the hosts there are.
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(6);

    /// <summary>
    /// Option before <c>INPUT_*</c> variable before configuration file before default. Where that file lies is an input too, so read twice: once
    /// without it, to learn <see cref="Options.Path"/> and <see cref="Options.ConfigPath"/>, and once with it; the findings of the second reading count.
    /// </summary>
    /// <param name="arguments">The words after the program's name.</param>
    /// <param name="environment">The variables of the process.</param>
    /// <param name="config">The configuration file's keys; empty when there is none.</param>
    /// <returns>Options that are complete even where findings say that something is wrong: the default stands in.</returns>
    public static StageResult<Options> Read(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, ImmutableArray<ConfigEntry> config)
    {
        var line = ArgumentLine.Parse(arguments);
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        findings.AddRange(line.Diagnostics);
        var values = InputMerge.Merge(line.Value, environment, config, findings);
        var parser = new InputParser(values, findings);
        var verb = line.Value.Verb == Verb.None ? parser.Choice<Verb>("command") : line.Value.Verb;
        CheckVerb(verb, line.Value, findings);

        var options = new Options
        {
            Verb = verb,
            Path = parser.Text("path"),
            ConfigPath = parser.Text("config"),
            Reading = Reading(parser, line.Value, verb == Verb.Render && values["nested"].IsDefault),
            Publish = PublishReader.Read(parser, findings),
            Sources = Sources(parser, environment, findings),
            Report = new Options.ReportOptions
            {
                Level = AsksForEverything(environment) ? LogLevel.Debug : parser.Choice<LogLevel>("log-level"),
                SummaryPath = parser.TextOrNull("summary-path"),
                ReportPaths = parser.List("report-path"),
                DotenvPath = parser.TextOrNull("dotenv-path"),
                CodeQualityPath = parser.TextOrNull("code-quality-path"),
                DifferencesFail = parser.Boolean("exit-code"),
                Format = parser.Choice<ElementFormat>("format"),
                Explain = parser.TextOrNull("explain"),
            },
            Guard = parser.Choice<GuardMode>("guard"),
            Timeout = parser.Duration("timeout", ShortestRun, LongestRun),
            Limits = parser.Limits("limits"),
        };
        findings.AddRange(Missing(values, verb));
        return new(options, [.. findings.Distinct()]);
    }

    // Each host has a switch of its own for a step that shall say everything.
    private static bool AsksForEverything(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault("RUNNER_DEBUG") == "1"
        || string.Equals(environment.GetValueOrDefault("SYSTEM_DEBUG"), "true", StringComparison.OrdinalIgnoreCase)
        || string.Equals(environment.GetValueOrDefault("CI_DEBUG_TRACE"), "true", StringComparison.OrdinalIgnoreCase);

    private static Options.ReadingOptions Reading(InputParser parser, ArgumentLine line, bool isNestedEmitted) => new()
    {
        Globs = parser.List("definitions"),
        Files = [.. line.Files, .. parser.Lines("filename")],
        Nested = isNestedEmitted ? NestedMode.Emit : parser.Choice<NestedMode>("nested"),
        Substitutions = parser.Substitutions("substitute"),
        Seed = parser.TextOrNull("seed"),
        Shard = parser.Shard("shard"),
        MaxShards = parser.Count("max-shards", Engine.Changes.Shard.MaxCount),
        Compat = parser.Choice<CompatMode>("compat"),
        PlainFiles = line.Files.Length,
        DefaultNamespace = parser.Text("namespace"),
        InputsFrom = parser.TextOrNull("inputs-from"),
        InputsFromProvider = parser.TextOrNull("inputs-from-provider"),
        ExportedInputs = parser.TextOrNull("write-exported-inputs"),
        RepositoryRoot = parser.TextOrNull("repository-root"),
        EnabledGenerators = [.. parser.List("enabled-generators").Select(Unquoted)],
    };

    // The reference reads that option as a line of CSV, where names may stand in quotes.
    private static string Unquoted(string name) => name is ['"', .., '"'] ? name[1..^1] : name;

    private static Options.SourceOptions Sources(InputParser parser, IReadOnlyDictionary<string, string> environment, ImmutableArray<Diagnostic>.Builder findings)
    {
        var secrets = SecretLines.Parse(parser.Text("secrets"));
        findings.AddRange(secrets.Diagnostics);
        var tokens = ServerTokens.Parse(parser.Text("tokens"));
        findings.AddRange(tokens.Diagnostics);
        _ = parser.Boolean("disable-cluster-access");
        return new()
        {
            Token = new Secret(parser.Text("token")),
            Tokens = tokens.Value,
            EnvironmentTokens = ServerTokens.Of(environment),
            Secrets = new GivenSecrets(secrets.Value),
            Trees = parser.Pairs("sources").DistinctBy(static pair => pair.Key, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal),
            IgnoresSchedules = parser.Boolean("force"),
            IsLocked = parser.Boolean("locked"),
            PrivateHosts = parser.List("private-hosts"),
        };
    }

    private static void CheckVerb(Verb verb, ArgumentLine line, ImmutableArray<Diagnostic>.Builder findings)
    {
        if ((verb & Verb.All) == Verb.None)
        {
            return;
        }

        findings.AddRange(line.Options.Keys.Order(StringComparer.Ordinal)
            .Where(name => (InputDeclarations.ByName[name].Verbs & verb) == Verb.None)
            .Select(name => InputFinding.Error($"'{VerbNames.Of(verb)}' has no option '--{name}'", $"see gitopssets {VerbNames.Of(verb)} --help")));
        if ((verb & Verb.TakesFiles) == Verb.None && line.Files is [var first, ..])
        {
            findings.Add(InputFinding.Error($"'{VerbNames.Of(verb)}' takes no files, but was given '{first}'", "name definition files with --definitions"));
        }
    }

    private static IEnumerable<Diagnostic> Missing(FrozenDictionary<string, InputValue> values, Verb verb) => InputDeclarations.All
        .Where(input => input.IsRequired && (input.Verbs & verb) != Verb.None && values[input.Name].Text.Length == 0)
        .Select(static input => InputFinding.Error($"input {input.Name} is required"));
}
