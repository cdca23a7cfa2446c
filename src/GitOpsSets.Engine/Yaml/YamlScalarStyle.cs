namespace GitOpsSets.Engine.Yaml;

/// <summary>How a text was written in YAML.</summary>
public enum YamlScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single quotes.</summary>
    SingleQuoted,

    /// <summary>In double quotes, where backslashes escape.</summary>
    DoubleQuoted,

    /// <summary>A block after <c>|</c>, whose lines are kept.</summary>
    Literal,

    /// <summary>A block after <c>&gt;</c>, whose lines are joined.</summary>
    Folded,
}
