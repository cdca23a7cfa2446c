using System.Collections.Immutable;

namespace GitOpsSets.Action.Inputs;

/// <summary>Verbs as people write them.</summary>
internal static class VerbNames
{
    /// <summary>The verbs that work on definitions.</summary>
    public static ImmutableArray<string> All { get; } = ["run", "render", "diff", "validate", "elements", "shards"];

    /// <summary>The verb of a word, or <see cref="Verb.None"/>.</summary>
    public static Verb Parse(string word) => word switch
    {
        "run" => Verb.Run,
        "render" => Verb.Render,
        "diff" => Verb.Diff,
        "validate" => Verb.Validate,
        "elements" => Verb.Elements,
        "shards" => Verb.Shards,
        _ => Verb.None,
    };

    /// <summary>The word of a verb.</summary>
    public static string Of(Verb verb) => verb switch
    {
        Verb.Render => "render",
        Verb.Diff => "diff",
        Verb.Validate => "validate",
        Verb.Elements => "elements",
        Verb.Shards => "shards",
        _ => "run",
    };
}
