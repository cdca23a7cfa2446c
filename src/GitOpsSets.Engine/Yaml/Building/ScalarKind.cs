namespace GitOpsSets.Engine.Yaml.Building;

/// <summary>What an untagged plain text means in YAML 1.1 as go-yaml reads it.</summary>
internal enum ScalarKind
{
    Text,
    Null,
    True,
    False,
    Integer,
    Float,
}
