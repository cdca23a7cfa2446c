using System.Collections.Immutable;
using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Generators.Filtering;

/// <summary>What a git provider knows of one pull request, branch, tag or environment. Empty texts are not exported, except <paramref name="Id"/> and <paramref name="Sha"/>.</summary>
/// <param name="Id">Names it among the provider's sets, and over time.</param>
/// <param name="Sha">The commit.</param>
internal sealed record ListedInput(string Id, string Sha)
{
    public string Branch { get; init; } = "";

    public string Tag { get; init; } = "";

    public string Author { get; init; } = "";

    public string Title { get; init; } = "";

    public string Slug { get; init; } = "";

    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>The input set: these fields, and the default values whose keys they lack (specs/resourceset.md §2.8).</summary>
    /// <param name="defaults">The provider's <c>defaultValues</c>.</param>
    public YamlMapping Export(YamlMapping defaults)
    {
        var set = YamlMapping.Empty.With("id", new YamlString(Id)).With("sha", new YamlString(Sha));
        foreach (var (field, text) in new[] { ("branch", Branch), ("tag", Tag), ("author", Author), ("title", Title), ("slug", Slug) })
        {
            set = text.Length == 0 ? set : set.With(field, new YamlString(text));
        }

        if (!Labels.IsEmpty)
        {
            set = set.With("labels", new YamlSequence([.. Labels.Select(label => new YamlString(label))]));
        }

        return defaults.Entries.Where(entry => set[entry.Key] is null).Aggregate(set, (known, entry) => known.With(entry.Key, entry.Value, entry.KeySpan));
    }
}
