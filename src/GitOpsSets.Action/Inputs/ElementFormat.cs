namespace GitOpsSets.Action.Inputs;

/// <summary>How elements are printed.</summary>
internal enum ElementFormat
{
    /// <summary>As YAML.</summary>
    Yaml,

    /// <summary>As JSON.</summary>
    Json,
}
