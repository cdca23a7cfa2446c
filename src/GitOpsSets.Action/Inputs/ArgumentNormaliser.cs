using System.Collections.Immutable;
using GitOpsSets.Engine.Diagnostics;

namespace GitOpsSets.Action.Inputs;

/// <summary>
/// Brings what people write into the one form the parser reads: <c>--allow-empty</c> becomes <c>--allow-empty=true</c>, a repeated list becomes one option
/// with a line per value, and a value of <c>-</c> (standard input) is tied to its option.
/// </summary>
internal static class ArgumentNormaliser
{
    // the parser's own pattern for --name=value stops at a line end
    private const char LineEnd = '\u001f';

    /// <summary>A value as it was before it was normalised.</summary>
    public static string Restore(string value) => value.Replace(LineEnd, '\n');

    /// <summary>The same options, written out; what is not known stays as it is.</summary>
    /// <param name="words">After the verb.</param>
    /// <param name="findings">Receives the options that lack a value.</param>
    public static ImmutableArray<string> Normalise(IEnumerable<string> words, ImmutableArray<Diagnostic>.Builder findings)
    {
        var written = ImmutableArray.CreateBuilder<string>();
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var left = new Queue<string>(words);
        while (left.TryDequeue(out string? word))
        {
            if (word == "--")
            {
                written.Add(word);
                written.AddRange(left);
                break;
            }

            var (input, value) = Split(word);
            if (input is null)
            {
                written.Add(word);
                continue;
            }

            value ??= TakeValue(input, left);
            if (value is null)
            {
                findings.Add(InputFinding.Error($"option '--{input.Name}' needs a value"));
            }
            else if (value.Length == 0)
            {
                continue; // empty is unset
            }
            else if (!input.MayRepeat)
            {
                written.Add(Write(input.Name, value));
            }
            else if (lists.TryGetValue(input.Name, out var values))
            {
                values.Add(value);
            }
            else
            {
                lists.Add(input.Name, [value]);
            }
        }

        return [.. lists.Select(static list => Write(list.Key, string.Join('\n', list.Value))), .. written];
    }

    private static string Write(string name, string value) => $"--{name}={value.Replace('\n', LineEnd)}";

    private static (InputDeclaration? Input, string? Value) Split(string word)
    {
        if (word is ['-', not '-', ..])
        {
            var input = InputDeclarations.All.FirstOrDefault(one => one.Short == word[1]);
            return (input, word.Length == 2 ? null : word[2..].TrimStart('='));
        }

        if (!word.StartsWith("--", StringComparison.Ordinal))
        {
            return (null, null);
        }

        string[] parts = word[2..].Split('=', 2);
        return (InputDeclarations.ByName.GetValueOrDefault(parts[0]), parts.Length == 2 ? parts[1] : null);
    }

    private static string? TakeValue(InputDeclaration input, Queue<string> left)
    {
        bool hasNext = left.TryPeek(out string? next);
        if (input.Type == InputType.Boolean)
        {
            return hasNext && InputParser.IsBoolean(next) ? left.Dequeue() : "true";
        }

        return hasNext && (next == "-" || next?.StartsWith('-') == false) ? left.Dequeue() : null;
    }
}
