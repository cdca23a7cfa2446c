namespace GitOpsSets.Action.Inputs;

/// <summary>What the program is asked to do.</summary>
[Flags]
internal enum Verb
{
    /// <summary>Nothing yet.</summary>
    None = 0,

    /// <summary>The whole pipeline.</summary>
    Run = 1,

    /// <summary>Objects to standard output.</summary>
    Render = 2,

    /// <summary>What a run would change.</summary>
    Diff = 4,

    /// <summary>Checks without network.</summary>
    Validate = 8,

    /// <summary>What generators yield.</summary>
    Elements = 16,

    /// <summary>Which shards of the sets have work.</summary>
    Shards = 128,

    /// <summary>Says how to use it.</summary>
    Help = 32,

    /// <summary>Says which version it is.</summary>
    Version = 64,

    /// <summary>The verbs that look at the whole repository's output.</summary>
    Pipeline = Run | Diff,

    /// <summary>The verbs that take definition files by name.</summary>
    TakesFiles = Render | Validate | Elements,

    /// <summary>The verbs that ask sources.</summary>
    AsksSources = Run | Render | Diff | Elements,

    /// <summary>Every verb that works on definitions.</summary>
    All = Run | Render | Diff | Validate | Elements | Shards,
}
