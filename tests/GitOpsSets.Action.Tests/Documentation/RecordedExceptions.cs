using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using GitOpsSets.Action.Tests.Conventions;
using GitOpsSets.Conformance;

namespace GitOpsSets.Action.Tests.Documentation;

/// <summary>Every recorded case that a rule covers, by rule: as no rule may cover a case that is answered as recorded, these are all that differ.</summary>
internal static class RecordedExceptions
{
    /// <summary>A list per kind of rule, an entry per rule.</summary>
    /// <param name="kinds">The kinds with their headings, in order.</param>
    public static string Write(IReadOnlyList<(string Kind, string Heading)> kinds)
    {
        string text = SourceTree.Read("tests/conformance-exceptions.json");
        using var document = JsonDocument.Parse(text);
        var rules = JsonSerializer.Deserialize<ImmutableArray<ExceptionRule>>(text);
        var cases = rules.Select(_ => new List<string>()).ToList();
        foreach (var recorded in Recorded())
        {
            int covering = rules.IndexOf(rules.FirstOrDefault(rule => rule.Find(recorded) is not null)!);
            if (covering >= 0)
            {
                cases[covering].Add(recorded.Path);
            }
        }

        var output = new StringBuilder();
        foreach (var (kind, heading) in kinds)
        {
            output.Append(CultureInfo.InvariantCulture, $"{(output.Length == 0 ? "" : "\n")}### {heading}\n\n");
            foreach (int index in Enumerable.Range(0, rules.Length).Where(index => document.RootElement[index].GetProperty("kind").ValueEquals(kind)))
            {
                output.Append(CultureInfo.InvariantCulture, $"- {rules[index].Reason} **{rules[index].Ours}** {cases[index].Count}: {string.Join(", ", cases[index].Select(path => $"`{path}`"))}\n");
            }
        }

        return output.ToString();
    }

    private static IEnumerable<ConformanceCase> Recorded()
    {
        string folder = Path.Combine(SourceTree.Root, "tests", "conformance");
        foreach (string name in new ConformanceRunner(folder, []).Files())
        {
            string[] parts = name.Split('/');
            foreach (string line in File.ReadLines(Path.Combine(folder, name + ".jsonl")).Where(line => line.Length > 0))
            {
                if (RecordedLine.TryRead(parts[0], parts[1], line, out var recorded, out _))
                {
                    yield return recorded;
                }
            }
        }
    }
}
