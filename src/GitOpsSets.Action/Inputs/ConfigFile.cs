using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Rendering.Guarding;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Action.Inputs;

/// <summary>Reads the configuration file: a YAML mapping whose keys are the inputs' names.</summary>
internal static class ConfigFile
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>The keys of the file; none when there is no such file.</summary>
    /// <param name="tree">The repository.</param>
    /// <param name="path">Relative to it.</param>
    public static StageResult<Configuration> Read(IFileTree tree, string path)
    {
        if (tree.Read(path, MaxBytes) is not FileReading.Content content)
        {
            return new(Configuration.Empty, []);
        }

        try
        {
            return YamlReader.ReadFirst(YamlText.Decode(content.Bytes.Span, path), path, YamlLimits.Default) switch
            {
                null or YamlNull => new(Configuration.Empty, []),
                YamlMapping mapping => Entries(mapping),
                var other => new(Configuration.Empty, [InputFinding.Error("the configuration file must hold a mapping", at: other.Span)]),
            };
        }
        catch (YamlException exception)
        {
            return new(Configuration.Empty, [new Diagnostic(exception.IsLimit ? DiagnosticCodes.LimitReached : DiagnosticCodes.InvalidYaml, Severity.Error, exception.Message, exception.At)]);
        }
    }

    private static StageResult<Configuration> Entries(YamlMapping mapping)
    {
        var entries = ImmutableArray.CreateBuilder<ConfigEntry>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var allowances = ImmutableArray.CreateBuilder<GuardAllowance>();
        var warned = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in mapping.Entries)
        {
            if (entry is { Key: "guard", Value: YamlMapping guard })
            {
                if (new GuardSettings(findings).Read(guard, allowances, warned) is { } mode)
                {
                    entries.Add(mode);
                }
            }
            else if (entry is { Key: "limits", Value: YamlMapping limits } && Numbers(limits) is { } numbers)
            {
                entries.Add(new ConfigEntry(entry.Key, numbers, entry.KeySpan));
            }
            else if ((Word(entry.Key, entry.Value) ?? Text(entry.Value)) is { } text)
            {
                entries.Add(new ConfigEntry(entry.Key, text, entry.KeySpan));
            }
            else
            {
                findings.Add(InputFinding.Error($"'{entry.Key}' must be a text, a number, true, false, or a list of them", at: entry.Value.Span));
            }
        }

        return new(new Configuration(entries.ToImmutable(), allowances.ToImmutable()) { Warned = warned.ToImmutable() }, findings.ToImmutable());
    }

    /// <summary>To YAML 1.1 <c>off</c> is a truth value; to an input that has it as one of its words it is that word.</summary>
    /// <returns>The word, or null when the value is none.</returns>
    public static string? Word(string input, YamlNode value) =>
        value is YamlBoolean { Value: false } && InputDeclarations.ByName.TryGetValue(input, out var declaration) && declaration.Choices.Contains("off", StringComparer.Ordinal) ? "off" : null;

    // As lines of the input of that name.
    private static string? Numbers(YamlMapping limits) =>
        limits.Entries.Select(limit => YamlCoercion.TryText(limit.Value, out string? text) ? $"{limit.Key}={text}" : null).ToArray() is var lines && lines.All(line => line is not null) ? string.Join('\n', lines) : null;

    private static string? Text(YamlNode node) => node switch
    {
        YamlNull => "",
        YamlSequence list => list.Items.Select(Text).ToArray() is var items && items.All(item => item is not null) ? string.Join('\n', items) : null,
        _ => YamlCoercion.TryText(node, out string? text) ? text : null,
    };
}
