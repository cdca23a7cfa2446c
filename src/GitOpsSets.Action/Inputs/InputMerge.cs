using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Inputs;

/// <summary>Chooses, for each input, between option, environment, configuration file and default. Empty is unset everywhere.</summary>
internal static partial class InputMerge
{
    [GeneratedRegex(@"(^|=)\$\((?<name>[A-Za-z_][A-Za-z0-9_.]{0,99})\)\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Macro { get; }

    private const string Prefix = "INPUT_";

    /// <summary>The value of every declared input.</summary>
    public static FrozenDictionary<string, InputValue> Merge(
        ArgumentLine line, IReadOnlyDictionary<string, string> environment, ImmutableArray<ConfigEntry> config, ImmutableArray<Diagnostic>.Builder findings)
    {
        findings.AddRange(config.Select(CheckConfig).OfType<Diagnostic>());
        findings.AddRange(environment.Where(static variable => variable.Value.Length > 0).Select(static variable => CheckVariable(variable.Key)).OfType<Diagnostic>());
        var values = InputDeclarations.All.ToFrozenDictionary(static input => input.Name, input => Choose(input, line, environment, config), StringComparer.Ordinal);
        findings.AddRange(InputDeclarations.All.SelectMany(input => CheckMacros(values[input.Name])));
        return values;
    }

    private static InputValue Choose(InputDeclaration input, ArgumentLine line, IReadOnlyDictionary<string, string> environment, ImmutableArray<ConfigEntry> config)
    {
        if (line.Options.GetValueOrDefault(input.Name)?.Trim() is { Length: > 0 } option)
        {
            return new InputValue(input, option, $"--{input.Name}", null);
        }

        foreach (string variable in new[] { input.Variable, input.Variable.Replace('-', '_') })
        {
            if (environment.TryGetValue(variable, out string? text) && text.Trim() is { Length: > 0 } given)
            {
                return new InputValue(input, given, $"input {input.Name}", null);
            }
        }

        if (!input.IsSecret && config.LastOrDefault(entry => entry.Name == input.Name) is { } entry && entry.Value.Trim() is { Length: > 0 } configured)
        {
            return new InputValue(input, configured, $"'{input.Name}'", entry.At);
        }

        return new InputValue(input, input.Default, $"input {input.Name}", null) { IsDefault = true };
    }

    // Hosts that write a variable as $(NAME) leave the name of one they do not know as it is; no token looks like that.
    private static IEnumerable<Diagnostic> CheckMacros(InputValue value) => value.Input.IsSecret
        ? Macro.Matches(value.Text).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).Select(name => InputFinding.Error(
            $"{value.Origin}: the pipeline knows no variable '{name}', for it came as '$({name})'", "define it, or link the group of variables that has it; a pull request of a fork gets no secrets"))
        : [];

    private static Diagnostic? CheckConfig(ConfigEntry entry)
    {
        if (!InputDeclarations.ByName.TryGetValue(entry.Name, out var input) || !input.IsActionInput)
        {
            string? near = NearName.Of(entry.Name, InputDeclarations.All.Where(static one => one.IsActionInput && !one.IsSecret).Select(static one => one.Name));
            return InputFinding.Error($"there is no setting '{entry.Name}'", InputFinding.DidYouMean(near), entry.At);
        }

        if (input.IsSecret)
        {
            return InputFinding.Error($"'{entry.Name}' is a secret and does not belong in a file of the repository", "give it as an input of the action", entry.At);
        }

        return entry.Name is "path" or "config"
            ? InputFinding.Error($"'{entry.Name}' says where this file is, so it cannot stand in it", null, entry.At)
            : null;
    }

    /// <summary>A variable that is almost an input is a misspelt one; any other belongs to somebody else.</summary>
    private static Diagnostic? CheckVariable(string variable)
    {
        if (!variable.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        string name = variable[Prefix.Length..].ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
        return !InputDeclarations.ByName.ContainsKey(name) && NearName.Of(name, InputDeclarations.ByName.Keys) is { } near
            ? InputFinding.Warning($"there is no input '{name}'", InputFinding.DidYouMean(near))
            : null;
    }
}
