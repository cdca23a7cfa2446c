using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Fuzz.Targets;

/// <summary>Compares trees as those who read a file see them: <c>-0</c> and <c>0.0</c> are <c>0</c>, order of keys is none.</summary>
internal static class Trees
{
    public static bool AreSame(YamlNode expected, YamlNode actual) => (expected, actual) switch
    {
        (YamlString one, YamlString other) => one.Value == other.Value,
        (YamlNull, YamlNull) => true,
        (YamlBoolean one, YamlBoolean other) => one.Value == other.Value,
        (YamlInteger one, YamlInteger other) => one.Value == other.Value,
        (YamlFloat or YamlInteger, YamlFloat or YamlInteger) => Number(expected) == Number(actual),
        (YamlSequence one, YamlSequence other) => one.Items.Length == other.Items.Length && one.Items.Zip(other.Items).All(pair => AreSame(pair.First, pair.Second)),
        (YamlMapping one, YamlMapping other) => one.Count == other.Count && one.Entries.All(entry => other[entry.Key] is { } value && AreSame(entry.Value, value)),
        _ => false,
    };

    private static double Number(YamlNode node) => node is YamlFloat number ? number.Value : (double)((YamlInteger)node).Value;
}
