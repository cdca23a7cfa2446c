using System.Collections.Immutable;
using System.Globalization;
using GitOpsSets.Action.Git;
using GitOpsSets.Engine.Changes;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Templating.Functions.Durations;

namespace GitOpsSets.Action.Inputs;

/// <summary>Turns texts into values, and collects what is wrong with them. A wrong text counts as the default.</summary>
/// <param name="values">By input name.</param>
/// <param name="findings">Receives what is wrong.</param>
internal sealed class InputParser(IReadOnlyDictionary<string, InputValue> values, ImmutableArray<Diagnostic>.Builder findings)
{
    /// <summary>Whether a text is one of the ways to write a boolean (the toolkit's rule).</summary>
    public static bool IsBoolean(string? text) => text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE";

    /// <summary>A text; empty for none.</summary>
    public string Text(string name) => values[name].Text;

    /// <summary>A text, or null.</summary>
    public string? TextOrNull(string name) => Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>A boolean.</summary>
    public bool Boolean(string name)
    {
        var value = values[name];
        if (IsBoolean(value.Text))
        {
            return string.Equals(value.Text, "true", StringComparison.OrdinalIgnoreCase);
        }

        Reject(value, "must be true or false");
        return value.Input.Default == "true";
    }

    /// <summary>One of the declared words, as the member of the same name.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(Word(name).Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    /// <summary>One of the declared words, in lower case.</summary>
    public string Word(string name)
    {
        var value = values[name];
        string text = value.Text.ToLowerInvariant();
        if (!value.Input.Choices.Contains(text, StringComparer.Ordinal))
        {
            Reject(value, $"must be one of {string.Join(", ", value.Input.Choices)}", NearName.Of(text, value.Input.Choices));
            text = value.Input.Default;
        }

        return text;
    }

    /// <summary>A text of one line, at most that long.</summary>
    public string Line(string name, int maxCharacters)
    {
        var value = values[name];
        if (value.Text.Length <= maxCharacters && !value.Text.Any(char.IsControl))
        {
            return value.Text;
        }

        Reject(value, string.Create(CultureInfo.InvariantCulture, $"must be one line of at most {maxCharacters} characters"));
        return value.Input.Default;
    }

