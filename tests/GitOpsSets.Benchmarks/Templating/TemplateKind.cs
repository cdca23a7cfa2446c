namespace GitOpsSets.Benchmarks.Templating;

/// <summary>What a template mostly consists of.</summary>
public enum TemplateKind
{
    /// <summary>Text with a few values in it.</summary>
    Plain,

    /// <summary>Conditions, loops and variables.</summary>
    Branches,

    /// <summary>Pipelines of functions.</summary>
    Pipelines,

    /// <summary>Templates that call templates.</summary>
    Nested,
}
