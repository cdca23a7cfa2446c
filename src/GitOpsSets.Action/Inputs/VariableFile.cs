using System.Text;
using GitOpsSets.Engine.Diagnostics;
using GitOpsSets.Engine.Ports;

namespace GitOpsSets.Action.Inputs;

/// <summary>The values of one line of the input <c>substitute</c>.</summary>
internal static class VariableFile
{
    private const int MaxBytes = 1024 * 1024;

    /// <summary>Names and values: one for a line that has them, those of a file's lines, none for anything else.</summary>
    /// <param name="substitution">The line.</param>
    /// <param name="tree">The repository, for files.</param>
    public static IEnumerable<KeyValuePair<string, string>> Expand(Substitution substitution, IFileTree tree) => substitution switch
    {
        Substitution.Value value => [new(value.Name, value.Text)],
        Substitution.File file when tree.Read(file.Path, MaxBytes) is FileReading.Content content => Lines(Encoding.UTF8.GetString(content.Bytes.Span)),
        _ => [],
    };

    /// <summary>Files that are named and cannot be read.</summary>
    public static IEnumerable<Diagnostic> Missing(IEnumerable<Substitution> substitutions, IFileTree tree) => substitutions
        .OfType<Substitution.File>()
        .Where(file => tree.Read(file.Path, MaxBytes) is not FileReading.Content)
        .Select(file => InputFinding.Error($"substitute: there is no file '{file.Path}' in the repository"));

    private static IEnumerable<KeyValuePair<string, string>> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith('#') && line.Contains('=', StringComparison.Ordinal))
            .Select(line => new KeyValuePair<string, string>(line[..line.IndexOf('=', StringComparison.Ordinal)].Trim(), line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]));
}