    /// <summary>Items between commas and line ends.</summary>
    public ImmutableArray<string> List(string name) =>
        [.. Text(name).Split([',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Items that are names: one line each, no control characters, not too long, no item twice.</summary>
    public ImmutableArray<string> Names(string name)
    {
        ImmutableArray<string> names = [.. List(name).Select(item => item.TrimStart('@')).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (names.All(item => item.Length is > 0 and <= 100 && !item.Any(char.IsControl)))
        {
            return names;
        }

        Reject(values[name], "must be names of at most 100 characters");
        return [];
    }

    /// <summary>Items on lines of their own.</summary>
    public ImmutableArray<string> Lines(string name) =>
        [.. Text(name).Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Lines of <c>name=value</c>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Pairs(string name)
    {
        foreach (string line in Lines(name))
        {
            string[] parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length == 2 && parts[0].Length > 0 && parts[1].Length > 0)
            {
                yield return new(parts[0], parts[1]);
            }
            else
            {
                findings.Add(InputFinding.Error($"{values[name].Origin}: '{line}' is not of the form {values[name].Input.Placeholder}", null, values[name].At));
            }
        }
    }

    /// <summary>What to substitute.</summary>
    public ImmutableArray<Substitution> Substitutions(string name) => [.. Lines(name).Select(line => SubstitutionOf(name, line)).OfType<Substitution>()];

    /// <summary>A path that stays inside the repository, with slashes, without one at the end.</summary>
    public string RelativeFolder(string name)
    {
        var value = values[name];
        string path = value.Text.TrimEnd('/');
        string[] parts = path.Split('/').SkipWhile(static part => part == ".").ToArray();
        if (path.StartsWith('/') || path.Contains('\\', StringComparison.Ordinal) || parts.Length == 0 || parts.Any(static part => part is "" or "." or ".." or ".git") || path.Any(char.IsControl))
        {
            Reject(value, "must be a folder inside the repository, such as clusters/expanded");
            return value.Input.Default;
        }

        return string.Join('/', parts);
    }

    /// <summary>A branch name; null when none is given.</summary>
    public string? Branch(string name)
    {
        string? text = TextOrNull(name);
        string? branch = text?.StartsWith("refs/heads/", StringComparison.Ordinal) == true ? text["refs/heads/".Length..] : text;
        if (branch is null || BranchName.IsValid(branch))
        {
            return branch;
        }

        Reject(values[name], "must be the name of a branch");
        return null;
    }

    /// <summary>An identity; null when none is given.</summary>
    public GitIdentity? Identity(string name)
    {
        if (TextOrNull(name) is not { } text)
        {
            return null;
        }

        int open = text.IndexOf('<', StringComparison.Ordinal);
        try
        {
            return new GitIdentity(text[..Math.Max(0, open)], text.EndsWith('>') ? text[(open + 1)..^1] : "");
        }
        catch (GitException)
        {
            Reject(values[name], "must be written as 'Name <address>'");
            return null;
        }
    }

    /// <summary>How much of a set may go.</summary>
    public DeletionLimit Deletion(string number, string allowEmpty)
    {
        bool mayEmpty = Boolean(allowEmpty);
        if (TextOrNull(number) is not { } text)
        {
            return DeletionLimit.Default with { AllowEmpty = mayEmpty };
        }

        bool isPercentage = text.EndsWith('%');
        if (int.TryParse(text.TrimEnd('%').TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out int maximum) && (!isPercentage || maximum <= 100))
        {
            return new DeletionLimit(maximum, isPercentage, mayEmpty);
        }

        Reject(values[number], "must be a number such as 10, or a percentage such as 50%");
        return DeletionLimit.Default with { AllowEmpty = mayEmpty };
    }

    /// <summary>A time within bounds, as Go writes it.</summary>
    public TimeSpan Duration(string name, TimeSpan least, TimeSpan most)
    {
        if (GoDuration.TryParse(values[name].Text, out var duration, out _) && duration.ToTimeSpan() >= least && duration.ToTimeSpan() <= most)
        {
            return duration.ToTimeSpan();
        }

        Reject(values[name], $"must be a time such as 90s or 1h30m, from {Written(least)} to {Written(most)}");
        return GoDuration.Parse(values[name].Input.Default).ToTimeSpan();

        static string Written(TimeSpan time) => time.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours}h") : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds}s");
    }

    /// <summary>Lines of a limit's name and its number.</summary>
    public LimitValues Limits(string name)
    {
        var given = ImmutableDictionary.CreateBuilder<RunLimit, long>();
        foreach (var (limit, number) in Pairs(name))
        {
            if (RunLimits.All.FirstOrDefault(known => known.Name == limit) is not { } known)
            {
                Reject(values[name], $"has no limit '{Forges.RemoteText.Clean(limit)}', only {string.Join(", ", RunLimits.All.Select(one => one.Name))}", NearName.Of(limit, RunLimits.All.Select(one => one.Name)));
            }
            else if (long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value >= 1 && value <= known.Most)
            {
                given[known] = value;
            }
            else
            {
                Reject(values[name], string.Create(CultureInfo.InvariantCulture, $"must have a number from 1 to {known.Most} for '{known.Name}'"));
            }
        }

        return new LimitValues(given.ToImmutable());
    }

    /// <summary>The part of the sets that a run expands, such as <c>2/5</c>.</summary>
    public Shard Shard(string name)
    {
        string[] parts = values[name].Text.Split('/');
        if (parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && index >= 1 && index <= count && count <= Engine.Changes.Shard.MaxCount)
        {
            return new Shard(index, count);
        }

        Reject(values[name], string.Create(CultureInfo.InvariantCulture, $"must be such as 2/5: the second of five, at most {Engine.Changes.Shard.MaxCount}"));
        return Engine.Changes.Shard.Whole;
    }

    /// <summary>A number from 1 to a bound.</summary>
    public int Count(string name, int most)
    {
        if (int.TryParse(values[name].Text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1 && count <= most)
        {
            return count;
        }

        Reject(values[name], string.Create(CultureInfo.InvariantCulture, $"must be a number from 1 to {most}"));
        return int.Parse(values[name].Input.Default, CultureInfo.InvariantCulture);
    }

    /// <summary>Reports a value that breaks a rule; a secret one is not shown.</summary>
    public void Reject(InputValue value, string rule, string? near = null)
    {
        string shown = value.Input.IsSecret ? "" : $", not '{Forges.RemoteText.Clean(value.Text)}'";
        findings.Add(InputFinding.Error($"{value.Origin} {rule}{shown}", InputFinding.DidYouMean(near), value.At));
    }

    private Substitution? SubstitutionOf(string name, string line)
    {
        if (line.StartsWith("file:", StringComparison.Ordinal))
        {
            return new Substitution.File(line["file:".Length..].Trim());
        }

        if (line.StartsWith("from:", StringComparison.Ordinal) && line["from:".Length..].Trim() == "Kustomization")
        {
            return new Substitution.FromKustomization();
        }

        string[] parts = line.Split('=', 2);
        if (parts.Length == 2 && VariableName.IsValid(parts[0].Trim()))
        {
            return new Substitution.Value(parts[0].Trim(), parts[1]);
        }

        findings.Add(InputFinding.Error($"{values[name].Origin}: '{line}' is not NAME=value, 'file: PATH' or 'from: Kustomization'", null, values[name].At));
        return null;
    }
}
