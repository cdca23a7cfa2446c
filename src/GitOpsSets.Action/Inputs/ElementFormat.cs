namespace GitOpsSets.Action.Inputs;

/// <summary>How elements are printed.</summary>
internal enum ElementFormat
{
    /// <summary>As a table for people.</summary>
    Table,

    /// <summary>As YAML.</summary>
    Yaml,

    /// <summary>As JSON.</summary>
    Json,
}
