using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Filtering;

/// <summary>A provider's <c>skip.labels</c>: what carries such a label stays as it was exported last (specs/resourceset.md §3.12).</summary>
/// <param name="labels">Each a label that must be absent, or with <c>!</c> before it one that must be there.</param>
internal sealed class SkipLabels(ImmutableArray<string> labels)
{
    /// <summary>Whether one of the labels says to skip.</summary>
    public bool Skips(ListedInput input) => RuleFor(input) is not null;

    /// <summary>The inputs that go on: unskipped ones as they are, skipped ones as they were exported last, skipped ones that are new not at all.</summary>
    /// <param name="inputs">After filter and limit, in order.</param>
    /// <param name="exported">What was exported last.</param>
    /// <param name="skipped">Called for each skipped one, with the label's entry and whether it goes on as it was exported last; null where nobody asks.</param>
    /// <exception cref="YamlException">A field of a set exported last has the wrong type.</exception>
    public ImmutableArray<ListedInput> Apply(IEnumerable<ListedInput> inputs, IReadOnlyList<YamlMapping> exported, Action<ListedInput, string, bool>? skipped = null)
    {
        var kept = ImmutableArray.CreateBuilder<ListedInput>();
        foreach (var input in inputs)
        {
            if (RuleFor(input) is not { } label)
            {
                kept.Add(input);
                continue;
            }

            var last = Find(exported, input.Id);
            skipped?.Invoke(input, label, last is not null);
            if (last is not null)
            {
                kept.Add(Restore(input, last));
            }
        }

        return kept.ToImmutable();
    }

    private string? RuleFor(ListedInput input)
    {
        foreach (string label in labels)
        {
            if (label.StartsWith('!') ? !input.Labels.Contains(label[1..], StringComparer.Ordinal) : input.Labels.Contains(label, StringComparer.Ordinal))
            {
                return label;
            }
        }

        return null;
    }

    private static YamlMapping? Find(IReadOnlyList<YamlMapping> exported, string id) => exported.FirstOrDefault(set => set["id"] is YamlString known && known.Value == id);

    // what the stored set lacks stays fresh
    private static ListedInput Restore(ListedInput input, YamlMapping last) => new(input.Id, Text(last, "sha", input.Sha))
    {
        Branch = Text(last, "branch", input.Branch),
        Tag = Text(last, "tag", input.Tag),
        Author = Text(last, "author", input.Author),
        Title = Text(last, "title", input.Title),
        Slug = Text(last, "slug", input.Slug),
        Labels = LabelsOf(last, input.Labels),
    };

    private static string Text(YamlMapping set, string field, string fresh) => set[field] switch
    {
        null or YamlNull => fresh,
        YamlString text => text.Value,
        var other => throw new YamlException(other.Span, $"'{field}' of an exported input must be a string"),
    };

    // encoding/json decodes into the fresh list: a null leaves the label of that place
    private static ImmutableArray<string> LabelsOf(YamlMapping set, ImmutableArray<string> fresh) => set["labels"] switch
    {
        null or YamlNull => fresh,
        YamlSequence list => [.. list.Items.Select((item, index) => item switch
        {
            YamlString text => text.Value,
            YamlNull => index < fresh.Length ? fresh[index] : "",
            var other => throw new YamlException(other.Span, "a label of an exported input must be a string"),
        })],
        var other => throw new YamlException(other.Span, "'labels' of an exported input must be a list of strings"),
    };
}
