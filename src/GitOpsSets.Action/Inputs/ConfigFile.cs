using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Action.Inputs;

/// <summary>Reads the configuration file: a YAML mapping whose keys are the inputs' names.</summary>
internal static class ConfigFile
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>The keys of the file; none when there is no such file.</summary>
    /// <param name="tree">The repository.</param>
    /// <param name="path">Relative to it.</param>
    public static StageResult<ImmutableArray<ConfigEntry>> Read(IFileTree tree, string path)
    {
        if (tree.Read(path, MaxBytes) is not FileReading.Content content)
        {
            return new([], []);
        }

        try
        {
            return YamlReader.ReadFirst(YamlText.Decode(content.Bytes.Span, path), path, YamlLimits.Default) switch
            {
                null or YamlNull => new([], []),
                YamlMapping mapping => Entries(mapping),
                var other => new([], [InputFinding.Error("the configuration file must hold a mapping", at: other.Span)]),
            };
        }
        catch (YamlException exception)
        {
            return new([], [new Diagnostic(DiagnosticCodes.InvalidYaml, Severity.Error, exception.Message, exception.At)]);
        }
    }

    private static StageResult<ImmutableArray<ConfigEntry>> Entries(YamlMapping mapping)
    {
        var entries = ImmutableArray.CreateBuilder<ConfigEntry>();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var entry in mapping.Entries)
        {
            if (Text(entry.Value) is { } text)
            {
                entries.Add(new ConfigEntry(entry.Key, text, entry.KeySpan));
            }
            else
            {
                findings.Add(InputFinding.Error($"'{entry.Key}' must be a text, a number, true, false, or a list of them", at: entry.Value.Span));
            }
        }

        return new(entries.ToImmutable(), findings.ToImmutable());
    }

    private static string? Text(YamlNode node) => node switch
    {
        YamlNull => "",
        YamlSequence list => list.Items.Select(Text).ToArray() is var items && items.All(item => item is not null) ? string.Join('\n', items) : null,
        _ => YamlCoercion.TryText(node, out string? text) ? text : null,
    };
}
