using GitOpsSets.Engine.Yaml;

namespace GitOpsSets.Engine.Tests.Yaml;

/// <summary>Shortcuts for texts that tests write.</summary>
internal static class Written
{
    public const string File = "sets/app.yaml";

    public static YamlMapping Mapping(string text) => (YamlMapping)YamlReader.ReadFirst(text, File, YamlLimits.Default)!;

    public static YamlException Refused(string text, YamlLimits? limits = null) =>
        Assert.Throws<YamlException>(() => YamlReader.ReadFirst(text, File, limits ?? YamlLimits.Default));
}
